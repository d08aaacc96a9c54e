/** One generation of the catalog as the server holds it: tools by name, loaded at their first call. Knows nothing of agents' messages. */

import { readFile } from "node:fs/promises";
import type {
  AgentPolicy,
  CatalogDocument,
  CatalogTool,
  RegisteredTool,
  RegisteredToolSet,
  ToolDescriptor,
  ToolError,
  ToolHandler,
  ToolRegistry,
  Validator,
} from "../../contract/index.ts";
import type { Binding } from "../bindings/binding.ts";
import { type Confirmations, confirmed } from "../invoke/confirm.ts";
import { type Sensitive, sensitiveOf } from "../observe/sensitive.ts";

/** A tool ready to run. */
export interface LoadedTool {
  readonly input: Validator;
  readonly output: Validator;
  readonly handler: ToolHandler;
  /** What must not be logged of its calls; absent when its schemas mark nothing. */
  readonly sensitive?: Sensitive | undefined;
}

/** What is under way of one tool, whichever generation its calls began on; kept by admission. */
export interface ToolUsage {
  inFlight: number;
}

/** A tool and what the server knows of it at this moment. */
export class ServedTool {
  readonly descriptor: ToolDescriptor;
  readonly usage: ToolUsage;
  /** Present once the module is loaded. */
  loaded: LoadedTool | undefined;
  readonly #load: RegisteredTool["load"];
  readonly #bindings: ReadonlyMap<string, Binding>;
  readonly #confirmations: Confirmations;
  #loading: Promise<LoadedTool> | undefined;

  constructor(
    registered: RegisteredTool,
    bindings: ReadonlyMap<string, Binding>,
    {
      usage = { inFlight: 0 },
      confirmations = "required",
    }: { readonly usage?: ToolUsage | undefined; readonly confirmations?: Confirmations } = {},
  ) {
    this.descriptor = registered.descriptor;
    this.usage = usage;
    this.#load = registered.load;
    this.#bindings = bindings;
    this.#confirmations = confirmations;
  }

  /** @throws {Error} When the module cannot be imported or bound; the next call tries again. */
  load(): Promise<LoadedTool> {
    this.#loading ??= this.#loadOnce().catch((error: unknown) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  async #loadOnce(): Promise<LoadedTool> {
    const { input, output, implementation } = await this.#load();
    const handler = implementation.kind === "code" ? implementation.handler : this.#bind(implementation);
    if (typeof handler !== "function") throw new TypeError(`the module of "${this.descriptor.name}" exports no function named "handler"`);
    const sensitive = sensitiveOf([input, output]);
    this.loaded = { input, output, handler: this.#confirmed(handler as ToolHandler, sensitive), sensitive };
    return this.loaded;
  }

  #confirmed(handler: ToolHandler, sensitive: Sensitive | undefined): ToolHandler {
    const { confirm } = this.descriptor;
    return confirm === undefined ? handler : confirmed(handler, confirm, { confirmations: this.#confirmations, sensitive });
  }

  #bind({ binding, declaration }: { readonly binding: string; readonly declaration: Parameters<Binding["bind"]>[0] }): ToolHandler {
    const found = this.#bindings.get(binding);
    if (!found) throw new Error(`this server has no binding for "handler: ${binding}"`);
    return found.bind(declaration, this.descriptor);
  }
}

/** What the pipeline needs of a generation: what can be called by name, and the tool sets that bound it. */
export interface CallableCatalog {
  readonly digest: string;
  readonly tools: ReadonlyMap<string, ServedTool>;
  /** `undefined` where tool sets say nothing about it. */
  readonly toolsets: readonly RegisteredToolSet[] | undefined;
  /** What a name that is not there is answered with, where it is not a tool's. */
  unknown?(name: string, access: { allows(descriptor: ToolDescriptor): boolean }): ToolError;
}

export class ServedCatalog implements CallableCatalog {
  readonly digest: string;
  readonly tools: ReadonlyMap<string, ServedTool>;
  readonly registry: ToolRegistry;
  #document: Promise<CatalogDocument> | undefined;
  #descriptions: ReadonlyMap<string, CatalogTool> | undefined;

  /** @param before - The generation in service: its calls still count against the limits of their tools. */
  constructor(
    registry: ToolRegistry,
    bindings: readonly Binding[],
    { before, confirmations = "required" }: { readonly before?: ServedCatalog | undefined; readonly confirmations?: Confirmations } = {},
  ) {
    const byKind = new Map(bindings.map((binding) => [binding.kind, binding]));
    this.registry = registry;
    this.digest = registry.catalogDigest;
    this.tools = new Map(
      registry.tools.map((tool) => {
        const { name } = tool.descriptor;
        return [name, new ServedTool(tool, byKind, { usage: before?.tools.get(name)?.usage, confirmations })];
      }),
    );
  }

  get toolsets(): readonly RegisteredToolSet[] {
    return this.registry.toolsets;
  }

  get agents(): readonly AgentPolicy[] {
    return this.registry.agents;
  }

  /** `catalog.json`, read at its first use. */
  document(): Promise<CatalogDocument> {
    this.#document ??= this.#read();
    return this.#document;
  }

  async #read(): Promise<CatalogDocument> {
    const document = JSON.parse(await readFile(this.registry.catalogUrl, "utf8")) as CatalogDocument;
    this.#descriptions = new Map(document.tools.map((tool) => [tool.name, tool]));
    return document;
  }

  /** Whether `catalog.json` was read. */
  get isDescribed(): boolean {
    return this.#descriptions !== undefined;
  }

  /** What `catalog.json` says of a tool; `undefined` also before it was read. */
  description(name: string): CatalogTool | undefined {
    return this.#descriptions?.get(name);
  }
}
