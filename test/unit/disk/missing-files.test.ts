import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { analyzeCatalog } from "../../../generator/analyze.ts";
import { missingFiles } from "../../../generator/disk/missing-files.ts";
import { sourceFile } from "../../../generator/text/source-file.ts";

describe("the file of a resource", () => {
  let project: string;
  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), "toolwright-files-"));
    mkdirSync(join(project, "catalog"));
  });
  afterEach(() => rmSync(project, { recursive: true }));

  function findings(): readonly string[] {
    const text = `apiVersion: toolwright/v1
kind: Resource
name: handbook
description: How we work.
uri: docs://handbook
scopes: [docs:read]
limits: { maxBytes: 10B }
file: handbook.md
`;
    const { value } = analyzeCatalog([sourceFile("catalog/handbook.resource.yaml", text)], { lenient: false, lint: {} });
    return missingFiles(project, value).map(({ code, message }) => `${code}: ${message}`);
  }

  it("is missed where it is not", () => {
    expect(findings()).toEqual(['RESOURCE_FILE_MISSING: "catalog/handbook.md" is not there.']);
  });

  it("is taken where it is", () => {
    writeFileSync(join(project, "catalog/handbook.md"), "We work.");
    expect(findings()).toEqual([]);
  });

  it("may not be larger than what is shown", () => {
    writeFileSync(join(project, "catalog/handbook.md"), "We work day and night.");
    expect(findings()).toEqual(['RESOURCE_FILE_MISSING: "catalog/handbook.md" has 22 bytes; 10 may be shown.']);
  });

  it("may not be a link to what lies elsewhere", () => {
    symlinkSync(process.execPath, join(project, "catalog/handbook.md"));
    expect(findings()).toEqual(['RESOURCE_FILE_MISSING: "catalog/handbook.md" is a link that leads out of the project.']);
  });

  it("may be a link to another file of the project, but not to one that begins with a dot", () => {
    writeFileSync(join(project, "handbook.md"), "We work.");
    symlinkSync("../handbook.md", join(project, "catalog/handbook.md"));
    expect(findings()).toEqual([]);
    writeFileSync(join(project, ".env"), "KEY=1");
    rmSync(join(project, "catalog/handbook.md"));
    symlinkSync("../.env", join(project, "catalog/handbook.md"));
    expect(findings()).toEqual([
      'RESOURCE_FILE_MISSING: "catalog/handbook.md" is a link to what begins with a dot: keys, settings, history.',
    ]);
  });
});
