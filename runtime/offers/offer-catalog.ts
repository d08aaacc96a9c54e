/**
 * The resources and prompts of one generation, as what the pipeline of calls carries out: each read, each prompt filled and each completion
 * is a call of its own name, which no tool can have. Knows nothing of agents' messages.
 */

import type {
  Blank,
  CatalogPrompt,
  CatalogResource,
  JsonValue,
  RegisteredPrompt,
  RegisteredResource,
  Scope,
  ToolHandler,
  ToolLimits,
  Validator,
} from "../../contract/index.ts";
import { ToolError } from "../../contract/index.ts";
import { closest } from "../../validation/index.ts";
import { matchUriTemplate, parseUriTemplate, type UriTemplate } from "../../validation/uri-template.ts";
import type { AccessRule } from "../invoke/authorize.ts";
import { type CallableCatalog, type ServedCatalog, ServedTool } from "../registry/served-catalog.ts";
import { completerOf } from "./completion.ts";
import { completionOutput, promptOutput, resourceOutput } from "./offer-values.ts";
import { argumentsCheck, promptWriter } from "./prompt-writer.ts";
import { type ResourceRead, resourceReader } from "./resource-reader.ts";

/** A resource that stands at an address that was asked for. */
export interface FoundResource extends ResourceRead {
  readonly registered: RegisteredResource;
  /** What the pipeline knows the read by. */
  readonly key: string;
}

export const resourceKey = (name: string): string => `resources/${name}`;
export const promptKey = (name: string): string => `prompts/${name}`;
/** Of what completes the blanks of an offer. */
export const completionKey = (key: string): string => `completions/${key}`;
/** Of an address where nothing stands. It is whatever a caller wrote, and must not be taken for the key of an offer. */
export const nowhereKey = (uri: string): string => `nowhere/${uri}`;

/** C0, delete and C1: no URI has one (RFC 3986); encoded they are data like any other. */
const controlCharacter = /\p{Cc}/u;

const noProblem: Validator = () => undefined;

export class OfferCatalog implements CallableCatalog {
  readonly digest: string;
  readonly tools: ReadonlyMap<string, ServedTool>;
  /** Tool sets bound tools; what is offered beside them is bounded by scopes alone. */
  readonly toolsets = undefined;
  readonly served: ServedCatalog;
  readonly hasCompletions: boolean;
  readonly #addresses: ReadonlyMap<string, RegisteredResource>;
  readonly #templates: readonly { readonly template: UriTemplate; readonly registered: RegisteredResource }[];

  /** @param before - The generation in service: its reads still count against the limits of their resources. */
  constructor(served: ServedCatalog, before?: OfferCatalog) {
    const { resources, prompts } = served.registry;
    this.served = served;
    this.digest = served.digest;
    this.hasCompletions = [
      ...resources.map(({ descriptor }) => descriptor.variables),
      ...prompts.map(({ descriptor }) => descriptor.arguments),
    ]
      .flat()
      .some(({ values, isCompleted }) => values !== undefined || isCompleted === true);
    this.#addresses = new Map(
      resources.flatMap((resource) => (resource.descriptor.uri === undefined ? [] : [[resource.descriptor.uri, resource]])),
    );
    this.#templates = resources.flatMap(templateOf).sort((one, other) => other.template.literalLength - one.template.literalLength);
    this.tools = new Map(
      [...resources.flatMap((resource) => this.#ofResource(resource)), ...prompts.flatMap((prompt) => this.#ofPrompt(prompt))].map(
        (facts) => [facts.key, callable(facts, before?.tools.get(facts.key))],
      ),
    );
  }

  /** A plain address goes before a template, and of templates the one that says most of it. */
  find(uri: string): FoundResource | undefined {
    if (controlCharacter.test(uri)) return undefined;
    const plain = this.#addresses.get(uri);
    if (plain !== undefined) return { registered: plain, key: resourceKey(plain.descriptor.name), uri, variables: {} };
    for (const { template, registered } of this.#templates) {
      const variables = matchUriTemplate(template, uri);
      if (variables !== undefined && areTaken(variables, registered.descriptor.variables)) {
        return { registered, key: resourceKey(registered.descriptor.name), uri, variables };
      }
    }
    return undefined;
  }

  /** The resource that a list shows under this address or template. */
  listed(address: string): RegisteredResource | undefined {
    return this.served.registry.resources.find(({ descriptor }) => (descriptor.uri ?? descriptor.uriTemplate) === address);
  }

  unknown(key: string, access: Pick<AccessRule, "allows">): ToolError {
    const address = after(nowhereKey(""), key);
    if (address !== undefined) return unknownResource(address);
    const name = after(promptKey(""), key) ?? after(completionKey(promptKey("")), key) ?? key;
    const known = this.served.registry.prompts.flatMap(({ descriptor }) => {
      const tool = this.tools.get(promptKey(descriptor.name));
      return tool !== undefined && access.allows(tool.descriptor) ? [descriptor.name] : [];
    });
    const meant = closest(name, known);
    const hint = meant === undefined ? "" : ` Did you mean "${meant}"?`;
    return new ToolError("UNKNOWN_PROMPT", `No prompt is named "${name.slice(0, 128)}".${hint} List the prompts and use a name from them.`);
  }

  #ofResource(registered: RegisteredResource): readonly Callable[] {
    const { descriptor } = registered;
    const describe = async (): Promise<CatalogResource | undefined> =>
      (await this.served.document()).resources.find(({ name }) => name === descriptor.name);
    const key = resourceKey(descriptor.name);
    const parsed = templateOf(registered)[0]?.template.variables ?? [];
    return [
      { key, ...descriptor, input: noProblem, output: resourceOutput, handler: () => resourceReader(registered, describe) },
      ...completionsOf(key, descriptor, parsed, descriptor.variables, registered.load),
    ];
  }

  #ofPrompt(registered: RegisteredPrompt): readonly Callable[] {
    const { descriptor } = registered;
    const describe = async (): Promise<CatalogPrompt | undefined> =>
      (await this.served.document()).prompts.find(({ name }) => name === descriptor.name);
    const key = promptKey(descriptor.name);
    const names = descriptor.arguments.map(({ name }) => name);
    const input = argumentsCheck(descriptor.arguments);
    return [
      { key, ...descriptor, input, output: promptOutput, handler: () => promptWriter(registered, describe) },
      ...completionsOf(key, descriptor, names, descriptor.arguments, registered.load),
    ];
  }
}

/** What of an offer the pipeline carries out. */
interface Callable {
  readonly key: string;
  readonly scopes: readonly Scope[];
  readonly limits: ToolLimits;
  readonly input: Validator;
  readonly output: Validator;
  readonly handler: () => Promise<ToolHandler>;
}

function completionsOf(
  key: string,
  { scopes, limits }: { readonly scopes: readonly Scope[]; readonly limits: ToolLimits },
  names: readonly string[],
  blanks: readonly Blank[],
  load: RegisteredPrompt["load"] | RegisteredResource["load"],
): readonly Callable[] {
  const handler = () => completerOf(names, blanks, load);
  return [{ key: completionKey(key), scopes, limits, input: noProblem, output: completionOutput, handler }];
}

function callable({ key, scopes, limits, input, output, handler }: Callable, before: ServedTool | undefined): ServedTool {
  const descriptor = { name: key, version: "1.0.0", effects: "read", scopes, limits, outputValidation: "enforce", errors: [] } as const;
  const load = async () => ({ input, output, implementation: { kind: "code", handler: await handler() } as const });
  return new ServedTool({ descriptor, load }, new Map(), { usage: before?.usage });
}

function templateOf(
  registered: RegisteredResource,
): readonly { readonly template: UriTemplate; readonly registered: RegisteredResource }[] {
  const { uriTemplate } = registered.descriptor;
  const template = uriTemplate === undefined ? undefined : parseUriTemplate(uriTemplate);
  return template === undefined || typeof template === "string" ? [] : [{ template, registered }];
}

/** Nothing stands where a variable holds what it may not. */
function areTaken(variables: Readonly<Record<string, string>>, blanks: readonly Blank[]): boolean {
  return blanks.every(({ name, values }) => {
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    return values === undefined || value === undefined || values.includes(value);
  });
}

function after(beginning: string, key: string): string | undefined {
  return key.startsWith(beginning) ? key.slice(beginning.length) : undefined;
}

export function unknownResource(uri: string): ToolError {
  const shown: JsonValue = uri.length > 128 ? `${uri.slice(0, 128)}…` : uri;
  const words = `Nothing stands at ${JSON.stringify(shown)}. List the resources and their templates, and use an address from them.`;
  return new ToolError("UNKNOWN_RESOURCE", words);
}
