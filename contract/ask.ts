/**
 * What a handler may ask of whoever stands behind its call, and what comes back: MCP's elicitation, sampling and roots, as MCP spells
 * them. Knows nothing of protocols and of how a question travels.
 */

import type { ContentAnnotations } from "./content.ts";
import type { JsonObject, JsonValue } from "./json.ts";

interface FieldWords {
  readonly title?: string;
  readonly description?: string;
}

/** One choice: what it means to the handler, and what people read. */
export interface AskChoice {
  readonly const: string;
  readonly title: string;
}

/** One field of a form: a single value, or a choice of some. Nothing is nested (MCP, Elicitation, Requested Schema). */
export type AskField = FieldWords &
  (
    | {
        readonly type: "string";
        readonly minLength?: number;
        readonly maxLength?: number;
        readonly format?: "email" | "uri" | "date" | "date-time";
        readonly default?: string;
      }
    | {
        readonly type: "string";
        readonly enum: readonly string[];
        /** @deprecated MCP writes choices with titles as `oneOf`. */
        readonly enumNames?: readonly string[];
        readonly default?: string;
      }
    | { readonly type: "string"; readonly oneOf: readonly AskChoice[]; readonly default?: string }
    | { readonly type: "number" | "integer"; readonly minimum?: number; readonly maximum?: number; readonly default?: number }
    | { readonly type: "boolean"; readonly default?: boolean }
    | {
        readonly type: "array";
        readonly items: { readonly type: "string"; readonly enum: readonly string[] } | { readonly anyOf: readonly AskChoice[] };
        readonly minItems?: number;
        readonly maxItems?: number;
        readonly default?: readonly string[];
      }
  );

/** A form: a flat object. One without properties asks for a yes or a no. */
export interface AskSchema {
  readonly type: "object";
  readonly properties: Readonly<Record<string, AskField>>;
  readonly required?: readonly string[];
}

type ValueOf<Field> = Field extends { readonly enum: readonly (infer Value)[] }
  ? Value
  : Field extends { readonly oneOf: readonly { readonly const: infer Value }[] }
    ? Value
    : Field extends { readonly items: { readonly enum: readonly (infer Value)[] } }
      ? readonly Value[]
      : Field extends { readonly items: { readonly anyOf: readonly { readonly const: infer Value }[] } }
        ? readonly Value[]
        : Field extends { readonly type: "string" }
          ? string
          : Field extends { readonly type: "number" | "integer" }
            ? number
            : Field extends { readonly type: "boolean" }
              ? boolean
              : string | number | boolean | readonly string[];

type RequiredOf<Schema> = Schema extends { readonly required: readonly (infer Name)[] } ? Name : never;

/** What an accepted form holds. */
export type AskContent<Schema extends AskSchema> = {
  readonly [Name in keyof Schema["properties"] as Name extends RequiredOf<Schema> ? Name : never]: ValueOf<Schema["properties"][Name]>;
} & {
  readonly [Name in keyof Schema["properties"] as Name extends RequiredOf<Schema> ? never : Name]?: ValueOf<Schema["properties"][Name]>;
};

/** `decline` is a no, `cancel` is neither yes nor no: the form was closed. */
export type AskAnswer<Content> =
  | { readonly action: "accept"; readonly content: Content }
  | { readonly action: "decline" }
  | { readonly action: "cancel" };

export interface AskOptions {
  /**
   * Names the question among those of its call: up to 64 of `A-Z a-z 0-9 _ - . /`. Left out, questions are counted; give one where the order of
   * questions may differ from one run of the handler to the next.
   */
  readonly key?: string;
}

/** What can be asked; the names are those of MCP's client capabilities. */
export type AskKind = "elicitation" | "sampling" | "roots";

export type SampleContent = { readonly annotations?: ContentAnnotations; readonly _meta?: JsonObject } & (
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "image" | "audio"; readonly data: string; readonly mimeType: string }
);

export interface SampleMessage {
  readonly role: "user" | "assistant";
  readonly content: SampleContent;
}

/** Parameters of MCP's `sampling/createMessage`. */
export interface SampleRequest {
  readonly messages: readonly SampleMessage[];
  readonly maxTokens: number;
  readonly systemPrompt?: string;
  readonly temperature?: number;
  readonly stopSequences?: readonly string[];
  readonly modelPreferences?: JsonObject;
  readonly metadata?: JsonObject;
}

/** What the caller's model made. */
export interface Sample {
  readonly role: "user" | "assistant";
  readonly content: SampleContent | readonly SampleContent[];
  readonly model: string;
  readonly stopReason?: string;
}

/** A place that the caller works in. */
export interface Root {
  /** Begins with `file://`. */
  readonly uri: string;
  readonly name?: string;
}

/** Ascending; the names are those of RFC 5424. */
export type NoteLevel = "debug" | "info" | "notice" | "warning" | "error" | "critical" | "alert" | "emergency";

/**
 * How a handler reaches its caller while it works.
 *
 * Some callers are asked by ending the run: their answers come with another run of the handler, from its start, in which `ask` gives what
 * was answered. So whatever a handler does before it asks is done again, and belongs into `once` where that matters; and what `ask` throws
 * at the end of a run must reach the end of the handler.
 */
export interface Asking {
  /** Whether the caller can be asked such a thing; `ask` and its like throw where it cannot. */
  mayAsk(what: AskKind): boolean;
  /**
   * Asks the person behind the caller to fill in a form. Questions that are asked before the handler waits for anything else go out
   * together, as with `Promise.all`.
   *
   * @param message - What the person reads.
   * @throws {ToolError} FAILED_PRECONDITION when this caller cannot be asked, or refuses to ask; RESOURCE_EXHAUSTED when too many questions
   * are open.
   * @throws {TypeError} When the schema is no form.
   */
  ask<const Schema extends AskSchema>(schema: Schema, message: string, options?: AskOptions): Promise<AskAnswer<AskContent<Schema>>>;
  /**
   * Does a piece of work once a call, however often the handler is run for questions: its result travels with the question, unreadable to the
   * caller.
   *
   * @param key - Names the work among that of its call.
   * @param work - Its result has to be JSON.
   */
  once<Result extends JsonValue>(key: string, work: () => Result | Promise<Result>): Promise<Result>;
  /**
   * Asks the caller's own model.
   *
   * @deprecated MCP has deprecated sampling: call a model yourself.
   */
  sample(request: SampleRequest, options?: AskOptions): Promise<Sample>;
  /**
   * Asks for the places that the caller works in.
   *
   * @deprecated MCP has deprecated roots: let the caller name them in the arguments.
   */
  roots(options?: AskOptions): Promise<readonly Root[]>;
  /**
   * Tells the caller something for its log; ignored where it does not listen.
   *
   * @param data - JSON.
   * @param logger - Names what it is about.
   * @deprecated MCP has deprecated logging: use `logger` for your own log and `progress` for the caller.
   */
  log(level: NoteLevel, data: JsonValue, logger?: string): void;
}
