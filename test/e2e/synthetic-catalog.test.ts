/** A thousand tools that nobody wrote by hand: generated, type-checked, served and called over a real WebSocket. */

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { benchAgent, syntheticCatalog, syntheticTools } from "../../bench/synthetic-catalog.ts";
import type { CompiledCatalog } from "../../generator/compile.ts";
import type { Reported } from "../../generator/diagnostics/diagnostic.ts";
import { sourceFile } from "../../generator/text/source-file.ts";
import { createServer } from "../../runtime/server.ts";
import type { Server } from "../../runtime/server-port.ts";
import { compile, strangersProject, treeOf, typeErrors, writeTree } from "../support/compiled-project.ts";
import { recordingLogger } from "../support/logger.ts";
import { connectPeer, type Peer } from "../support/peer.ts";
import { namedKeys } from "../support/server.ts";

const tools = 1_000;
const made = [...syntheticTools({ tools })];
const key = `key-${benchAgent.name}`;

let compiled: Reported<CompiledCatalog>;
let project: ReturnType<typeof strangersProject>;
let server: Server;
let peer: Peer;

beforeAll(async () => {
  compiled = await compile([...syntheticCatalog({ tools })].map(({ path, text }) => sourceFile(path, text)));
  project = strangersProject();
  writeTree(project.folder, treeOf(compiled.value.files));
  server = await createServer({
    registry: pathToFileURL(join(project.folder, "generated/registry.js")),
    authenticator: { authenticate: (credential) => namedKeys(server.agents).authenticate(credential) },
    logger: recordingLogger(),
    settings: { port: 0 },
  });
  const { port } = await server.listen();
  peer = await connectPeer(`ws://127.0.0.1:${port}/ws`, { key });
}, 300_000);

afterAll(async () => {
  await peer?.close();
  await server?.stop();
  project?.remove();
});

describe("a catalog of a thousand tools", () => {
  it("is the same in every run, and a smaller one is its beginning", () => {
    const texts = (many: number) => [...syntheticCatalog({ tools: many })].map(({ path, text }) => `${path}\n${text}`);
    expect(texts(20)).toEqual(texts(20));
    expect(texts(20)).toEqual(texts(30).slice(0, texts(20).length));
    expect(new Set(made.map(({ path }) => path)).size).toBe(tools);
  });

  it("compiles without a finding", () => {
    expect(compiled.diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
    expect(compiled.value.model.tools).toHaveLength(tools);
  });

  it("type-checks for a stranger who is as strict as can be, and catches a wrong caller", () => {
    const last = made.at(-1)?.name ?? "";
    const caller = `import type { Tools } from "./generated/tools.ts";\nexport const input: Tools["${last}"]["input"] = 7;\n`;
    writeTree(project.folder, { "caller.ts": caller });
    expect(typeErrors(project.folder).map((line) => line.split(": ", 1)[0])).toEqual(["caller.ts(2,14)"]);
  }, 300_000);

  it("answers calls of tools from its beginning to its end, each with its example", async () => {
    const called = made.filter((_, index) => index % 97 === 0);
    const answers = await Promise.all(called.map(({ name, exampleInput }, index) => peer.call(`call-${index}`, name, exampleInput)));
    const examples = called.map(({ document }) => (document.examples as readonly { readonly output: unknown }[])[0]?.output);
    expect(answers.map(({ result, error }) => result ?? error)).toEqual(examples);
  });

  it("refuses arguments outside a tool's schema, by name of the field", async () => {
    const [tool] = made;
    const answer = await peer.call("wrong", tool?.name ?? "", { ...tool?.exampleInput, nobody_asked: true });
    expect(answer).toMatchObject({ ok: false, error: { code: "INVALID_ARGUMENT", details: [{ rule: "additionalProperties" }] } });
  });

  it("lists every tool, page by page", async () => {
    const names: unknown[] = [];
    let cursor: unknown;
    do {
      const page = await peer.ask({
        type: "catalogRequest",
        id: `page-${names.length}`,
        limit: 300,
        ...(cursor === undefined ? {} : { cursor }),
      } as never);
      names.push(...(page.tools as unknown as readonly { readonly name: string }[]).map(({ name }) => name));
      cursor = page.next_cursor;
    } while (cursor !== undefined);
    expect(names).toEqual(made.map(({ name }) => name).sort());
  });
});
