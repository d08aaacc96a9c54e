/** Reads what the documents promise: fenced blocks, links, named tests. Runs nothing. */

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));

export interface Block {
  /** First word after the fence: `sh`, `yaml`, `json`. */
  readonly language: string;
  /** Second word: for a file its path, for JSON what it is. */
  readonly label: string;
  readonly text: string;
  /** Of the opening fence, from 1. */
  readonly line: number;
}

/** @throws {Error} When a fence is not closed. */
export function blocksOf(markdown: string): readonly Block[] {
  const blocks: Block[] = [];
  let open: { readonly info: readonly string[]; readonly line: number; readonly lines: string[] } | undefined;
  for (const [index, text] of markdown.split("\n").entries()) {
    if (!text.startsWith("```")) open?.lines.push(text);
    else if (open === undefined) open = { info: text.slice(3).trim().split(/\s+/), line: index + 1, lines: [] };
    else {
      blocks.push({ language: open.info[0] ?? "", label: open.info[1] ?? "", text: `${open.lines.join("\n")}\n`, line: open.line });
      open = undefined;
    }
  }
  if (open !== undefined) throw new Error(`the fence opened in line ${open.line} is not closed`);
  return blocks;
}

/** Targets of relative links, without what follows `#`. */
export function linksOf(markdown: string): readonly string[] {
  const prose = markdown.replaceAll(/```[\s\S]*?```/g, "");
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = ""]) => target.split("#", 1)[0] ?? "")
    .filter((target) => target !== "" && !/^[a-z]+:/.test(target));
}

/** Every page a person wrote, relative to the root; the generated reference has tests of its own. */
export function handwrittenPages(): readonly string[] {
  const top = readdirSync(root).filter((name) => name.endsWith(".md"));
  const below = readdirSync(`${root}docs`, { recursive: true, encoding: "utf8" }).map((path) => `docs/${path.replaceAll("\\", "/")}`);
  return [...top, ...below.filter((path) => path.endsWith(".md") && !path.startsWith("docs/reference/"))].sort();
}

export function readPage(path: string): string {
  return readFileSync(root + path, "utf8");
}
