/** The smallest project a generator can be run on: tools of one answer each, in the folders that `toolwright init` names. */

import { generateProject } from "../../generator/disk/generate-project.ts";
import type { GenerateOptions, GenerateResult } from "../../generator/disk/generate-run.ts";

export function toolYaml(name: string, description = `Does ${name}.`): string {
  return `apiVersion: toolwright/v1
kind: Tool
name: ${name}
version: 1.0.0
description: ${description}
effects: read
scopes: [demo:read]
input: { type: object, additionalProperties: false }
output: { type: string, maxLength: 9, description: An answer. }
handler: { code: true }
`;
}

export function usualOptions(projectDir: string): GenerateOptions {
  return { projectDir, catalogDir: "catalog", generatedDir: "generated", handlersDir: "handlers", lenient: false, lint: {} };
}

export function generateIn(projectDir: string, more: Partial<GenerateOptions> = {}): Promise<GenerateResult> {
  return generateProject({ ...usualOptions(projectDir), ...more });
}
