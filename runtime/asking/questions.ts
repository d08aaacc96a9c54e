/**
 * Questions of a handler to its caller as values: what is asked, what the caller can be asked and how, and what one run leaves for the next.
 * Knows nothing of protocols: each puts questions into its own words.
 */

import { createHash } from "node:crypto";
import { type AskKind, type JsonObject, type JsonValue, type NoteLevel, ToolError } from "../../contract/index.ts";

/** Methods by what they ask, as MCP names both. */
export const askMethods = {
  elicitation: "elicitation/create",
  sampling: "sampling/createMessage",
  roots: "roots/list",
} as const satisfies Record<AskKind, string>;

export interface Question {
  /** Names it among the questions of its call. */
  readonly key: string;
  readonly kind: AskKind;
  readonly params: JsonObject;
}

/** How a caller can be reached while its call runs. */
export interface Reach {
  /** What it said it can be asked. */
  readonly may: ReadonlySet<AskKind>;
  /**
   * Present where a question ends the run, and the call comes again with the answer; else the handler waits for it.
   */
  readonly rounds?: Rounds;
}

/** What a call that comes again brings. */
export interface Rounds {
  /** By the keys of questions; whatever the caller sent. */
  readonly answers: JsonObject;
  /** Absent in the first round. */
  readonly kept: KeptRounds | undefined;
}

/** What a run leaves for the next one; it travels with the caller, who must neither read nor change it. */
export interface KeptRounds {
  /** The digest of each question that is open, by key. */
  readonly asked: Readonly<Record<string, string>>;
  /** Earlier answers by key, each with the digest of its question. */
  readonly answers: Readonly<Record<string, readonly [digest: string, answer: JsonValue]>>;
  /** Results of `once`, by key. */
  readonly once: Readonly<Record<string, JsonValue>>;
}

/** A run that ended with questions. */
export interface AskedRound {
  readonly questions: readonly Question[];
  readonly kept: KeptRounds;
}

/** A question that a handler waits for. */
export interface OpenQuestion extends Question {
  answered(answer: JsonValue): void;
  /** The caller refused it, or cannot answer any more. */
  refused(error: ToolError): void;
}

/** What a caller is told while its call runs, beside progress. */
export type CallNews =
  | { readonly kind: "question"; readonly question: OpenQuestion }
  /** Nobody waits for the answer any more. */
  | { readonly kind: "questionOver"; readonly question: OpenQuestion }
  | { readonly kind: "note"; readonly level: NoteLevel; readonly data: JsonValue; readonly logger: string | undefined };

/** Levels, the least grave first. */
export const noteLevels: readonly NoteLevel[] = ["debug", "info", "notice", "warning", "error", "critical", "alert", "emergency"];

/** @returns The place in the order of levels; `undefined` for what is none. */
export function levelOf(level: unknown): number | undefined {
  const place = (noteLevels as readonly unknown[]).indexOf(level);
  return place === -1 ? undefined : place;
}

/** An answer counts for the very question that was asked: other words or another form make another question. */
export function digestOf({ kind, params }: Question): string {
  return createHash("sha256")
    .update(JSON.stringify([kind, params]))
    .digest("base64url")
    .slice(0, 22);
}

/** This caller cannot be asked what the call cannot go on without. */
export class CannotAsk extends ToolError {
  /** What it would have to be able to. */
  readonly needed: AskKind;

  constructor(toolName: string, needed: AskKind) {
    super(
      "FAILED_PRECONDITION",
      `"${toolName}" has to ask ${asked[needed]} before it can go on, and this caller cannot be asked. Call it over MCP from a client that declares the capability "${needed}".`,
    );
    this.needed = needed;
  }
}

const asked: Readonly<Record<AskKind, string>> = {
  elicitation: "a person",
  sampling: "its caller's model",
  roots: "where its caller works",
};

/** A call that has to come again. Where a protocol can put the questions, it does that; else these words are the answer. */
export function awaitsAnswers(toolName: string, questions: readonly Question[]): ToolError {
  const keys = questions.map(({ key }) => `"${key}"`).join(", ");
  return new ToolError("FAILED_PRECONDITION", `"${toolName}" waits for an answer that fits ${keys}. Call it again with it.`);
}
