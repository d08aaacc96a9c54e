/** What a peer asks, its one answer, and unasked news, in no protocol's words. Knows nothing of frames or sockets. */

import type {
  CatalogPrompt,
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
import type { ListedResource, ListPage } from "./offers/offer-lists.ts";

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
      readonly reach?: Reach | undefined;
      /** What is called, where it is no tool: see `Offer`. */
      readonly offer?: Offer | undefined;
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
  | {
      readonly kind: "offerList";
      readonly id: string;
      /** `resources`: at plain addresses, shared contexts among them; `templates`: at many. */
      readonly family: "resources" | "templates" | "prompts";
      readonly cursor: string | undefined;
      readonly metadata: RequestMetadata;
    }
  | { readonly kind: "resourceSubscribe"; readonly id: string; readonly uri: string; readonly metadata: RequestMetadata }
  | { readonly kind: "resourceUnsubscribe"; readonly id: string; readonly uri: string; readonly metadata: RequestMetadata }
  /** Follows several addresses at once, until a `cancel` of this id. */
  | { readonly kind: "resourceListen"; readonly id: string; readonly uris: readonly string[]; readonly metadata: RequestMetadata }
  | { readonly kind: "ping"; readonly id: string | undefined }
  | { readonly kind: "pong" };

/**
 * A call of something beside tools. `prompt`: `toolName` is its name, the payload its arguments. `resource`: `toolName` is its address.
 * The completions of either: `toolName` is the prompt's name, or the address or template as lists show it; the payload is a `CompletionAsked`.
 */
export type Offer = "prompt" | "resource" | "promptCompletion" | "resourceCompletion";

/** How long what was read may be taken for what is there. */
export interface Keeping {
  /** True when only another catalog changes it. */
  readonly isSteady: boolean;
  /** True when every agent would be given the same. */
  readonly isShared: boolean;
}

/** The operations that have an `id` and get exactly one reply. */
export type Request = Extract<Operation, { readonly metadata: RequestMetadata }>;

/** The families of replies; each has its own shape for errors. */
export type ReplyFamily = "call" | "context" | "catalog";

export function familyOf(request: Request): ReplyFamily {
  if (request.kind === "call") return "call";
  return request.kind === "catalogList" ? "catalog" : "context";
}

/** The one answer to a request. */
export type Reply =
  | { readonly kind: "call"; readonly id: string; readonly report: CallReport; readonly keeping?: Keeping }
  | {
      readonly kind: "context";
      readonly id: string;
      readonly snapshot: ContextSnapshot;
      /** Whether the answer carries the whole value. */
      readonly withValue: boolean;
      readonly correlationId: string;
    }
  | { readonly kind: "catalog"; readonly id: string; readonly page: CatalogPage }
  | { readonly kind: "resources"; readonly id: string; readonly page: ListPage<ListedResource> }
  | { readonly kind: "prompts"; readonly id: string; readonly page: ListPage<CatalogPrompt> }
  /** What was asked is done, and there is nothing to say. */
  | { readonly kind: "done"; readonly id: string }
  /** Follows these addresses from now on; what cannot be followed was left out. */
  | { readonly kind: "listening"; readonly id: string; readonly uris: readonly string[] }
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
  /** Something else stands at an address. `listenId`: the request that follows it, where it was followed by one. */
  | { readonly kind: "resourceChanged"; readonly uri: string; readonly listenId: string | undefined }
  | { readonly kind: "catalogChanged"; readonly catalogDigest: string }
  | { readonly kind: "ping" }
  | { readonly kind: "fault"; readonly error: ToolError; readonly refId: string | undefined };
