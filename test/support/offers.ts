/** Resources and prompts made in a test: what the generator would have written of them. */

import type {
  CatalogPrompt,
  CatalogResource,
  OfferModule,
  PromptHandler,
  RegisteredPrompt,
  RegisteredResource,
  ResourceHandler,
} from "../../contract/index.ts";

export interface TestResource {
  readonly row: CatalogResource;
  readonly registered: RegisteredResource;
}

export interface TestPrompt {
  readonly row: CatalogPrompt;
  readonly registered: RegisteredPrompt;
}

/** Each ascends by name. */
export interface TestOffers {
  readonly resources?: readonly TestResource[];
  readonly prompts?: readonly TestPrompt[];
}

const limits = { timeoutMs: 5_000, maxBytes: 65_536, maxConcurrency: 100 };

/** A text unless there is a module or a file. */
export function resourceOf(
  name: string,
  facts: Partial<CatalogResource> = {},
  module?: OfferModule<ResourceHandler>,
  file?: URL,
): TestResource {
  const source = module?.handler === undefined ? (file === undefined ? "text" : "file") : "code";
  const row = {
    name,
    description: `The resource ${name}.`,
    tags: [],
    area: "",
    scopes: [],
    variables: [],
    source,
    ...facts,
    limits: { ...limits, ...facts.limits },
  } as const;
  const { uri, uriTemplate, mimeType, scopes, variables } = row;
  const descriptor = {
    name,
    ...(uri === undefined ? {} : { uri }),
    ...(uriTemplate === undefined ? {} : { uriTemplate }),
    ...(mimeType === undefined ? {} : { mimeType }),
    scopes,
    limits: row.limits,
    variables,
  };
  const registered = {
    descriptor,
    source,
    ...(file === undefined ? {} : { file }),
    ...(module === undefined ? {} : { load: async () => module }),
  };
  return { row, registered: registered as RegisteredResource };
}

/** Messages unless there is a handler. */
export function promptOf(name: string, facts: Partial<CatalogPrompt> = {}, module?: OfferModule<PromptHandler>): TestPrompt {
  const source = module?.handler === undefined ? "messages" : "code";
  const row = {
    name,
    description: `The prompt ${name}.`,
    tags: [],
    area: "",
    scopes: [],
    arguments: [],
    source,
    ...facts,
    limits: { ...limits, ...facts.limits },
  } as const;
  const descriptor = { name, scopes: row.scopes, limits: row.limits, arguments: row.arguments };
  return { row, registered: { descriptor, source, ...(module === undefined ? {} : { load: async () => module }) } as RegisteredPrompt };
}

export function registeredOf({ resources = [], prompts = [] }: TestOffers) {
  return { resources: resources.map(({ registered }) => registered), prompts: prompts.map(({ registered }) => registered) };
}
