import { describe, expect, it } from "vitest";
import { flagName, type OptionTable, printSettings, resolveOptions, resolveSettings } from "../../../runtime/config/load-config.ts";
import { defaultSettings, type OptionValue, type ServerOption, serverOptions } from "../../../runtime/config/options.ts";

const table: OptionTable = serverOptions;
const rows = Object.entries(table);

/** A value that differs from the default: as text, and as what it must become. */
function sampleFor(option: ServerOption<OptionValue>): { readonly text: string; readonly value: OptionValue } {
  if (option.allowed) return { text: option.allowed.at(-1) ?? "", value: option.allowed.at(-1) ?? "" };
  if (typeof option.default === "number") return { text: String(option.max), value: option.max ?? 0 };
  if (typeof option.default === "boolean") return { text: String(!option.default), value: !option.default };
  const address = option.isUrl ? "https://" : "";
  if (typeof option.default === "string") return { text: `${address}other`, value: `${address}other` };
  const value = ["one", "two"].map((text) => `${address}${text}`.padEnd(option.minCharacters ?? 0, "."));
  return { text: value.join(", "), value };
}

const nothing = { env: {}, flags: {} };

describe("the table of settings", () => {
  it("names every environment variable and every flag once, in one style", () => {
    const envs = rows.map(([, { env }]) => env);
    const flags = rows.map(([, { flag }]) => flag);
    expect(new Set(envs).size).toBe(rows.length);
    expect(new Set(flags).size).toBe(rows.length);
    expect(new Set(flags.map(flagName)).size).toBe(rows.length);
    expect(envs.filter((env) => !/^TOOLWRIGHT_[A-Z]+(_[A-Z]+)*$/.test(env))).toEqual([]);
    expect(flags.filter((flag) => !/^--[a-z]+(-[a-z]+)*$/.test(flag))).toEqual([]);
    expect(envs.map((env) => env.replace("TOOLWRIGHT_", ""))).toEqual(
      flags.map((flag) => flag.slice(2).toUpperCase().replaceAll("-", "_")),
    );
  });

  it.each(rows)("gives %s a default that it would take itself, a range, and words", (name, option) => {
    const { problems, values } = resolveOptions(table, { ...nothing, file: { [name]: option.default } });
    expect([problems, values[name]]).toEqual([[], option.default]);
    if (typeof option.default === "number") expect(option.min).toBeLessThan(option.max ?? 0);
    expect(option.meaning).toMatch(/^[A-Z].*\.$/);
  });
});

describe("resolving settings", () => {
  it.each([
    ["publicUrl", "tools.example.com", "Give auto, or a URL that begins with https:// or http://."],
    ["publicUrl", "https://", "Give auto, or a URL"],
    ["publicUrl", "javascript:alert(1)", "Give auto, or a URL"],
    ["authorizationServers", "https://login.example.com, login", "Give a list of URLs"],
  ])("takes for %s no address that nobody can follow: %s", (name, text, cure) => {
    const { problems } = resolveOptions(table, { ...nothing, flags: { [name]: text } });
    expect(problems).toEqual([expect.stringContaining(cure)]);
  });

  it("gives every default with its origin where nothing is set", () => {
    const { settings, origins, problems } = resolveSettings(nothing);
    expect(settings).toEqual(defaultSettings);
    expect(new Set(Object.values(origins))).toEqual(new Set(["default"]));
    expect(problems).toEqual([]);
  });

  it.each(rows)("takes %s from the file, the environment and the flag, the later over the earlier", (name, option) => {
    const { text, value } = sampleFor(option);
    const file = { [name]: Array.isArray(value) ? value : value };
    const env = { [option.env]: text };
    const flags = { [flagName(option.flag)]: text };
    const read = (sources: Parameters<typeof resolveOptions>[1]) => {
      const { values, origins, problems } = resolveOptions(table, sources);
      return [values[name], origins[name], problems];
    };
    expect(read({ ...nothing, file })).toEqual([value, "file", []]);
    expect(read({ file: { [name]: option.default }, env, flags: {} })).toEqual([value, "environment", []]);
    expect(read({ file, env: { [option.env]: String(option.default) || text }, flags })).toEqual([value, "flag", []]);
  });

  it.each([
    ["heartbeatIntervalMs", "5s", 5_000],
    ["heartbeatIntervalMs", "250ms", 250],
    ["heartbeatIntervalMs", "1.5s", 1_500],
    ["heartbeatIntervalMs", " 2 m ", 120_000],
    ["maxFrameBytes", "1MiB", 1_048_576],
    ["maxFrameBytes", "64KiB", 65_536],
    ["maxFrameBytes", "2048B", 2_048],
    ["maxFrameBytes", 4_096, 4_096],
    ["port", "0", 0],
  ] as const)("reads %s: %j as %i", (name, raw, value) => {
    const { settings, problems } = resolveSettings({ ...nothing, file: { [name]: raw } });
    expect([settings[name], problems]).toEqual([value, []]);
  });

  it.each([
    ["port", "65536"],
    ["port", "-1"],
    ["port", "7e3"],
    ["port", "0x10"],
    ["port", "tcp://10.0.0.1:7411"],
    ["port", "80s"],
    ["port", 80.5],
    ["port", Number.NaN],
    ["port", true],
    ["port", ["80"]],
    ["maxFrameBytes", "1MB"],
    ["maxFrameBytes", "1kib"],
    ["maxFrameBytes", "0.3KiB"],
    ["heartbeatIntervalMs", "5 toString"],
    ["heartbeatIntervalMs", "99999999999999999999"],
    ["host", ""],
    ["host", "  "],
    ["host", 7],
    ["logLevel", "INFO"],
    ["logLevel", "verbose"],
    ["strict", "yes"],
    ["strict", 1],
    ["allowedOrigins", { a: 1 }],
    ["allowedOrigins", [7]],
    ["answerKeys", ["too short"]],
  ])("refuses %s: %j, names setting and place and what is allowed, and keeps the default", (name, raw) => {
    const { values, origins, problems } = resolveOptions(table, { ...nothing, file: { [name]: raw } });
    expect([values[name], origins[name]]).toEqual([table[name]?.default, "default"]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`server.${name} in toolwright.yaml`);
    expect(problems[0]).toMatch(/Give (a whole number|one of|true or false|a text|a list)/);
  });

  it("names the variable or the flag that is wrong, and falls back to what is right", () => {
    const { settings, origins, problems } = resolveSettings({
      file: { port: 8_000 },
      env: { TOOLWRIGHT_PORT: "many" },
      flags: { port: "99999" },
    });
    expect([settings.port, origins.port]).toEqual([8_000, "file"]);
    expect(problems).toEqual([
      '--port: "99999" is not allowed for "port". Give a whole number from 0 to 65535.',
      'TOOLWRIGHT_PORT in the environment: "many" is not allowed for "port". Give a whole number from 0 to 65535.',
    ]);
  });

  it("reports a wrong value also where a stronger one hides it", () => {
    const { settings, problems } = resolveSettings({ ...nothing, file: { port: "many" }, flags: { port: "8000" } });
    expect([settings.port, problems.length]).toEqual([8_000, 1]);
  });

  it("takes an empty variable and a flag that was not given as not set", () => {
    const { origins, problems } = resolveSettings({ env: { TOOLWRIGHT_PORT: "" }, flags: { host: undefined } });
    expect([origins.port, origins.host, problems]).toEqual(["default", "default", []]);
  });

  it("takes lists from commas, without blanks and empty parts", () => {
    const env = { TOOLWRIGHT_ALLOWED_ORIGINS: "https://a.example, https://b.example,," };
    expect(resolveSettings({ env, flags: {} }).settings.allowedOrigins).toEqual(["https://a.example", "https://b.example"]);
  });

  it.each([
    ["prot", "port"],
    ["Port", "port"],
    ["heartbeatInterval", "heartbeatIntervalMs"],
    ["maxFrameByte", "maxFrameBytes"],
    ["log_level", "logLevel"],
  ])("asks for the unknown name %j whether %j was meant", (wrong, meant) => {
    expect(resolveSettings({ ...nothing, file: { [wrong]: 1 } }).problems).toEqual([
      `server.${wrong} in toolwright.yaml: there is no such setting. Did you mean "${meant}"?`,
    ]);
  });

  it.each(["zzzzzz", "x".repeat(10_000)])("lists the names that exist where nothing is near", (wrong) => {
    const [problem] = resolveSettings({ ...nothing, file: { [wrong]: 1 } }).problems;
    expect(problem).toContain("Use one of: host, port");
    expect(problem?.length).toBeLessThan(1_200);
  });

  it.each([7, "text", [], true])("refuses a server part that is %j", (file) => {
    expect(resolveSettings({ ...nothing, file }).problems).toEqual(["server in toolwright.yaml: must be a mapping of settings to values."]);
  });

  it.each([undefined, null, {}])("takes a server part that is %j as empty", (file) => {
    expect(resolveSettings({ ...nothing, file }).problems).toEqual([]);
  });

  it("takes names of an object's prototype for what they are: unknown", () => {
    const file = JSON.parse('{"__proto__":{"port":1},"constructor":1}') as unknown;
    const { settings, problems } = resolveSettings({ ...nothing, file });
    expect([settings.port, problems.length]).toEqual([7411, 2]);
  });
});

describe("printing settings", () => {
  const secretTable: OptionTable = {
    ...serverOptions,
    signingKey: {
      default: "",
      env: "TOOLWRIGHT_SIGNING_KEY",
      flag: "--signing-key",
      secret: true,
      allowed: ["s3cret"],
      meaning: "A secret.",
    },
  };

  it("shows every value with its origin", () => {
    const text = printSettings(resolveSettings({ env: { TOOLWRIGHT_PORT: "8000" }, flags: { strict: true } }));
    expect(text).toContain('host: "127.0.0.1" # default\n');
    expect(text).toContain("port: 8000 # environment\n");
    expect(text).toContain("strict: true # flag\n");
    expect(text.trimEnd().split("\n")).toHaveLength(rows.length);
  });

  it("masks secrets, also where they are wrong", () => {
    const good = resolveOptions(secretTable, { ...nothing, env: { TOOLWRIGHT_SIGNING_KEY: "s3cret" } });
    const text = printSettings({ settings: good.values, origins: good.origins }, secretTable);
    expect(text).toContain("signingKey: ******** # environment\n");
    expect(text).not.toContain("s3cret");
    const bad = resolveOptions(secretTable, { ...nothing, env: { TOOLWRIGHT_SIGNING_KEY: "0ther" } });
    expect(bad.problems.join()).not.toContain("0ther");
  });
});

it("names variables that look like a setting and are none", () => {
  const env = { TOOLWRIGHT_PROT: "7411", TOOLWRIGHT_PORT: "7412", TOOLWRIGHT_KEY: "k", TOOLWRIGHT_OF_SOMEBODY_ELSE: "x", PROT: "1" };
  const { warnings, problems } = resolveSettings({ env, flags: {} });
  expect(warnings).toEqual(["TOOLWRIGHT_PROT in the environment is no setting. Did you mean TOOLWRIGHT_PORT?"]);
  expect(problems).toEqual([]);
});
