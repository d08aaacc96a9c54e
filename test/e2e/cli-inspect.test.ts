import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeWorkspace, type Running, serving, toolwright, type Workspace } from "../support/project.ts";

const definitions = {
  "rules.resource.yaml": `kind: Resource
name: rules
title: The rules
description: How we work.
uri: docs://rules
mimeType: text/plain
scopes: [calendar:read]
text: We work.
`,
  "greet.prompt.yaml": `kind: Prompt
name: greet
description: Begins a talk.
scopes: []
arguments:
  - { name: who, description: Who is greeted., required: true }
  - { name: how, description: In which way., values: [plainly, warmly] }
messages:
  - { role: user, content: 'Greet {{who}} {{how}}.' }
`,
  "rules.prompt.yaml": `kind: Prompt
name: rules
description: Asks for the rules.
scopes: []
messages:
  - { role: user, content: What are the rules? }
`,
  "desk.context.yaml": `kind: Context
name: desk
description: Who sits where.
schema: { type: object, additionalProperties: { type: string, maxLength: 40, description: A name. } }
readers: [calendar:read]
writers: [calendar:write]
`,
  "closed.prompt.yaml": `kind: Prompt
name: closed
description: For others.
scopes: [others:read]
messages:
  - { role: user, content: psst }
`,
};

describe("a catalog with more than tools", () => {
  let workspace: Workspace;
  let running: Running & { readonly url: string };

  beforeAll(async () => {
    workspace = makeWorkspace();
    await toolwright(workspace.dir, ["init", "."]);
    for (const [name, text] of Object.entries(definitions))
      writeFileSync(join(workspace.dir, "catalog", name), `apiVersion: toolwright/v1\n${text}`);
  });

  afterAll(async () => {
    await running.end();
    workspace.remove();
  });

  const inspect = (...args: string[]) => toolwright(workspace.dir, ["inspect", ...args, "--url", running.url]);

  it("is counted whole by generate, lint and the first screen (cli.holdings)", async () => {
    const holdings = "1 tool, 1 resource, 3 prompts and 1 context";
    expect((await toolwright(workspace.dir, ["generate"])).err).toMatch(
      new RegExp(`^generated/ holds ${holdings}: \\d+ files written\\.$`, "m"),
    );
    expect((await toolwright(workspace.dir, ["generate"])).err).toMatch(
      new RegExp(`^generated/ holds ${holdings}: nothing to change\\.$`, "m"),
    );
    const { out } = await toolwright(workspace.dir, ["generate", "--format", "json"]);
    expect((JSON.parse(out) as { summary: object }).summary).toMatchObject({ tools: 1, resources: 1, prompts: 3, contexts: 1 });
    running = await serving(workspace.dir, ["serve"]);
    expect(running.printed.out).toContain(`Toolwright serves ${holdings} to 1 agent at http`);
  });

  it("is named to an agent as far as it may use it (cli.inspect)", async () => {
    const key = /assistant {2}(\S+)/.exec(running.printed.out)?.[1] ?? "";
    const seen = JSON.parse((await inspect("--format", "json", "--key", key)).out) as object;
    expect(seen).toMatchObject({ agentId: "assistant", resources: ["rules"], prompts: ["greet", "rules"], contexts: ["desk"] });
    expect((await inspect("--key", key)).out).toMatch(/^Resources {2}rules\nPrompts {4}greet, rules\nContexts {3}desk\n/m);
  });

  it("is listed to an agent as far as it may use it, by names that inspect takes (cli.list)", async () => {
    const key = /assistant {2}(\S+)/.exec(running.printed.out)?.[1] ?? "";
    const list = (...args: string[]) => toolwright(workspace.dir, ["list", "--url", running.url, "--key", key, ...args]);
    const { code, out, err } = await list();
    expect([code, err]).toEqual([0, '1 tool, 1 resource, 2 prompts and 1 context for agent "assistant".\n']);
    expect(out.split("\n").map((line) => line.split(/ +/).slice(0, 2).join(" "))).toEqual([
      "count_working_days 1.0.0",
      "resource/rules docs://rules",
      "prompt/greet Begins",
      "prompt/rules Asks",
      "context/desk Who",
      "",
    ]);
    const listed = JSON.parse((await list("--format", "json")).out) as object;
    expect(listed).toMatchObject({
      tools: [{ name: "count_working_days" }],
      resources: [{ name: "rules", uri: "docs://rules", mimeType: "text/plain" }],
      prompts: [{ name: "greet", arguments: [{ name: "who" }, { name: "how" }] }, { name: "rules" }],
      contexts: [{ name: "desk", readers: ["calendar:read"] }],
      summary: { agentId: "assistant", tools: 1, resources: 1, prompts: 2, contexts: 1 },
    });
    expect(JSON.stringify(listed)).not.toContain("We work.");
  });

  it.each([
    [
      "rules",
      /^rules: The rules\nHow we work\.\n\nAddress {4}docs:\/\/rules\nType {7}text\/plain\nContents {3}a text\n[\s\S]*Scopes {5}calendar:read\n/,
    ],
    ["prompt/rules", /^rules\nAsks for the rules\.\n\nMessages {3}its own messages\n/],
    ["greet", /\nArguments\nwho: \(required\) Who is greeted\.\nhow: \(optional; one of plainly, warmly\) In which way\.\n$/],
    [
      "desk",
      /^desk\nWho sits where\.\n\nId {9}desk\nReaders {4}calendar:read\nWriters {4}calendar:write\nLimits {5}\d+ bytes, never forgotten\n\nValue\n/,
    ],
  ])("shows each of its definitions whole: %s (cli.inspect)", async (name, page) => {
    expect(await inspect(name)).toMatchObject({ code: 0, out: expect.stringMatching(page) as string, err: "" });
  });

  it("gives a definition as JSON, without what it holds", async () => {
    const { out } = await inspect("resource/rules", "--format", "json");
    expect(JSON.parse(out)).toMatchObject({ name: "rules", uri: "docs://rules", source: "text" });
    expect(out).not.toContain("We work.");
  });

  it.each([
    ["greeet", 'Did you mean "greet"?'],
    ["prompt/greeet", 'Did you mean "greet"?'],
    ["nothing_like_it", "Run `toolwright inspect` for what it sees."],
  ])("says which name may have been meant: %s", async (name, next) => {
    const { code, out, err } = await inspect(name);
    const words = `toolwright: Agent "dev" sees no tool, resource, prompt or context named "${name}". ${next}\n`;
    expect([code, out, err]).toEqual([1, "", words]);
  });
});
