import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { type PackageFacts, serverJson } from "../../../cli/server-json.ts";
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
  it.each([
    ["a package and a place", manifest, "https://tools.example.com/"],
    ["a package", { ...manifest, homepage: undefined, repository: "https://example.org/git" }, "auto"],
    ["a place", { ...manifest, private: true }, "https://tools.example.com"],
  ])("is of the registry's shape, for %s (mcp.registry)", (_what, facts, publicUrl) => {
    const document = JSON.parse(JSON.stringify(serverJson({ manifest: facts, publicUrl })));
    isSound(document);
    expect(isSound.errors).toBeNull();
  });

  it("leads to the server, and asks for a key without holding one", () => {
    const { remotes, packages, repository } = serverJson({ manifest, publicUrl: "https://tools.example.com/" });
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
    expect(() => serverJson({ manifest: facts, publicUrl })).toThrow(words);
  });
});
