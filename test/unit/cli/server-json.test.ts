import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { type McpServerFacts, type PackageFacts, serverJson } from "../../../cli/server-json.ts";
import { serverJsonShape } from "../../support/registry-schema.ts";

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats.default(ajv);
const isSound = ajv.compile(serverJsonShape);

const manifest: PackageFacts = {
  name: "@example/logistics",
  mcpName: "com.example/logistics",
  version: "1.2.0",
  description: "Shipments, fleet and tariffs of one company.",
  homepage: "https://example.com/logistics",
  repository: { type: "git", url: "git+https://github.com/example/logistics.git", directory: "server" },
  bin: "dist/server.js",
};

describe("server.json", () => {
  it("of the demo, as generated, is of the registry's shape (mcp.registry)", () => {
    isSound(JSON.parse(readFileSync(new URL("../../../generated/server.json", import.meta.url), "utf8")));
    expect(isSound.errors).toBeNull();
  });

  it.each([
    ["a package and a place", manifest, "https://tools.example.com/"],
    ["a package", { ...manifest, homepage: undefined, repository: "https://example.org/git" }, "auto"],
    ["a place", { ...manifest, private: true }, "https://tools.example.com"],
  ])("is of the registry's shape, for %s (mcp.registry)", (_what, facts, publicUrl) => {
    const document = JSON.parse(JSON.stringify(serverJson({ said: {}, manifest: facts, publicUrl })));
    isSound(document);
    expect(isSound.errors).toBeNull();
  });

  it("leads to the server, and asks for a key without holding one", () => {
    const { remotes, packages, repository } = serverJson({ said: {}, manifest, publicUrl: "https://tools.example.com/" });
    expect(remotes).toMatchObject([
      { type: "streamable-http", url: "https://tools.example.com/mcp", headers: [{ name: "Authorization", isSecret: true }] },
    ]);
    expect(packages).toMatchObject([
      { registryType: "npm", identifier: "@example/logistics", version: "1.2.0", transport: { type: "stdio" } },
    ]);
    expect(repository).toEqual({ url: "https://github.com/example/logistics", source: "github", subfolder: "server" });
  });

  it.each<[string, PackageFacts, string, string]>([
    ["a name", { ...manifest, mcpName: "logistics" }, "auto", "mcpName"],
    ["a description that fits", { ...manifest, description: "x".repeat(101) }, "auto", "100 characters"],
    ["an exact version", { ...manifest, version: "latest" }, "auto", "version"],
    ["a way to the server", { ...manifest, private: true }, "auto", "publicUrl"],
  ])("is not made without %s, and what is missing is said", (_what, facts, publicUrl, words) => {
    expect(() => serverJson({ said: {}, manifest: facts, publicUrl })).toThrow(words);
  });

  it("says what toolwright.yaml says, and of the package only what is not said there (mcp.registry)", () => {
    const said: McpServerFacts = {
      name: "com.example/fleet",
      title: "Fleet",
      description: "One company's fleet.",
      version: "2.0.0",
      url: "https://fleet.example.com",
      package: false,
    };
    const entry = serverJson({ said, manifest, publicUrl: "https://tools.example.com" });
    isSound(JSON.parse(JSON.stringify(entry)));
    expect(isSound.errors).toBeNull();
    expect(entry).toMatchObject({ name: "com.example/fleet", title: "Fleet", description: "One company's fleet.", version: "2.0.0" });
    expect(entry).toMatchObject({ remotes: [{ url: "https://fleet.example.com/mcp" }], websiteUrl: manifest.homepage });
    expect(entry).not.toHaveProperty("packages");
    expect(serverJson({ said, manifest: {}, publicUrl: "auto" })).toMatchObject({ name: "com.example/fleet" });
  });
});
