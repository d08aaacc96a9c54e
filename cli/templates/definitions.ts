/** New catalog files, one a kind: valid, without findings, and small enough to be read whole. */

import { catalogApiVersion } from "../../contract/index.ts";

export const newKinds = ["tool", "schema", "agent", "context", "resource", "prompt", "toolset"] as const;
export type NewKind = (typeof newKinds)[number];

/** Folder of the catalog that a kind goes to when none is named; tools stand where their area is. */
export const homeFolders: Readonly<Record<NewKind, string>> = {
  tool: "",
  schema: "schemas",
  agent: "agents",
  context: "contexts",
  resource: "resources",
  prompt: "prompts",
  toolset: "toolsets",
};

export interface NewDefinition {
  readonly name: string;
  /** Folder below the catalog, `""` at its root. */
  readonly area: string;
  /** Path from the new file to its editor schema. */
  readonly editorSchema: string;
}

/** @returns The text of the new file. */
export function newDefinition(kind: NewKind, { name, area, editorSchema }: NewDefinition): string {
  return `# yaml-language-server: $schema=${editorSchema}\napiVersion: ${catalogApiVersion}\n${bodies[kind](name, scopeArea(area, name))}`;
}

/** `Track shipment` of `track_shipment`. */
function words(name: string): string {
  const text = name
    .replace(/[_.-]+/g, " ")
    .trim()
    .toLowerCase();
  return text === "" ? "New" : `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** What stands before the colon of a scope: letters, digits and dashes. */
function scopeArea(area: string, name: string): string {
  const last = area.split("/").pop() || name;
  const clean = last
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "");
  return clean === "" ? "tools" : clean;
}

/** A name as a part of an address. */
function slug(name: string): string {
  const clean = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return clean === "" ? "new" : clean;
}

/** YAML reads some names as numbers or truth values; in quotes each stays a text. */
function yamlText(name: string): string {
  return /^[A-Za-z][A-Za-z0-9_ -]*$/.test(name) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(name) ? name : `'${name}'`;
}

const bodies: Readonly<Record<NewKind, (name: string, scope: string) => string>> = {
  tool: (name, scope) => `kind: Tool
name: ${yamlText(name)}
version: 0.1.0
title: ${yamlText(words(name))}
# The first line is what a model picks the tool by: say what it does, in one sentence.
description: ${words(name)} of one record.
owner: ${yamlText(scope)}
tags: [${yamlText(scope)}]
effects: read # read · idempotent · write · destructive
scopes: ['${scope}:read']
input:
  type: object
  properties:
    id: { type: string, minLength: 1, maxLength: 64, description: 'The record, such as "A-1".' }
  required: [id]
  additionalProperties: false
output:
  type: object
  properties:
    id: { type: string, minLength: 1, maxLength: 64, description: The record that was asked for. }
    summary: { type: string, maxLength: 500, description: What is known of it. }
  required: [id, summary]
  additionalProperties: false
errors:
  NOT_KNOWN: No record has this id. Ask the user to check it.
limits: { timeout: 5s, maxBytes: 64KiB, maxConcurrency: 50 }
handler: { code: true }
examples: # checked against both schemas, and run by \`toolwright test\`
  - name: a record
    input: { id: A-1 }
    match: { id: A-1 }
  - name: an unknown record
    input: { id: A-0 }
    error: NOT_KNOWN
`,
  schema: (name) => `kind: Schema
name: ${yamlText(name)}
description: ${words(name)}, as several tools use it.
schema:
  type: object
  properties:
    id: { type: string, minLength: 1, maxLength: 64, description: 'Names it, such as "A-1".' }
    label: { type: string, maxLength: 200, description: What people call it. }
  required: [id]
  additionalProperties: false
`,
  agent: (name) => `kind: Agent
name: ${yamlText(name)}
title: ${yamlText(words(name))}
description: Say what this agent is for.
# An agent sees and calls the tools whose scopes it has, all of them.
scopes: []
limits: { maxConcurrency: 20, maxConnections: 10, callsPerMinute: 600 }
`,
  context: (name, _scope) => `kind: Context
name: ${yamlText(name)}
title: ${yamlText(words(name))}
description: Say what agents share here.
key: { pattern: '^[A-Z0-9-]{1,32}$', description: 'Which one, such as "A-1".' }
schema:
  type: object
  properties:
    note: { type: string, maxLength: 1000, description: What agents should know. }
  additionalProperties: false
readers: ['${scopeArea("", name)}:read']
writers: ['${scopeArea("", name)}:write']
ttl: 30d
limits: { maxBytes: 64KiB }
`,
  resource: (name) => `kind: Resource
name: ${yamlText(name)}
title: ${yamlText(words(name))}
description: Say what agents find there.
# A template in place of the address stands for many: uriTemplate: docs://${slug(name)}/{id}
uri: docs://${slug(name)}
mimeType: text/markdown
scopes: ['${scopeArea("", name)}:read']
# One of text, file (a path from here, such as ${slug(name)}.md) and handler: { code: true }.
text: |
  # ${words(name)}

  What agents should know.
`,
  prompt: (name) => `kind: Prompt
name: ${yamlText(name)}
title: ${yamlText(words(name))}
description: Say what people use it for.
scopes: ['${scopeArea("", name)}:read']
arguments:
  - { name: subject, description: 'What it is about, such as "A-1".', required: true }
# Messages, in which {{name}} is filled with an argument, or handler: { code: true }.
messages:
  - role: user
    content: 'Tell me what I should know about {{subject}}.'
`,
  toolset: (name) => `kind: ToolSet
name: ${yamlText(name)}
title: ${yamlText(words(name))}
description: Say whom this view of the tools is for.
# Names of tools, or patterns such as 'shipments_*'; tags: [a, b] adds the tools with one of them.
tools: ['*']
`,
};
