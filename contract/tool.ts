/** A tool as the runtime meets it: its face, its validators, its handler. Knows nothing of YAML. */

import type { Asking } from "./ask.ts";
import type { ContentBlock } from "./content.ts";
import type { ContextAccess, RegisteredContext } from "./context.ts";
import type { FieldProblem } from "./errors.ts";
import type { JsonObject, JsonValue } from "./json.ts";
import type { Logger } from "./logger.ts";
import type { AgentPolicy, Principal, Scope } from "./principal.ts";
import type { RegisteredPrompt } from "./prompt.ts";
import type { RegisteredResource, ResourceAccess } from "./resource.ts";

/** What a call does to the world; MCP annotations, retries, caching and approval follow from it. */
export type Effects = "read" | "idempotent" | "write" | "destructive";

/** `enforce` answers INTERNAL for a result outside its schema, `warn` logs it, `off` does not look. */
export type OutputValidation = "enforce" | "warn" | "off";

export interface ToolLimits {
  readonly timeoutMs: number;
  /** Bytes of the serialised result. */
  readonly maxBytes: number;
  /** Calls in flight at once, over all agents. */
  readonly maxConcurrency: number;
  /** Calls begun a minute over all agents, refilled evenly; absent means no limit of its own. */
  readonly callsPerMinute?: number;
}

export interface Deprecation {
  readonly since: string;
  /** Name of the tool to use instead. */
  readonly use?: string;
  /** ISO 8601 date. */
  readonly removeAfter?: string;
}

/** Everything about a tool that a call needs before its module is loaded. Schemas stay in `catalog.json`. */
export interface ToolDescriptor {
  readonly name: string;
  /** semver. */
  readonly version: string;
  readonly effects: Effects;
  /** A person has to say yes to this before the tool is carried out; `{{name}}` is the argument of this name. */
  readonly confirm?: string;
  /** The agent needs all of them; the same rule hides the tool from lists and refuses the call. */
  readonly scopes: readonly Scope[];
  readonly limits: ToolLimits;
  readonly outputValidation: OutputValidation;
  /** Names of the declared business errors. */
  readonly errors: readonly string[];
  readonly deprecated?: Deprecation;
}

/**
 * Checks one value; input validators fill defaults in place.
 *
 * @returns `undefined` when the value is valid, else at least one problem. Never throws.
 */
export interface Validator {
  (value: JsonValue): readonly FieldProblem[] | undefined;
  /** Names of the properties that the schema marks `x-sensitive`; `true` when every value is. */
  readonly sensitive?: readonly string[] | true;
}

export interface ToolProgress {
  /** Grows with every report of one call. */
  readonly progress: number;
  readonly total?: number;
  readonly message?: string;
}

export interface TraceContext {
  /** W3C `traceparent` of the caller. */
  readonly traceparent?: string;
  readonly tracestate?: string;
}

/** What a handler is told about its call. */
export interface ToolContext extends Asking {
  /** Unique in this server; stands in every log line of the call. */
  readonly requestId: string;
  /** Of a prompt or a resource `prompts/<name>` and `resources/<name>`, which no tool can be called. */
  readonly toolName: string;
  readonly principal: Principal;
  /**
   * The person on whose behalf the agent says it acts: data, never authority. Where the agent came with a token and `jwtClaims` maps a claim
   * to `user_id`, it is what the issuer says, whatever the message says.
   */
  readonly userId?: string | undefined;
  readonly correlationId: string;
  /** What started the call, as the caller put it: data, never authority. */
  readonly requestOrigin?: string | undefined;
  readonly trace: TraceContext;
  /** The shared context this call is about, when the caller named one. */
  readonly contextId?: string | undefined;
  readonly contexts: ContextAccess;
  readonly resources: ResourceAccess;
  /** Aborts at the deadline, on cancel, and when the caller goes away. */
  readonly signal: AbortSignal;
  /** Epoch milliseconds. */
  readonly deadline: number;
  readonly logger: Logger;
  /** Tells the caller how far the work is; ignored when the caller cannot be told. */
  progress(report: ToolProgress): void;
  /**
   * Shows the caller's model an image, a text or the like beside the result; ignored where the caller cannot be shown, as on the native
   * protocol. A result of `{}` then is not shown as a text.
   *
   * @throws {ToolError} RESOURCE_EXHAUSTED when all of it is larger than the tool's `limits.maxBytes`.
   * @throws {TypeError} When it is no content block, with what is wrong of it.
   */
  attach(block: ContentBlock): void;
}

/**
 * Business code of one tool.
 *
 * @throws {ToolError} With a declared error's name or a built-in code; anything else becomes INTERNAL.
 */
export type ToolHandler<Input = JsonObject, Output = JsonValue> = (input: Input, context: ToolContext) => Promise<Output> | Output;

/** How a tool is carried out: by code, or by a declaration that a binding of this kind turns into a handler. */
export type Implementation =
  | { readonly kind: "code"; readonly handler: ToolHandler<never, unknown> }
  | { readonly kind: "declared"; readonly binding: string; readonly declaration: JsonValue };

/** What a tool's first call loads. */
export interface ToolModule {
  readonly input: Validator;
  readonly output: Validator;
  readonly implementation: Implementation;
}

export interface RegisteredTool {
  readonly descriptor: ToolDescriptor;
  readonly load: () => Promise<ToolModule>;
}

/** A named view of the catalog. */
export interface RegisteredToolSet {
  readonly name: string;
  readonly tools: readonly string[];
}

/** What `generated/registry.js` exports as `registry`. */
export interface ToolRegistry {
  /** `registryFormat` of the generator that wrote it. */
  readonly format: number;
  /** SHA-256 of `catalog.json`, lower-case hexadecimal. */
  readonly catalogDigest: string;
  /** `catalog.json` beside the registry. */
  readonly catalogUrl: URL;
  /** Ascending by name, in code units. */
  readonly tools: readonly RegisteredTool[];
  readonly contexts: readonly RegisteredContext[];
  /** Ascending by name, in code units; as the prompts. */
  readonly resources: readonly RegisteredResource[];
  readonly prompts: readonly RegisteredPrompt[];
  readonly toolsets: readonly RegisteredToolSet[];
  readonly agents: readonly AgentPolicy[];
}
