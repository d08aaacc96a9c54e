/** What the processes of a bench say to each other over IPC. Knows nothing of how anything is measured. */

/** What a process has used since it began. */
export interface Usage {
  /** User and system time of all threads, milliseconds. */
  readonly cpuMs: number;
  readonly rssKiB: number;
  readonly peakRssKiB: number;
  /** Heap in use and what it holds outside of it. */
  readonly heldKiB: number;
}

/** From a metered process. */
export type MeterNews =
  | { readonly kind: "listening"; readonly port: number; readonly usage: Usage }
  | { readonly kind: "usage"; readonly usage: Usage };

/** To a metered process. */
export interface MeterQuestion {
  readonly kind: "usage";
  /** Collects garbage first; the process must run with `--expose-gc`. */
  readonly collect: boolean;
}

/** A call that a load repeats, and what its answer must hold. */
export interface LoadCall {
  readonly tool: string;
  readonly payload: object;
  /** A field of the result and its value; absent: the result must be an object. */
  readonly expect?: { readonly field: string; readonly value: unknown };
}

/** What is spoken: our own protocol, MCP without a handshake (2026-07-28), or MCP with one (2025-11-25). */
export type SpeechName = "native" | "mcp" | "mcp-handshake";

/** Named pipes to a server's standard input and from its standard output. */
export interface Pipes {
  readonly to: string;
  readonly from: string;
}

export interface LoadShape {
  readonly speech: SpeechName;
  readonly key: string;
  readonly connections: number;
  readonly inFlight: number;
  readonly calls: readonly LoadCall[];
  /** False for a contender that answers ready-made bytes. */
  readonly isChecked: boolean;
}

export interface PortTarget extends LoadShape {
  /** `followers`: a run's calls are updates of one context, each told to all connections. */
  readonly transport: "ws" | "http" | "followers";
  readonly port: number;
}

export interface PipeTarget extends LoadShape {
  readonly transport: "stdio";
  readonly pipes: Pipes;
}

export type Target = PortTarget | PipeTarget;

/** To the load process; each is answered by one `LoadAnswer` of the same `seq`. */
export type LoadOrder =
  | { readonly kind: "open"; readonly seq: number; readonly name: string; readonly target: Target }
  | { readonly kind: "run"; readonly seq: number; readonly name: string; readonly calls: number }
  | { readonly kind: "close"; readonly seq: number; readonly name: string };

export interface LoadAnswer {
  readonly seq: number;
  /** Answers that came; their number is the number of calls. */
  readonly answered?: number;
  /** The first wrong answer, or why the connection failed. */
  readonly problem?: string;
}
