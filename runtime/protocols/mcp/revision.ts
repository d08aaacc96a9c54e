/** What a revision of MCP is to the rest: its methods and the form of its results. Knows no revision. */

import type { AskSchema, JsonObject } from "../../../contract/index.ts";
import type { OfferFamilies } from "../../offers/offers.ts";
import type { Request } from "../../operation.ts";
import type { RpcFault } from "./json-rpc.ts";
import type { EntryStyle } from "./tool-entry.ts";

/** How long a result may be kept by whom. */
export interface Caching {
  readonly ttlMs: number;
  /** `public`: the same for every caller. */
  readonly scope: "public" | "private";
}

/** Fields of a result as JSON text without braces, so that a revision adds its own. */
export interface ResultParts {
  readonly body: string;
  /** Fields of `_meta`; none when left out. */
  readonly meta?: string;
  readonly caching?: Caching;
  /** Present when this is no end: the same request comes again with answers. */
  readonly isAsking?: true;
}

/** What a request turned out to be. */
export type Asked =
  | { readonly kind: "operation"; readonly operation: Request }
  /** The codec knows the answer itself. */
  | { readonly kind: "result"; readonly result: ResultParts }
  | { readonly kind: "fault"; readonly fault: RpcFault; readonly status?: number }
  /** An answer that stays open: news, until the caller ends it. */
  | { readonly kind: "listen"; readonly filter: ListenFilter }
  /** The least level of what the client wants to hear of, for all that follows: its place in the order of levels. */
  | { readonly kind: "level"; readonly level: number };

/** What a subscription wants to hear of. */
export interface ListenFilter {
  /** Those lists that it wants to know the changes of. */
  readonly lists: ReadonlySet<ListFamily>;
  /** Addresses of resources. */
  readonly uris: readonly string[];
}

/** Lists that news are about. */
export const listFamilies = ["tools", "prompts", "resources"] as const;
export type ListFamily = (typeof listFamilies)[number];

/** What codecs say of this server. */
export interface ServerFacts {
  /** An `Implementation` as JSON text. */
  readonly serverInfo: string;
  /** Which families there are at this moment beside tools: of the others nothing is said, and no method is known. */
  readonly families: () => OfferFamilies;
}

/** Reads the parameters of one method. Never throws. */
export type Method = (params: JsonObject, id: string, facts: ServerFacts) => Asked;

export interface Revision {
  readonly version: string;
  /** What it has no method for is an unknown method. */
  readonly methods: ReadonlyMap<string, Method>;
  readonly style: EntryStyle;
  /** The error of a resource that is not there. */
  readonly missingResource: number;
  /** The error of a call that has to ask what the client did not declare; absent where it is the tool's result. */
  readonly missingCapability?: number;
  /** A form in the revision's own words; `undefined` where it has none for it. Absent where forms are as handlers write them. */
  fitForm?(schema: AskSchema): JsonObject | undefined;
  /** One result as JSON text. */
  envelope(parts: ResultParts, facts: ServerFacts): string;
  /** What every request must say, whatever its method. */
  check?(params: JsonObject): Extract<Asked, { kind: "fault" }> | undefined;
}

/** A result without fields of its own. */
export const emptyResult: ResultParts = { body: "" };
