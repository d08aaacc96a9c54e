/**
 * The shape of the MCP registry's `server.json`, 2025-12-11, as far as this product writes it: what its public schema demands, in our words.
 * Stricter in one way: a member that we do not know here is a mistake.
 */

const text = { type: "string", minLength: 1 } as const;
const uri = { type: "string", format: "uri" } as const;

const input = {
  description: text,
  value: text,
  isRequired: { type: "boolean" },
  isSecret: { type: "boolean" },
} as const;

const withVariables = {
  ...input,
  variables: { type: "object", additionalProperties: { type: "object", properties: input, additionalProperties: false } },
};

const keyValue = { type: "object", properties: { ...withVariables, name: text }, required: ["name"], additionalProperties: false };

const argument = {
  type: "object",
  properties: { ...withVariables, type: { enum: ["positional"] }, valueHint: text },
  required: ["type"],
  anyOf: [{ required: ["valueHint"] }, { required: ["value"] }],
  additionalProperties: false,
};

export const serverJsonShape = {
  type: "object",
  properties: {
    $schema: { const: "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json" },
    name: { type: "string", pattern: "^[a-zA-Z0-9.-]+/[a-zA-Z0-9._-]+$", minLength: 3, maxLength: 200 },
    title: { type: "string", minLength: 1, maxLength: 100 },
    description: { type: "string", minLength: 1, maxLength: 100 },
    version: { type: "string", maxLength: 255, not: { const: "latest" } },
    websiteUrl: uri,
    repository: {
      type: "object",
      properties: { url: uri, source: text, subfolder: text },
      required: ["url", "source"],
      additionalProperties: false,
    },
    remotes: {
      type: "array",
      items: {
        type: "object",
        properties: {
          type: { enum: ["streamable-http"] },
          url: { type: "string", pattern: "^https?://[^\\s]+$" },
          headers: { type: "array", items: keyValue },
        },
        required: ["type", "url"],
        additionalProperties: false,
      },
    },
    packages: {
      type: "array",
      items: {
        type: "object",
        properties: {
          registryType: text,
          identifier: text,
          version: { type: "string", minLength: 1, not: { const: "latest" } },
          runtimeHint: text,
          transport: { type: "object", properties: { type: { enum: ["stdio"] } }, required: ["type"], additionalProperties: false },
          packageArguments: { type: "array", items: argument },
          environmentVariables: { type: "array", items: keyValue },
        },
        required: ["registryType", "identifier", "transport"],
        additionalProperties: false,
      },
    },
  },
  required: ["$schema", "name", "description", "version"],
  additionalProperties: false,
} as const;
