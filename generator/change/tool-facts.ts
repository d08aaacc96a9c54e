/** What a later run has to know of a whole catalog's tools to compile one of them alone. */

import type { JsonValue } from "../../contract/index.ts";
import { jsonText } from "../emit/code-text.ts";
import { schemaHash } from "../emit/schema-hash.ts";
import type { CatalogModel, ToolModel } from "../model/catalog-model.ts";
import { sha256 } from "../model/digest.ts";
import type { ModuleNames } from "../model/names.ts";

export interface ToolFacts {
  readonly name: string;
  readonly names: ModuleNames;
  readonly inputFiles: readonly string[];
  /** Of both schemas as they stand alone, references included. */
  readonly schemas: string;
  /** Of what is held against the schemas. */
  readonly examples: string;
}

export interface CatalogFacts {
  /** By the path of the file that defines the tool. */
  readonly tools: Readonly<Record<string, ToolFacts>>;
  /** Paths of the files that define agents. */
  readonly agents: readonly string[];
}

export function factsOf({ tools, agents }: CatalogModel): CatalogFacts {
  return {
    tools: Object.fromEntries(tools.flatMap((tool) => (tool.origin === undefined ? [] : [[tool.origin.path, toolFacts(tool)]]))),
    agents: agents.flatMap(({ origin }) => (origin === undefined ? [] : [origin.path])),
  };
}

export function toolFacts(tool: ToolModel): ToolFacts {
  return {
    name: tool.name,
    names: tool.names,
    inputFiles: tool.origin?.inputFiles ?? [],
    schemas: short(`${schemaHash(tool.input)} ${schemaHash(tool.output)}`),
    examples: short(jsonText(tool.examples as readonly JsonValue[] & typeof tool.examples)),
  };
}

const short = (text: string): string => sha256(text).slice(0, 32);
