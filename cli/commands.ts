/** Every command: one table. What a command needs is loaded when it runs, so that starting stays quick. */

import { serverOptions } from "../runtime/config/options.ts";
import { type CommandSpec, findingFormats, type OptionSpec } from "./command.ts";

const lenient: OptionSpec = { flags: "--lenient", summary: "take foreign schemas as they are, with warnings" };

const watchFlag: OptionSpec = { flags: "--watch", summary: "take in every change of the catalog, as SIGHUP does" };

const connection: readonly OptionSpec[] = [
  { flags: "--url <url>", summary: "server to ask; default: the project's own, on this machine" },
  { flags: "--key <key>", summary: "the agent's key; better: TOOLWRIGHT_KEY, since other users can read command lines" },
];

const serverFlags: readonly OptionSpec[] = Object.values(serverOptions).map((option) => ({
  flags: typeof option.default === "boolean" ? option.flag : `${option.flag} <${"unit" in option ? option.unit : "value"}>`,
  summary: `${option.meaning} (${option.env})`,
}));

export const commands: readonly CommandSpec[] = [
  {
    name: "init",
    summary: "Make a new project that generates, type-checks, tests and serves as it is.",
    arguments: [["[dir]", "folder to make it in; default: this one"]],
    examples: ["toolwright init my-tools"],
    load: () => import("./commands/init.ts"),
  },
  {
    name: "new",
    summary: "Write a new catalog file.",
    arguments: [
      ["<kind>", "tool, schema, agent, context, toolset, resource or prompt"],
      ["<name>", "its name, with the catalog folder before it where it has one: shipments/track_shipment"],
    ],
    examples: ["toolwright new tool shipments/track_shipment"],
    load: () => import("./commands/new.ts"),
  },
  {
    name: "generate",
    summary: "Compile the catalog into types, validators, stubs and documents.",
    options: [
      { flags: "--check", summary: "write nothing; fail when the generated files are not what the catalog says" },
      { flags: "--watch", summary: "go on, and generate again at every change" },
      lenient,
    ],
    formats: findingFormats,
    load: () => import("./commands/generate.ts"),
  },
  {
    name: "build",
    summary: "Bundle generated code and handlers into dist/, ready for node dist/server.js.",
    options: [{ flags: "--standalone", summary: "bundle packages as well, so that dist/ runs without node_modules" }, lenient],
    formats: findingFormats,
    load: () => import("./commands/build.ts"),
  },
  {
    name: "lint",
    summary: "Check the catalog without writing anything.",
    options: [lenient],
    formats: findingFormats,
    load: () => import("./commands/lint.ts"),
  },
  {
    name: "test",
    summary: "Run every tool's examples against its handler.",
    arguments: [["[tools...]", "names of the tools to test; default: all"]],
    options: [lenient],
    formats: ["text", "json", "junit"],
    load: () => import("./commands/test.ts"),
  },
  {
    name: "serve",
    summary: "Build and serve the catalog.",
    options: [
      ...serverFlags,
      { flags: "--stdio", summary: "speak MCP on standard input and output, as the agent of TOOLWRIGHT_KEY, instead of listening" },
      { flags: "--print-config", summary: "print every setting with its origin, and end" },
      watchFlag,
      lenient,
    ],
    load: () => import("./commands/serve.ts"),
  },
  {
    name: "dev",
    summary: "Serve, and generate, build and reload at every change.",
    options: [...serverFlags, lenient],
    load: () => import("./commands/dev.ts"),
  },
  {
    name: "call",
    summary: "Call a tool of a running server; the result is JSON on standard output.",
    arguments: [
      ["<tool>", "name of the tool"],
      ["[arguments]", "JSON, @file, or - for standard input"],
    ],
    options: [
      { flags: "--arg <name=value>", summary: "one argument; JSON where it reads as such, else a text", repeatable: true },
      { flags: "--context <id>", summary: "the shared context the call is about" },
      { flags: "--deadline <time>", summary: "how long the server may take, such as 500ms or 5s" },
      ...connection,
    ],
    examples: [
      `toolwright call track_shipment '{"shipment_id":"SHP-000001"}'`,
      "toolwright call track_shipment --arg shipment_id=SHP-000001",
    ],
    load: () => import("./commands/call.ts"),
  },
  {
    name: "list",
    summary: "List the tools an agent may call, and the resources, prompts and contexts it may use.",
    options: [{ flags: "--toolset <name>", summary: "only the tools of this tool set" }, ...connection],
    formats: ["text", "json"],
    load: () => import("./commands/list.ts"),
  },
  {
    name: "inspect",
    summary: "Show one tool, resource, prompt or context whole: schemas, scopes, limits, errors and examples.",
    arguments: [["[name]", "what to show, such as track_shipment or prompt/explain_delay; without it, what the agent is and sees"]],
    options: [
      ...connection,
      { flags: "--mcp-config", summary: "print what MCP hosts are told to use this catalog, as JSON to paste; holds the key" },
      { flags: "--server-json", summary: "print the entry of this server for the MCP registry, from toolwright.yaml and package.json" },
    ],
    formats: ["text", "json"],
    load: () => import("./commands/inspect.ts"),
  },
  {
    name: "explain",
    summary: "Say what a code means and how to mend it.",
    arguments: [["<code>", "a finding's or an error's code, such as SCHEMA_UNKNOWN_KEYWORD"]],
    formats: ["text", "json"],
    load: () => import("./commands/explain.ts"),
  },
  {
    name: "doctor",
    summary: "Check this machine and project for what commonly goes wrong.",
    formats: ["text", "json"],
    load: () => import("./commands/doctor.ts"),
  },
  {
    name: "agent",
    summary: "Show the agents of the catalog and their keys; make, replace and revoke keys, also under running servers.",
    arguments: [
      ["<action>", "list, add, rotate or revoke"],
      ["[name]", "with add, rotate and revoke: the agent"],
      ["[key]", "with revoke: the public name of the key, as list shows it"],
    ],
    options: [
      { flags: "--overlap <time>", summary: "with rotate: how long the key before goes on counting; default: 24h" },
      { flags: "--expires <time>", summary: "with add and rotate: after how long the new key ends, such as 90d; default: never" },
      { flags: "--all", summary: "with revoke: every key of the agent" },
      { flags: "--wait [time]", summary: "end when running servers have taken it, or fail after this time; default: 10s" },
      {
        flags: "--url <url>",
        summary: "with --wait: a server to ask; may be given for each replica; default: the project's own",
        repeatable: true,
      },
    ],
    formats: ["text", "json"],
    examples: [
      "toolwright agent list",
      "toolwright agent add dispatcher",
      "toolwright agent rotate dispatcher --overlap 24h --expires 90d",
      "toolwright agent revoke dispatcher 3f0c1d2e4b5a6978 --wait",
    ],
    load: () => import("./commands/agent.ts"),
  },
];
