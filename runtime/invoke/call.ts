/** A call as the pipeline takes it, and as whoever brought it holds on to it. Knows nothing of how it is carried out. */

import type { JsonObject, RequestMetadata, ToolError, ToolProgress } from "../../contract/index.ts";
import type { CallNews, Reach } from "../asking/questions.ts";
import type { AuthenticatedAgent } from "../auth/authenticator.ts";
import type { CallReport } from "./outcome.ts";

/** A call as any protocol asks for it. */
export interface CallRequest {
  readonly toolName: string;
  readonly version: string | undefined;
  /** Owned by the call: defaults are filled in place. */
  readonly payload: JsonObject;
  readonly metadata: RequestMetadata;
  readonly principal: AuthenticatedAgent;
  /** Names the connection, `""` for none. */
  readonly origin: string;
  /** The name of the protocol it came by, where a connection tells. */
  readonly protocol?: string | undefined;
  /** How its caller can be reached while it runs; absent where it cannot. */
  readonly reach?: Reach | undefined;
}

/** Where a call's news go. `settle` is called exactly once. */
export interface CallListener {
  settle(report: CallReport): void;
  progress(report: ToolProgress): void;
  /** Present where the caller can be reached. */
  tell?(news: CallNews): void;
}

/** A call that has begun. */
export interface RunningCall {
  /** Settles the call with `reason` at once and aborts its handler's signal; nothing happens when it has settled. */
  cancel(reason: ToolError): void;
  /**
   * Nobody hears the answer any more. That cancels the call, but not one that has begun, has an idempotency key and may not be made
   * twice: it runs on in its time, and whoever asks again with the key is told what it came to.
   */
  forsake(reason: ToolError): void;
}
