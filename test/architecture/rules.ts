/** Who may import whom, and why: the import table of ARCHITECTURE.md as data. Judges nothing itself. */

/**
 * A folder ends in `/` and means all below it; anything else is one file, `node:…`, or a package. `*` means any.
 */
export type Place = string;

/** What a room may reach. A room may always import itself. */
export interface Room {
  readonly room: Place;
  readonly may: readonly Place[];
  /** With `import type` only: gone when the code runs. */
  readonly mayTypes?: readonly Place[];
  readonly packages: readonly string[];
  readonly node: boolean;
  readonly why: string;
}

export const rooms: readonly Room[] = [
  {
    room: "contract/",
    may: [],
    packages: [],
    node: false,
    why: "Every room and every browser can hold the words, so the words hold nothing.",
  },
  {
    room: "validation/",
    may: ["contract/"],
    packages: ["ajv", "ajv-formats", "re2js"],
    node: false,
    why: "One opinion about what is valid, at build and at run; a stranger's generated validators import it alone.",
  },
  {
    room: "messages/",
    may: ["contract/", "validation/"],
    packages: [],
    node: false,
    why: "Made by the generator, which never imports it: no circle.",
  },
  {
    room: "generator/",
    may: ["contract/", "validation/"],
    packages: ["yaml", "handlebars", "json-schema-to-typescript", "ajv"],
    node: true,
    why: "A compiler must run when the server does not compile.",
  },
  {
    room: "runtime/",
    may: ["contract/", "messages/", "validation/"],
    packages: [
      "@opentelemetry/api",
      "@opentelemetry/exporter-trace-otlp-http",
      "@opentelemetry/resources",
      "@opentelemetry/sdk-trace-node",
      "express",
      "helmet",
      "ioredis",
      "jose",
      "pino",
      "prom-client",
      "ws",
    ],
    node: true,
    why: "It ships without YAML, templates and the type emitter.",
  },
  {
    room: "client/",
    may: ["contract/", "messages/"],
    mayTypes: ["generated/tools.ts"],
    packages: ["ws"],
    node: true,
    why: "It runs in a browser.",
  },
  {
    room: "cli/",
    may: ["contract/", "validation/", "messages/", "generator/", "runtime/", "client/"],
    packages: ["chokidar", "commander", "esbuild"],
    node: true,
    why: "Composition: it makes choices and holds no rules, and it knows no particular project.",
  },
  {
    room: "handlers/",
    may: ["contract/", "demo/"],
    mayTypes: ["generated/tools.ts"],
    packages: ["*"],
    node: true,
    why: "Business code must not know who calls, or how.",
  },
  {
    room: "generated/",
    may: ["contract/", "validation/"],
    mayTypes: ["handlers/"],
    packages: [],
    node: false,
    why: "Joining is the registry's only job; the rest stands alone in a stranger's project.",
  },
  {
    room: "demo/",
    may: [],
    packages: ["*"],
    node: true,
    why: "The demo's data and rules are any company's code: they would be the same without us.",
  },
  {
    room: "bench/",
    may: ["contract/", "validation/", "messages/", "generator/", "runtime/", "client/", "cli/"],
    packages: ["ajv", "ajv-formats", "esbuild", "ws", "yaml"],
    node: true,
    why: "It measures the others from outside, beside bare loops of the packages they are made of; nothing imports it.",
  },
];

/** Where a room's row is too coarse for one of its files. */
export const exceptions: readonly { readonly file: Place; readonly may: readonly Place[]; readonly why: string }[] = [
  { file: "generated/registry.js", may: ["handlers/"], why: "The registry joins descriptors, validators and handlers by thunks." },
  { file: "generated/client.ts", may: ["client/"], why: "The typed client is our client with the catalog's types." },
];

/** Something that only the named places may import, or that the named places may not. */
export interface Wall {
  readonly name: string;
  readonly from: readonly Place[];
  readonly notFrom?: readonly Place[];
  readonly to: readonly Place[];
  readonly notTo?: readonly Place[];
  readonly why: string;
}

export const walls: readonly Wall[] = [
  {
    name: "invoke, asking, offers and context know neither protocols nor transports",
    from: ["runtime/invoke/", "runtime/asking/", "runtime/offers/", "runtime/context/"],
    to: ["runtime/protocols/", "runtime/transports/", "runtime/session/", "runtime/dispatch/", "runtime/assembly/", "runtime/server.ts"],
    why: "The pipeline is written once; a second protocol or transport must not reach into it.",
  },
  {
    name: "protocols do not know transports",
    from: ["runtime/protocols/"],
    to: ["runtime/transports/", "runtime/session/"],
    notTo: ["runtime/transports/transport.ts"],
    why: "A protocol is a codec: the same one serves every pipe.",
  },
  {
    name: "transports do not know protocols",
    from: ["runtime/transports/", "runtime/session/"],
    to: ["runtime/protocols/"],
    notTo: ["runtime/protocols/protocol.ts"],
    why: "A transport is a pipe: it carries frames it cannot read.",
  },
  {
    name: "drivers are chosen where the server is put together",
    from: ["runtime/"],
    notFrom: [
      "runtime/assembly/",
      "runtime/index.ts",
      "runtime/context/stores/",
      "runtime/shared/drivers/",
      "runtime/bindings/",
      "runtime/protocols/",
      "runtime/transports/",
    ],
    to: ["runtime/context/stores/", "runtime/shared/drivers/", "runtime/bindings/", "runtime/protocols/", "runtime/transports/"],
    notTo: ["runtime/bindings/binding.ts", "runtime/protocols/protocol.ts", "runtime/transports/transport.ts"],
    why: "Another store, binding, protocol or transport is one new file and one line in runtime/assembly/.",
  },
  {
    name: "nobody inside a room goes through its door",
    from: ["runtime/", "generator/", "client/"],
    to: ["runtime/index.ts", "generator/index.ts", "client/index.ts"],
    why: "A door is for other rooms; from inside it is a circle waiting to close.",
  },
  {
    name: "drivers do not know each other",
    from: ["runtime/context/stores/", "runtime/shared/drivers/", "runtime/bindings/"],
    to: ["runtime/protocols/", "runtime/transports/", "runtime/session/", "runtime/dispatch/"],
    why: "A driver fills one port and can be replaced alone.",
  },
  {
    name: "generator/disk is for the cli",
    from: ["generator/"],
    notFrom: ["generator/disk/"],
    to: ["generator/disk/"],
    why: "Text in, files and diagnostics out: whoever embeds the compiler decides what touches the disk.",
  },
  {
    name: "only generator/disk touches the disk",
    from: ["generator/"],
    notFrom: ["generator/disk/"],
    to: ["node:fs", "node:fs/promises", "node:child_process", "node:worker_threads", "node:os", "node:process"],
    why: "Emitters are pure: no disk, clock, locale or environment reaches their output.",
  },
  {
    name: "the type emitter is told lowered types alone",
    from: ["generator/"],
    notFrom: ["generator/emit/print-types.ts", "generator/emit/printing-steps.ts", "generator/emit/type-schema.ts"],
    to: ["json-schema-to-typescript"],
    why: "It obeys keywords, titles and addresses of any schema it is given; an author's schema must not steer it.",
  },
  {
    name: "what a built server carries has no compiler",
    from: ["cli/entry/", "cli/serving/"],
    to: ["generator/", "cli/commands/", "cli/templates/", "esbuild", "commander", "chokidar"],
    why: "dist/ runs in an image that has neither a compiler nor the catalog's text.",
  },
];

/** Bottom up: a unit may import the layers below it; units of one layer are strangers. */
export const generatorLayers: readonly (readonly Place[])[] = [
  ["generator/version.ts"],
  ["generator/text/"],
  ["generator/diagnostics/"],
  ["generator/parse/"],
  ["generator/model/"],
  ["generator/schema/"],
  ["generator/bind/"],
  ["generator/lint/", "generator/emit/"],
  ["generator/analyze.ts", "generator/change/"],
  ["generator/compile.ts"],
  ["generator/index.ts", "generator/disk/"],
];

/** A module's name that is computed cannot be judged, so each place that computes one has a reason. */
export const computedImports: Readonly<Record<Place, string>> = {
  "runtime/registry/load-registry.ts": "The registry is a URL in the settings: the runtime compiles with no catalog at all.",
  "demo/build/": "The places package is read at first start and must not be bundled.",
};

/** Reached by browsers: what these load when they start may not be Node's. */
export const browserDoors: readonly Place[] = ["contract/index.ts", "client/index.ts"];

/** Packages that run in a browser as they are. The client checks messages by the wire's own validators, which bring them along. */
export const browserPackages: readonly string[] = ["ajv", "ajv-formats", "re2js"];
