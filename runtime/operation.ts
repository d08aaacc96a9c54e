/** What a peer asks, its one answer, and unasked news, in no protocol's words. Knows nothing of frames or sockets. */

import type {
  CatalogContext,
  CatalogTool,
  ContextSnapshot,
  JsonObject,
  RequestMetadata,
  Scope,
  ToolError,
  ToolProgress,
} from "../contract/index.ts";
import type { CallNews, Reach } from "./asking/questions.ts";
import type { PublishedChange } from "./context/published-change.ts";
import type { CallReport } from "./invoke/outcome.ts";

/** What a peer asks. `id` ties the reply to it. */
export type Operation =
  | { readonly kind: "hello"; readonly claimedAgentId: string | undefined }
  | {
      readonly kind: "call";
      readonly id: string;
      readonly toolName: string;
      readonly version: string | undefined;
      readonly payload: JsonObject;
      readonly metadata: RequestMetadata;
      /** How the caller can be reached while the call runs; absent where it cannot. */
      readonly reach?: Reach;
    }
  | { readonly kind: "cancel"; readonly id: string }
  | { readonly kind: "contextGet"; readonly id: string; readonly contextId: string; readonly metadata: RequestMetadata }
  | {
      readonly kind: "contextUpdate";
      readonly id: string;
      readonly contextId: string;
      readonly patch: JsonObject;
      readonly expectedRevision: number | undefined;
      readonly metadata: RequestMetadata;
    }
  | {
      readonly kind: "contextSubscribe";
      readonly id: string;
      readonly contextId: string;
      readonly fromRevision: number | undefined;
      readonly metadata: RequestMetadata;
    }
  | { readonly kind: "contextUnsubscribe"; readonly id: string; readonly contextId: string; readonly metadata: RequestMetadata }
  | {
      readonly kind: "catalogList";
      readonly id: string;
      readonly cursor: string | undefined;
      readonly limit: number | undefined;
      readonly toolset: string | undefined;
      readonly metadata: RequestMetadata;
    }
  /** The context slots that the caller may read. */
  | { readonly kind: "contextList"; readonly id: string; readonly metadata: RequestMetadata }
  | { readonly kind: "ping"; readonly id: string | undefined }
  | { readonly kind: "pong" };

/** The operations that have an `id` and get exactly one reply. */
export type Request = Extract<Operation, { readonly metadata: RequestMetadata }>;

/** The families of replies; each has its own shape for errors. */
export type ReplyFamily = "call" | "context" | "catalog";

/** The one answer to a request. */
export type Reply =
  | { readonly kind: "call"; readonly id: string; readonly report: CallReport }
  | {
      readonly kind: "context";
      readonly id: string;
      readonly snapshot: ContextSnapshot;
      /** Whether the answer carries the whole value. */
      readonly withValue: boolean;
      readonly correlationId: string;
    }
  | { readonly kind: "catalog"; readonly id: string; readonly page: CatalogPage }
  | { readonly kind: "contexts"; readonly id: string; readonly contexts: readonly CatalogContext[] }
  | {
      readonly kind: "refused";
      readonly family: Exclude<ReplyFamily, "call">;
      readonly id: string;
      readonly error: ToolError;
      readonly correlationId: string;
    }
  | { readonly kind: "pong"; readonly id: string | undefined };

/** One page of the tools an agent may call. */
export interface CatalogPage {
  readonly catalogDigest: string;
  readonly tools: readonly CatalogTool[];
  readonly nextCursor?: string;
  /** True when every agent would get the same page. */
  readonly isShared?: boolean;
}

/** Unasked news. */
export type Notice =
  | {
      readonly kind: "welcome";
      readonly sessionId: string;
      readonly agentId: string;
      readonly scopes: readonly Scope[];
      readonly catalogDigest: string;
    }
  | { readonly kind: "progress"; readonly id: string; readonly report: ToolProgress }
  /** News of the call with this id, for callers that can be reached. */
  | (CallNews & { readonly id: string })
  | { readonly kind: "contextChanged"; readonly published: PublishedChange }
  /** Several changes of one context as one: from the revision before the first to the value after the last. */
  | { readonly kind: "contextFolded"; readonly fromRevision: number; readonly published: PublishedChange }
  | { readonly kind: "catalogChanged"; readonly catalogDigest: string }
  | { readonly kind: "ping" }
  | { readonly kind: "fault"; readonly error: ToolError; readonly refId: string | undefined };
