/** What the process that has the port and those that serve say to each other. Plain data; other messages may go the same way. */

import type { ServerSettings, ShownKey } from "toolwright/runtime";

/** File descriptor of a worker's pipe to the stores that its primary keeps; the one before it is the channel of these messages. */
export const storesFd = 4;

/** What a worker is to do. */
export interface WorkerOrder {
  readonly kind: "worker.serve";
  /** From 1; stands in every line of the worker's log. */
  readonly worker: number;
  readonly registryUrl: string;
  readonly projectDir: string;
  readonly settings: ServerSettings;
  readonly readableLogs: boolean;
  /** The primary keeps the stores for its workers, at the other end of the pipe `storesFd`. */
  readonly keepsStores: boolean;
  /** Whether the first screen's line to paste needs the address. */
  readonly namesUrl: boolean;
}

export type ToWorker =
  | WorkerOrder
  /** Serve another build, or say why not. */
  | { readonly kind: "worker.reload"; readonly registryUrl: string }
  /** Say that you live. */
  | { readonly kind: "worker.ask" }
  | { readonly kind: "worker.stop" };

export type FromWorker =
  /** It runs, and waits for its order. */
  | { readonly kind: "worker.here" }
  /** Its thread takes turns; `isInspected` while a debugger can hold it. */
  | { readonly kind: "worker.alive"; readonly isInspected: boolean }
  /** It listens. */
  | { readonly kind: "worker.listening"; readonly screen: string; readonly port: number }
  /** It does not start, for a reason that is the operator's to mend. */
  | { readonly kind: "worker.refused"; readonly words: string }
  /** It serves the other build; `refusal` says why it still serves the one before. */
  | { readonly kind: "worker.reloaded"; readonly shown: readonly ShownKey[]; readonly refusal?: string };
