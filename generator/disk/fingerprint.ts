/** Which generator this is: what it keeps between runs is void for any other. */

import { readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { sha256 } from "../model/digest.ts";
import { generatorVersion } from "../version.ts";

/** The folders whose code, or data, reaches emitted text. */
const rooms = ["../", "../../validation/", "../../contract/", "../../messages/generated/"];
/** Packages whose code reaches emitted text. */
const packages = ["ajv", "ajv-formats", "handlebars", "json-schema-to-typescript", "re2js", "yaml"];

/** @returns A digest over versions, and over sizes and times of the generator's own files: a build of the same version differs too. */
export function generatorFingerprint(): string {
  return sha256(JSON.stringify([generatorVersion, process.versions.node, packages.map(versionOf), rooms.flatMap(filesOf)]));
}

function versionOf(name: string): string {
  try {
    const manifest: unknown = JSON.parse(readFileSync(createRequire(import.meta.url).resolve(`${name}/package.json`), "utf8"));
    return typeof manifest === "object" && manifest !== null && "version" in manifest ? `${name} ${String(manifest.version)}` : name;
  } catch {
    return name;
  }
}

/** Inside a bundle the rooms are not beside this module, and its version has to speak for it. */
const standsInItsRoom = /\/generator\/disk\/fingerprint\.[jt]s$/.test(import.meta.url);

function filesOf(room: string): readonly string[] {
  if (!standsInItsRoom) return [room];
  try {
    const folder = fileURLToPath(new URL(room, import.meta.url));
    return readdirSync(folder, { recursive: true, encoding: "utf8" })
      .sort()
      .map((path) => ({ path, facts: statSync(`${folder}/${path}`) }))
      .filter(({ facts }) => facts.isFile())
      .map(({ path, facts }) => `${path} ${facts.size} ${facts.mtimeMs}`);
  } catch {
    return [room];
  }
}
