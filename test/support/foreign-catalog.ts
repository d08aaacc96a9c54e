/**
 * A catalog as the world writes schemas: some 300 tools in the proportions found among ten thousand tools of real servers, with every oddity that
 * was found there. Reproducible: a seed gives the same catalog everywhere.
 */

import type { JsonObject } from "../../contract/index.ts";
import { monsters } from "./foreign/monsters.ts";
import { oddities } from "./foreign/oddities.ts";
import { refused } from "./foreign/refused.ts";
import { commonSchema, dialectUris } from "./foreign/styles.ts";
import { randomFrom } from "./random.ts";

export interface ForeignTool {
  /** As its server spells it; not always a name that a client takes. */
  readonly name: string;
  readonly input: JsonObject;
  readonly output?: JsonObject | undefined;
  readonly description?: string | undefined;
  /** The codes one of which has to be among the errors of its file; absent for a tool that is served. */
  readonly refusedBy?: readonly string[] | undefined;
}

export interface ForeignFile {
  /** Below the catalog folder. */
  readonly path: string;
  readonly text: string;
  readonly tool: ForeignTool;
}

const commonTools = 200;

/** Names in the fashions of the world, the longest of 71 characters. */
const fashions: readonly ((stem: string, index: number) => string)[] = [
  (stem, index) => `${stem}_${index}`,
  (stem, index) => `${stem}-${index}`,
  (stem, index) => `${camel(stem)}${index}`,
  (stem, index) => `${stem}.${index}`,
  (stem, index) => `mcp__server-${index}__${stem}`,
  (stem, index) => `${stem}_${index}_`.padEnd(71, "x"),
  (stem, index) => `${index}-${stem.toUpperCase()}`,
];
const stems = ["get_issue", "list_files", "run_query", "create_page", "search", "delete", "class", "default", "export", "then"];

/** The catalog's files, each with the tool it holds. */
export function foreignCatalog(seed: number): readonly ForeignFile[] {
  const random = randomFrom(seed);
  const pick = <T>(list: readonly [T, ...T[]] | readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const common = Array.from({ length: commonTools }, (_, index): ForeignTool => {
    const name = pick(fashions)(pick(stems), index);
    const share = random();
    const dialect =
      share < 0.5 ? undefined : share < 0.88 ? "draft-07" : pick(["2020-12", "2020-12", "2019-09", "draft-06", "draft-04"] as const);
    const input = commonSchema(random, dialect);
    const output = random() < 0.25 ? commonSchema(random, dialect) : undefined;
    return {
      name,
      input,
      output,
      description: pick([undefined, "Does it.", "Does it.\n\nArgs:\n    x: what */ `\u0024{process.exit(1)}` @ts-nocheck"]),
    };
  });
  const tools = [...common, ...monsters(dialectUris), ...oddities, ...refused];
  return tools.map((tool, index) => ({ path: pathOf(tool, index), text: textOf(tool, random()), tool }));
}

const folders = ["", "github", "my server #1 (50%)", "Ünïcode/深い", "con", "a.b/c", "node_modules_like", "-dash"];

function pathOf({ name }: ForeignTool, index: number): string {
  const folder = folders[index % folders.length] ?? "";
  const file = `${String(index).padStart(3, "0")}-${name.replace(/[^A-Za-z0-9_.-]+/g, "_").slice(0, 60)}.tool.json`;
  return folder === "" ? file : `${folder}/${file}`;
}

/** Written as programs write it: on one line, indented, with the line ends of Windows or a byte order mark. */
function textOf({ name, description, input, output }: ForeignTool, fashion: number): string {
  const document = { apiVersion: "toolwright/v1", kind: "Tool", name, description: description ?? "A tool of somebody's.", input, output };
  if (fashion < 0.3) return JSON.stringify(document);
  const text = `${JSON.stringify(document, null, fashion < 0.7 ? 2 : "\t")}\n`;
  if (fashion > 0.95) return `\ufeff${text}`;
  return fashion > 0.9 ? text.replaceAll("\n", "\r\n") : text;
}

function camel(words: string): string {
  return words.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}
