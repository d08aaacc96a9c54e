/** One greeted connection: sends requests, hands each answer to who waits, keeps the line alive. Knows no tool or context. */

import type {
  CatalogResponse,
  ClientMessage,
  ContextResponse,
  ContextUpdateNotice,
  ServerMessage,
  ToolProgress,
  ToolResponse,
  Welcome,
  WireError,
} from "../contract/index.ts";
import { CallError, callErrorOf } from "./call-error.ts";
import type { Channel, ChannelClosed } from "./channel.ts";
import { guarded } from "./guarded.ts";
import { readServerMessage } from "./incoming.ts";
import { PendingRequests } from "./pending.ts";

/** A message that is answered by its id. */
export type Request = Extract<
  ClientMessage,
  { readonly id: string; readonly type: Exclude<ClientMessage["type"], "cancel" | "ping" | "pong"> }
>;

export type Answer = ToolResponse | ContextResponse | CatalogResponse;

/** The request's own answer when all went well. */
export type Success<Type extends Answer["type"]> = Extract<Answer, { readonly type: Type; readonly ok: true }>;

export interface SendOptions {
  /** Rejects at once when it aborts; a tool call in flight is cancelled at the server as well. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: ToolProgress) => void) | undefined;
  /** Milliseconds after which nobody waits any more, counted on this side. */
  readonly giveUpAfterMs?: number | undefined;
}

export interface ConnectionEvents {
  readonly onNotice: (notice: ContextUpdateNotice) => void;
  readonly onCatalogChanged: (digest: string) => void;
  /** A complaint of the server, or of ours about the server, that belongs to no request. */
  readonly onProtocolError: (error: CallError) => void;
  readonly onClose: (closed: ChannelClosed) => void;
}

/** A request without its id, member by member of the union. */
export type Unsent<Message> = Message extends unknown ? Omit<Message, "id"> : never;

const encoder = new TextEncoder();

export class Connection {
  readonly welcome: Welcome;
  readonly #channel: Channel;
  readonly #events: ConnectionEvents;
  readonly #pending = new PendingRequests<Answer>();
  readonly #pings = new PendingRequests<void>();
  readonly #heartbeat: ReturnType<typeof setInterval>;
  #closed: ChannelClosed | undefined;
  #quietTicks = 0;

  constructor(channel: Channel, welcome: Welcome, events: ConnectionEvents) {
    this.#channel = channel;
    this.welcome = welcome;
    this.#events = events;
    this.#heartbeat = setInterval(() => this.#tick(), Math.max(welcome.heartbeat_interval_ms, 100));
    channel.listen({ onText: (text) => this.#receive(text), onClose: (closed) => this.#lose(closed) });
  }

  get closed(): ChannelClosed | undefined {
    return this.#closed;
  }

  /**
   * Sends a request and waits for its answer.
   *
   * @throws {CallError} The answer's error; CANCELLED when the signal aborts; UNAVAILABLE when the connection is lost.
   */
  request<Type extends Answer["type"]>(unsent: Unsent<Request>, options: SendOptions = {}): Promise<Success<Type>> {
    const { signal, onProgress, giveUpAfterMs } = options;
    return new Promise<Success<Type>>((resolve, reject) => {
      if (signal?.aborted) throw cancelled(signal.reason, false);
      const id = this.#pending.nextId();
      const message = { ...unsent, id } as Request;
      const settle = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", onAbort);
      };
      const giveUp = (error: CallError): void => {
        if (this.#pending.take(id) === undefined) return;
        settle();
        if (message.type === "toolRequest" && this.#closed === undefined) this.#send({ type: "cancel", id });
        reject(error);
      };
      const onAbort = (): void => giveUp(cancelled(signal?.reason, true));
      const timer =
        giveUpAfterMs === undefined ? undefined : setTimeout(() => giveUp(silent(giveUpAfterMs)), Math.min(giveUpAfterMs, maxTimerMs));
      this.#pending.add(id, {
        resolve: (answer) => {
          settle();
          if (answer.ok) resolve(answer as Success<Type>);
          else reject(callErrorOf(answer.error, "metadata" in answer ? answer.metadata : {}));
        },
        reject: (error) => {
          settle();
          reject(error);
        },
        onProgress,
        correlationId: message.metadata?.correlation_id,
      });
      try {
        this.#send(message);
      } catch (error) {
        this.#pending.take(id)?.reject(error as CallError);
      }
      signal?.addEventListener("abort", onAbort, { once: true });
    });
  }

  /** @returns When the server's pong is here. */
  ping(): Promise<void> {
    return new Promise((resolve, reject) => {
      const id = this.#pings.nextId();
      this.#pings.add(id, { resolve, reject });
      try {
        this.#send({ type: "ping", id });
      } catch (error) {
        this.#pings.take(id)?.reject(error as CallError);
      }
    });
  }

  close(): void {
    if (this.#closed === undefined) this.#channel.close(1000, "bye");
  }

  #send(message: ClientMessage): void {
    const text = JSON.stringify(message);
    const limit = this.welcome.limits.max_frame_bytes;
    // The server answers a frame too big by closing, which would cost every other call in flight.
    if (text.length * 3 > limit && encoder.encode(text).length > limit) {
      const words = `The message is larger than the ${limit} bytes this server takes (max_frame_bytes). Send less.`;
      throw new CallError("RESOURCE_EXHAUSTED", words, { retryable: false, mayHaveRun: false });
    }
    this.#channel.send(text);
  }

  #receive(text: string): void {
    this.#quietTicks = 0;
    const incoming = readServerMessage(text);
    if (incoming.kind === "message") this.#handle(incoming.message);
    else if (incoming.kind === "malformed") this.#malformed(incoming.reason, incoming.id);
  }

  #handle(message: ServerMessage): void {
    switch (message.type) {
      case "toolResponse":
      case "contextResponse":
      case "catalogResponse":
        this.#pending.take(message.id)?.resolve(message);
        return;
      case "toolProgress":
        this.#progress(message.id, message);
        return;
      case "contextUpdate":
        this.#events.onNotice(message);
        return;
      case "catalogChanged":
        this.#events.onCatalogChanged(message.catalog_digest);
        return;
      case "ping":
        if (this.#closed === undefined) this.#send(message.id === undefined ? { type: "pong" } : { type: "pong", id: message.id });
        return;
      case "pong":
        if (message.id !== undefined) this.#pings.take(message.id)?.resolve();
        return;
      case "error":
        this.#refused(message.error, message.ref_id);
        return;
      case "welcome":
        return;
    }
  }

  #progress(id: string, report: ToolProgress): void {
    const { progress, total, message } = report;
    const listener = this.#pending.get(id)?.onProgress;
    if (listener === undefined) return;
    guarded(listener, { progress, ...(total === undefined ? {} : { total }), ...(message === undefined ? {} : { message }) });
  }

  /** Our ids are never in flight twice, so an error about one of them is its only answer. */
  #refused(error: WireError, refId: string | undefined): void {
    const request = refId === undefined ? undefined : (this.#pending.take(refId) ?? this.#pings.take(refId));
    const refusal = callErrorOf(error);
    if (request === undefined) this.#events.onProtocolError(refusal);
    else request.reject(refusal);
  }

  #malformed(reason: string, id: string | undefined): void {
    const error = new CallError("MALFORMED_MESSAGE", `The server sent what this client cannot read: ${reason}.`, { mayHaveRun: true });
    const request = id === undefined ? undefined : this.#pending.take(id);
    if (request === undefined) this.#events.onProtocolError(error);
    else request.reject(error);
  }

  /** Two quiet intervals, the second in spite of a ping, mean that nobody is there. */
  #tick(): void {
    this.#quietTicks += 1;
    if (this.#quietTicks > 2) this.#channel.abandon("the server does not answer");
    else if (this.#quietTicks === 2) this.ping().catch(() => undefined);
  }

  #lose(closed: ChannelClosed): void {
    clearInterval(this.#heartbeat);
    this.#closed = closed;
    const why = `The connection was lost (${closed.code}${closed.reason === "" ? "" : `, ${closed.reason}`})`;
    this.#pending.loseAll(why);
    this.#pings.loseAll(why);
    this.#events.onClose(closed);
  }
}

/** Longer timers fire at once, in Node and browsers alike. */
const maxTimerMs = 2_147_483_647;

function cancelled(reason: unknown, mayHaveRun: boolean): CallError {
  return new CallError("CANCELLED", "The caller cancelled the request.", { cause: reason, mayHaveRun });
}

function silent(waitedMs: number): CallError {
  const words = `No answer came within ${waitedMs} ms: the request may or may not have run.`;
  return new CallError("DEADLINE_EXCEEDED", words, { mayHaveRun: true });
}
