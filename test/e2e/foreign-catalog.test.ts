/** Schemas as the world writes them, from the files to the verdicts: what is bad is named and costs itself, what is left works. */

import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildProject } from "../../cli/build-project.ts";
import { defaultProjectSettings } from "../../cli/settings.ts";
import type { CatalogDocument, JsonObject, JsonValue } from "../../contract/index.ts";
import { compileCatalog } from "../../generator/compile.ts";
import type { JsonDiagnostic, JsonReport } from "../../generator/diagnostics/render-json.ts";
import type { CatalogModel, ToolModel } from "../../generator/model/catalog-model.ts";
import { messageCatalogUrl, messageSchemas } from "../../messages/schemas.ts";
import { sourcesIn, treeOf, treeOn, writeTree } from "../support/compiled-project.ts";
import { type Judge, publishedJudge, toleratedRefusals, type Verdict, vanillaJudge } from "../support/foreign/judges.ts";
import { accepts, literal } from "../support/foreign/typed-values.ts";
import { valuesFor } from "../support/foreign/values.ts";
import { foreignCatalog } from "../support/foreign-catalog.ts";
import { makeWorkspace, type Ran, runProgram, toolwright, type Workspace } from "../support/project.ts";
import { randomFrom } from "../support/random.ts";

const seed = Number(process.env.TEST_SEED ?? 20_261_122);
const valuesPerSchema = Number(process.env.TEST_VALUES ?? 16);
/** Of one schema, in the run of the compiler. */
const typedValues = 6;

const files = foreignCatalog(seed);
const served = files.filter(({ tool }) => tool.refusedBy === undefined);
const refused = files.filter(({ tool }) => tool.refusedBy !== undefined);

interface Case {
  readonly tool: ToolModel;
  readonly part: "input" | "output";
  readonly schema: JsonObject | boolean;
  readonly values: readonly JsonValue[];
}

let workspace: Workspace;
let dir: string;
let generated: Ran;
let report: JsonReport;
let model: CatalogModel;
let shuffled: Readonly<Record<string, string>>;
let cases: readonly Case[];
let emitted: { readonly registered: readonly string[]; readonly verdicts: readonly (readonly Verdict[])[] };

const fromDisk = () => ({ ...tree("generated"), ...tree("handlers") });
const tree = (folder: string) =>
  Object.fromEntries(Object.entries(treeOn(join(dir, folder))).map(([path, text]) => [`${folder}/${path}`, text]));

beforeAll(async () => {
  workspace = makeWorkspace();
  dir = join(workspace.dir, "foreign");
  writeTree(dir, {
    "toolwright.yaml": "# A stranger's.\n",
    "package.json": '{"type":"module"}',
    ...Object.fromEntries(files.map(({ path, text }) => [`catalog/${path}`, text])),
  });
  generated = await toolwright(dir, ["generate", "--lenient", "--format", "json"]);
  report = JSON.parse(generated.out) as JsonReport;
  await compileShuffled();
  cases = served.flatMap(({ tool }) => {
    const found = model.tools.find(({ name }) => name === tool.name);
    return (["input", "output"] as const).flatMap((part) => {
      const schema = tool[part];
      if (found === undefined || schema === undefined) return [];
      return [{ tool: found, part, schema, values: valuesFor(schema, valuesPerSchema, seed) }];
    });
  });
  await runEmitted();
}, 300_000);

afterAll(() => workspace?.remove());

/** In this process, and from files in another order. */
async function compileShuffled(): Promise<void> {
  const random = randomFrom(seed);
  const sources = (await sourcesIn(dir))
    .map((source) => ({ source, at: random() }))
    .sort((left, right) => left.at - right.at)
    .map(({ source }) => source);
  const wire = messageSchemas(JSON.parse(readFileSync(messageCatalogUrl, "utf8")) as CatalogDocument);
  const { value } = await compileCatalog(sources, { lenient: true, lint: {}, handlersPath: "../handlers", messageSchemas: wire });
  model = value.model;
  shuffled = treeOf(value.files);
}

/** All validators on all values, and the registry of a build, in a process that makes no code of text. */
async function runEmitted(): Promise<void> {
  const { registryUrl } = await buildProject(
    { dir, settings: defaultProjectSettings },
    { outDir: "dist", standalone: false, withServer: false },
  );
  const asked = cases.map(({ tool, part, values }) => ({
    module: pathToFileURL(join(dir, "generated/validators", `${tool.names.modulePath}.js`)).href,
    exportName: part,
    values,
  }));
  writeFileSync(join(dir, "cases.json"), JSON.stringify(asked));
  const program = new URL("../support/foreign/run-emitted.mjs", import.meta.url);
  writeFileSync(join(dir, "run-emitted.mjs"), readFileSync(program));
  const ran = await runProgram(dir, process.execPath, [
    "--disallow-code-generation-from-strings",
    "run-emitted.mjs",
    registryUrl.href,
    "cases.json",
    "answers.json",
  ]);
  if (ran.code !== 0) throw new Error(ran.err);
  emitted = JSON.parse(readFileSync(join(dir, "answers.json"), "utf8")) as typeof emitted;
}

const errorsOf = (path: string): readonly JsonDiagnostic[] =>
  report.diagnostics.filter(({ file, severity }) => severity === "error" && file === `catalog/${path}`);

describe("a catalog as the world writes them", () => {
  it("holds what was found among ten thousand tools", () => {
    const common = served.filter(({ tool }) => /\d/.test(tool.name)).map(({ tool }) => tool.input.$schema);
    expect(files.length).toBeGreaterThan(300);
    expect(common.filter((dialect) => dialect === undefined).length / common.length).toBeCloseTo(0.5, 0);
    expect(foreignCatalog(seed)).toEqual(files);
  });

  it("is generated: findings, no stack trace, and every complaint with its place and cure", () => {
    expect([generated.code, generated.err]).toEqual([100, ""]);
    const incomplete = report.diagnostics.filter(
      ({ code, file, line, column, message, help }) => !(code && file && message && help) || line < 1 || column < 1,
    );
    expect(incomplete).toEqual([]);
    expect(report.diagnostics.filter(({ message, help }) => /\n\s+at |undefined|\[object/.test(`${message}\n${help}`))).toEqual([]);
  });

  it("names each tool that cannot be served, for the right reason", () => {
    const unnamed = refused.filter(({ path, tool }) => !errorsOf(path).some(({ code }) => tool.refusedBy?.includes(code)));
    expect(unnamed.map(({ path, tool }) => [tool.name, tool.refusedBy, errorsOf(path)])).toEqual([]);
  });

  it("serves all others, and those alone", () => {
    expect(served.flatMap(({ path }) => errorsOf(path))).toEqual([]);
    const names = served.map(({ tool }) => tool.name).sort();
    expect(model.tools.map(({ name }) => name)).toEqual(names);
    const { tools } = JSON.parse(readFileSync(join(dir, "generated/manifest.json"), "utf8")) as { readonly tools: object };
    expect(Object.keys(tools).sort()).toEqual(names);
  });

  it("is the same bytes from files in any order", () => {
    expect(shuffled).toEqual(fromDisk());
  });

  it("is clean when it is checked afterwards", async () => {
    const { code, out } = await toolwright(dir, ["generate", "--lenient", "--check", "--format", "json"]);
    // The refused tools are findings still; the disk is as it should be.
    expect([code, (JSON.parse(out) as JsonReport).diagnostics]).toEqual([100, report.diagnostics]);
  });

  it("is taken apart in strict mode without a crash", async () => {
    const { code, out, err } = await toolwright(dir, ["generate", "--check", "--format", "json"]);
    expect([code, err]).toEqual([100, ""]);
    const strict = (JSON.parse(out) as JsonReport).diagnostics;
    expect(
      strict.filter(({ code: name, file, line, help }) => !(name && file && help) || (line < 1 && !/^generated\/|^handlers\//.test(file))),
    ).toEqual([]);
  });
});

describe("the validators of a foreign catalog", () => {
  it("load and run where no text can become code", () => {
    expect(emitted.registered).toEqual(model.tools.map(({ name }) => name));
  });

  it("give the verdicts and defaults of Ajv with the published options", () => {
    expect(disagreements(({ schema, part }) => publishedJudge(schema, part))).toEqual([]);
    const verdicts = emitted.verdicts.flat();
    const share = verdicts.filter((verdict) => verdict !== false).length / verdicts.length;
    expect([share > 0.3, share < 0.9, verdicts.length > 5_000]).toEqual([true, true, true]);
  });

  it("give those of Ajv as everyone sets it up, but for the differences that are listed", () => {
    const refusals: string[] = [];
    const found = disagreements(({ schema, part, tool }) => {
      const judge = vanillaJudge(schema, part);
      if (typeof judge !== "string") return judge;
      if (!toleratedRefusals.some((reason) => reason.test(judge))) refusals.push(`${tool.name}: ${judge}`);
      return () => undefined;
    });
    expect(refusals).toEqual([]);
    expect(found).toEqual([]);
  });
});

function disagreements(judgeOf: (of: Case) => Judge): readonly string[] {
  return cases.flatMap((of, index) => {
    const judge = judgeOf(of);
    return of.values.flatMap((value, at) => {
      const want = judge(value);
      const got = emitted.verdicts[index]?.[at];
      if (want === undefined || JSON.stringify(got) === JSON.stringify(want)) return [];
      return [`${of.tool.name} ${of.part} ${JSON.stringify(value)}: ${JSON.stringify(got)} instead of ${JSON.stringify(want)}`];
    });
  });
}

describe("the types of a foreign catalog", () => {
  const strict = { strict: true, noEmit: true, target: "es2022", lib: ["es2022", "dom"], types: [], allowImportingTsExtensions: true };
  const strictest = {
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noPropertyAccessFromIndexSignature: true,
    noImplicitOverride: true,
    noImplicitReturns: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    isolatedModules: true,
    verbatimModuleSyntax: true,
    erasableSyntaxOnly: true,
  };

  it.each([
    ["a stranger's strictest project", { ...strict, ...strictest, module: "nodenext" }],
    ["a bundler's strict project", { ...strict, skipLibCheck: true, module: "esnext", moduleResolution: "bundler" }],
  ])("compile in %s, with values that the validators accept", async (_name, compilerOptions) => {
    writeTree(dir, { ...valueFiles(), "tsconfig.json": JSON.stringify({ compilerOptions, include: ["generated", "handlers", "values"] }) });
    const tsc = join(workspace.dir, "node_modules/typescript/bin/tsc");
    const { code, out } = await runProgram(dir, process.execPath, [tsc, "-p", ".", "--pretty", "false"]);
    rmSync(join(dir, "values"), { recursive: true });
    expect(out).toBe("");
    expect(code).toBe(0);
  });

  /** One file a schema: what was accepted, as a person would write it down. */
  function valueFiles(): Readonly<Record<string, string>> {
    const entries = cases.flatMap(({ tool, part, values }, index): [string, string][] => {
      const { typeName, modulePath } = tool.names;
      const used = part === "input" ? ["Arguments", "Input"] : ["Output"];
      const lines = values.flatMap((value, at) => {
        const verdict = emitted.verdicts[index]?.[at];
        if (verdict === false || verdict === undefined || !accepts(tool.name, part, value)) return [];
        return used.map((side) => `export const ${side}${at}: ${typeName}${side} = ${literal(side === "Input" ? verdict.value : value)};`);
      });
      if (lines.length === 0) return [];
      const imports = used.map((side) => `${typeName}${side}`).join(", ");
      const text = `import type { ${imports} } from "../generated/types/${modulePath}.ts";\n${lines.slice(0, typedValues * used.length).join("\n")}\n`;
      return [[`values/${index}.ts`, text]];
    });
    return Object.fromEntries(entries);
  }
});
