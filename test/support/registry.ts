/** Registries made in a test, from handlers and overrides: what the generator would have written. */

import type {
  AgentPolicy,
  JsonValue,
  RegisteredContext,
  RegisteredPrompt,
  RegisteredResource,
  RegisteredToolSet,
  ToolDescriptor,
  ToolHandler,
  ToolModule,
  ToolRegistry,
  Validator,
} from "../../contract/index.ts";
import { registryFormat } from "../../contract/index.ts";

export interface TestTool {
  readonly handler?: ToolHandler<never, unknown>;
  readonly input?: Validator;
  readonly output?: Validator;
  readonly descriptor?: Partial<Omit<ToolDescriptor, "limits">> & { readonly limits?: Partial<ToolDescriptor["limits"]> };
  readonly load?: () => Promise<ToolModule>;
}

export interface TestRegistry {
  readonly tools: Readonly<Record<string, TestTool>>;
  readonly contexts?: readonly RegisteredContext[];
  readonly resources?: readonly RegisteredResource[];
  readonly prompts?: readonly RegisteredPrompt[];
  readonly toolsets?: readonly RegisteredToolSet[];
  readonly agents?: readonly AgentPolicy[];
  readonly digest?: string;
  /** Where `catalog.json` stands; tests that list tools write one. */
  readonly catalogUrl?: URL;
}

const anything: Validator = () => undefined;

export function descriptorOf(name: string, overrides: TestTool["descriptor"] = {}): ToolDescriptor {
  const { limits, ...rest } = overrides;
  return {
    name,
    version: "1.2.0",
    effects: "read",
    scopes: [],
    outputValidation: "enforce",
    errors: [],
    ...rest,
    limits: { timeoutMs: 5_000, maxBytes: 262_144, maxConcurrency: 100, ...limits },
  };
}

export function registryOf({
  tools,
  contexts = [],
  resources = [],
  prompts = [],
  toolsets = [],
  agents = [],
  digest = "0".repeat(64),
  catalogUrl = new URL("file:///nowhere/catalog.json"),
}: TestRegistry): ToolRegistry {
  const registered = Object.entries(tools).map(([name, tool]) => ({
    descriptor: descriptorOf(name, tool.descriptor),
    load:
      tool.load ??
      (async (): Promise<ToolModule> => ({
        input: tool.input ?? anything,
        output: tool.output ?? anything,
        implementation: { kind: "code", handler: tool.handler ?? ((input: JsonValue) => input) },
      })),
  }));
  registered.sort((left, right) => (left.descriptor.name < right.descriptor.name ? -1 : 1));
  return {
    format: registryFormat,
    catalogDigest: digest,
    catalogUrl,
    tools: registered,
    contexts,
    resources,
    prompts,
    toolsets,
    agents,
  };
}

export function agentOf(agentId: string, overrides: Partial<AgentPolicy> = {}): AgentPolicy {
  return { agentId, scopes: [], limits: { maxConcurrency: 0, maxConnections: 0, callsPerMinute: 0 }, ...overrides };
}
