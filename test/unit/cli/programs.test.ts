import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { runsExamples, servesDist } from "../../../cli/programs.ts";
import { toolwrightLoads } from "../../support/loads.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** Beside those that the build leaves standing: where they are joined with others, what they say of themselves stays true. */
const exceptions: Readonly<Record<string, string>> = {
  "cli/bundle-project.ts": "writes it into a project's build",
  "cli/entry/serve-dist.ts": "is joined by a project's build, beside whose files it looks",
  "cli/package-source.ts": "looks upwards, from any folder of the package",
  "cli/shown-files.ts": "writes it into a project's build",
  "generator/emit/templates/registry.hbs.ts": "writes it into generated code",
};

const schemaText = `apiVersion: toolwright/v1
kind: Schema
name: place
description: A place.
schema:
  type: object
  properties:
    city: { type: string, maxLength: 80, description: Name of the city. }
`;

describe("the program, joined to a few files", () => {
  it("leaves every module standing that tells where it stands", () => {
    const build = readFileSync(`${root}scripts/build-package.mjs`, "utf8");
    const standing = [...(/^const standing = (\[.*\]);$/m.exec(build)?.[1] ?? "").matchAll(/"([^"]+)"/g)].map(([, name]) => `${name}.ts`);
    const telling = ["cli", "contract", "generator", "messages", "runtime", "validation"].flatMap((room) =>
      readdirSync(root + room, { recursive: true, encoding: "utf8" })
        .map((path) => `${room}/${path.replaceAll("\\", "/")}`)
        .filter((path) => path.endsWith(".ts") && !path.includes("/generated/"))
        .filter((path) =>
          readFileSync(root + path, "utf8")
            .replaceAll("createRequire(import.meta.url)", "")
            .includes("import.meta.url"),
        ),
    );
    expect(telling.sort()).toEqual([...standing, ...Object.keys(exceptions)].sort());
  });

  it("finds the programs that run apart", () => {
    expect([runsExamples, servesDist].filter((path) => !existsSync(path))).toEqual([]);
  });

  it("loads no YAML library for plain files, and no compiler where nothing changed", () => {
    const dir = mkdtempSync(join(tmpdir(), "toolwright-plain-"));
    onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
    mkdirSync(join(dir, "catalog"));
    writeFileSync(join(dir, "toolwright.yaml"), "catalog: catalog\n");
    writeFileSync(join(dir, "catalog/place.schema.yaml"), schemaText);
    const compiler = ["ajv", "handlebars", "json-schema-to-typescript", "yaml"];
    const loaded = () => toolwrightLoads(["generate", "--project", dir], root).filter((name) => compiler.includes(name));
    expect(loaded().sort()).toEqual(["ajv", "handlebars", "json-schema-to-typescript"]);
    expect(loaded()).toEqual([]);
  });
});
