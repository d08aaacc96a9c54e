/** Judges edges by the import table. Reads nothing. */

import type { Edge } from "./imports.ts";
import { computedImports, exceptions, generatorLayers, type Place, type Room, rooms, walls } from "./rules.ts";

/** @returns One line a breach: where, what, and the reason of the row it breaks. */
export function judge(edges: readonly Edge[]): readonly string[] {
  return edges.flatMap((edge) => [...judgeRoom(edge), ...judgeWalls(edge), ...judgeLayers(edge)].map((words) => breach(edge, words)));
}

function breach({ from, line, to, kind }: Edge, words: string): string {
  return `${from}:${line} ${kind === "type" ? "imports the types of" : "imports"} ${to}: ${words}`;
}

function judgeRoom(edge: Edge): readonly string[] {
  const room = rooms.find((candidate) => within(edge.from, [candidate.room]));
  if (room === undefined) return [`${edge.from} lies in no room of the import table.`];
  return mayReach(room, edge) ? [] : [`${room.room} may import ${allowed(room)}. ${room.why}`];
}

function mayReach(room: Room, { from, to, kind }: Edge): boolean {
  if (to === "(computed)") return Object.keys(computedImports).some((place) => within(from, [place]));
  if (to.startsWith("node:")) return room.node;
  if (isPackage(to)) return room.packages.includes("*") || room.packages.includes(to);
  const places = [room.room, ...room.may, ...(kind === "type" ? (room.mayTypes ?? []) : [])];
  return within(to, places) || exceptions.some((exception) => exception.file === from && within(to, exception.may));
}

function allowed({ may, mayTypes = [], packages, node }: Room): string {
  const reach = [
    ...may,
    ...mayTypes.map((place) => `types of ${place}`),
    ...packages.map((name) => (name === "*" ? "packages" : name)),
    ...(node ? ["node:"] : []),
  ];
  return reach.length === 0 ? "nothing" : reach.join(", ");
}

function judgeWalls({ from, to }: Edge): readonly string[] {
  return walls
    .filter((wall) => within(from, wall.from) && !within(from, wall.notFrom ?? []))
    .filter((wall) => within(to, wall.to) && !within(to, wall.notTo ?? []))
    .map(({ name, why }) => `${name}. ${why}`);
}

function judgeLayers({ from, to }: Edge): readonly string[] {
  if (!from.startsWith("generator/") || !to.startsWith("generator/")) return [];
  const [unit, layer] = layerOf(from);
  const [target, below] = layerOf(to);
  if (unit === undefined) return [`${from} lies in no layer of the generator.`];
  if (target === undefined) return [`${to} lies in no layer of the generator.`];
  return unit === target || below < layer
    ? []
    : [`${unit} lies ${below === layer ? "beside" : "below"} ${target}. The generator is built bottom up.`];
}

function layerOf(path: string): readonly [unit: Place | undefined, layer: number] {
  const layer = generatorLayers.findIndex((units) => within(path, units));
  return [generatorLayers[layer]?.find((unit) => within(path, [unit])), layer];
}

export function within(path: string, places: readonly Place[]): boolean {
  return places.some((place) => (place.endsWith("/") ? path.startsWith(place) : path === place));
}

function isPackage(to: string): boolean {
  return !rooms.some(({ room }) => to.startsWith(room)) && !to.startsWith("..");
}

/** @returns Each circle of files that load each other, as the path that closes it. Types are gone when the code runs. */
export function circles(edges: readonly Edge[]): readonly (readonly string[])[] {
  const next = loadsOf(edges);
  const done = new Set<string>();
  const found: string[][] = [];
  const walk = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) found.push([...path.slice(start), file]);
    if (start >= 0 || done.has(file)) return;
    for (const to of next.get(file) ?? []) walk(to, [...path, file]);
    done.add(file);
  };
  for (const file of next.keys()) walk(file, []);
  return found;
}

/** What each file loads when it is loaded. */
function loadsOf(edges: readonly Edge[]): ReadonlyMap<string, ReadonlySet<string>> {
  const next = new Map<string, Set<string>>();
  for (const { from, to, kind } of edges) {
    if (kind !== "value") continue;
    const targets = next.get(from) ?? new Set();
    next.set(from, targets.add(to));
  }
  return next;
}

/** @returns Everything loaded along with `start`, itself included. */
export function loadedBy(start: string, edges: readonly Edge[]): ReadonlySet<string> {
  const next = loadsOf(edges);
  const seen = new Set<string>();
  const queue = [start];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    queue.push(...(next.get(file) ?? []));
  }
  return seen;
}
