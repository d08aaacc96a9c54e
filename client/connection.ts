/** One greeted connection: sends requests, hands each answer to who waits, keeps the line alive. Knows no tool or context. */

import {
  type CatalogResponse,
  type ClientMessage,
  type ContextResponse,
  type ContextUpdateNotice,
  isToolError,
  type ServerMessage,
  type ToolProgress,
  type ToolResponse,
  type Welcome,
  type WireError,
} from "../contract/index.ts";
import { CallError, callErrorOf } from "./call-error.ts";
import type { Channel, ChannelClosed } from "./channel.ts";
import { guarded } from "./guarded.ts";
import { Heartbeat } from "./heartbeat.ts";
import { readServerMessage } from "./incoming.ts";
import { type PendingRequest, PendingRequests } from "./pending.ts";
import { Pings } from "./pings.ts";

/** A message that is answered by its id. */
export type Request = Extract<
  ClientMessage,
  { readonly id: string; readonly type: Exclude<ClientMessage["type"], "cancel" | "ping" | "pong"> }
>;

export type Answer = ToolResponse | ContextResponse | CatalogResponse;

/** The request's own answer when all went well. */
export type Success<Type extends Answer["type"]> = Extract<Answer, { readonly type: Type; readonly ok: true }>;

export interface ConnectionEvents {
  readonly onNotice: (notice: ContextUpdateNotice) => void;
  readonly onCatalogChanged: (digest: string) => void;
  /** A complaint of the server, or of ours about the server, that belongs to no request. */
  readonly onProtocolError: (error: CallError) => void;
  /** A place for one more request may have become free. */
  readonly onRoom: () => void;
  readonly onClose: (connection: Connection, closed: ChannelClosed) => void;
}

/** A request without its id, member by member of the union. */
export type Unsent<Message> = Message extends unknown ? Omit<Message, "id"> : never;

const encoder = new TextEncoder();

export class Connection {
  readonly welcome: Welcome;
  /** Resolves when it is closed and everyone was told. */
  readonly ended: Promise<void>;
  readonly #channel: Channel;
  readonly #events: ConnectionEvents;
  readonly #pending = new PendingRequests<Answer>("r");
  readonly #pings = new Pings((id) => this.#write(JSON.stringify({ type: "ping", id } satisfies ClientMessage)));
  /** Ids nobody waits for any more and the server has not answered yet. */
  readonly #givenUp = new Set<string>();
  readonly #heartbeat: Heartbeat;
  #closed: ChannelClosed | undefined;
  /** The channel takes nothing any more, and has not said yet that it is closed. */
  #isLeaving = false;
  #tellEnd: () => void = () => undefined;

  constructor(channel: Channel, welcome: Welcome, events: ConnectionEvents, heartbeatIntervalMs = welcome.heartbeat_interval_ms) {
    this.#channel = channel;
    this.welcome = welcome;
    this.#events = events;
    this.ended = new Promise((resolve) => {
      this.#tellEnd = resolve;
    });
    this.#heartbeat = new Heartbeat(heartbeatIntervalMs, {
      ask: () => void this.ping().catch(() => undefined),
      giveUp: () => this.abandon("the server does not answer"),
    });
    channel.listen({ onText: (text) => this.#receive(text), onClose: (closed) => this.#lose(closed) });
  }

  get closed(): ChannelClosed | undefined {
    return this.#closed;
  }

  get isOpen(): boolean {
    return this.#closed === undefined && !this.#isLeaving;
  }

  /** Whether the server takes one more request now. */
  get hasRoom(): boolean {
    return this.isOpen && this.#pending.size + this.#givenUp.size < this.welcome.limits.max_in_flight;
  }

  /**
   * Sends a request.
   *
   * @param body - The message as JSON, an object without an `id`.
   * @returns Gives the request up: nobody hears of it again, and a call is cancelled at the server.
   * @throws {CallError} RESOURCE_EXHAUSTED for a message larger than the server takes, UNAVAILABLE when closed; it was not sent then.
   */
  send(body: string, type: Request["type"], request: PendingRequest<Answer>): () => void {
    const id = this.#pending.nextId();
    this.#write(`{"id":"${id}",${body.slice(1)}`);
    this.#pending.add(id, request);
    return () => {
      if (this.#pending.take(id) === undefined || this.#closed !== undefined) return;
      // Until its answer comes it takes up a place at the server.
      this.#givenUp.add(id);
      if (type === "toolRequest") this.#say({ type: "cancel", id });
    };
  }

  /**
   * @returns When the server's pong is here.
   * @throws {CallError} UNAVAILABLE when the connection is lost, CANCELLED when the signal aborts.
   */
  ping(signal?: AbortSignal): Promise<void> {
    return this.#pings.ask(signal);
  }

  close(): void {
    if (this.#closed !== undefined) return;
    this.#isLeaving = true;
    this.#channel.close(1000, "bye");
  }

  /** Ends the connection without waiting for the server. */
  abandon(reason: string): void {
    if (this.#closed === undefined) this.#channel.abandon(reason);
  }

  #write(text: string): void {
    const limit = this.welcome.limits.max_frame_bytes;
    // The server answers a frame too big by closing, which would cost every other call in flight.
    if (text.length * 3 > limit && encoder.encode(text).length > limit) {
      const words = `The message is larger than the ${limit} bytes this server takes (max_frame_bytes). Send less.`;
      throw new CallError("RESOURCE_EXHAUSTED", words, { retryable: false, mayHaveRun: false });
    }
    try {
      this.#channel.send(text);
    } catch (error) {
      this.#isLeaving = true;
      throw error;
    }
  }

  /** Says what nobody waits for; a connection that is on its way down needs to hear no more of it. */
  #say(message: ClientMessage): void {
    try {
      this.#write(JSON.stringify(message));
    } catch (error) {
      if (!isToolError(error)) throw error;
    }
  }

  #receive(text: string): void {
    this.#heartbeat.heard();
    const incoming = readServerMessage(text);
    if (incoming.kind === "message") this.#handle(incoming.message);
    else if (incoming.kind === "malformed") this.#malformed(incoming.reason, incoming.id);
  }

  #handle(message: ServerMessage): void {
    switch (message.type) {
      case "toolResponse":
      case "contextResponse":
      case "catalogResponse":
        this.#take(message.id)?.onAnswer(message);
        this.#events.onRoom();
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
        if (this.isOpen) this.#say(message.id === undefined ? { type: "pong" } : { type: "pong", id: message.id });
        return;
      case "pong":
        if (message.id !== undefined) this.#pings.answered(message.id);
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
    const refusal = callErrorOf(error);
    const request = refId === undefined ? undefined : this.#take(refId);
    if (request !== undefined) request.onRefused(refusal);
    else if (refId === undefined || !this.#pings.refused(refId, refusal)) this.#events.onProtocolError(refusal);
    this.#events.onRoom();
  }

  #take(id: string): PendingRequest<Answer> | undefined {
    this.#givenUp.delete(id);
    return this.#pending.take(id);
  }

  #malformed(reason: string, id: string | undefined): void {
    const error = new CallError("MALFORMED_MESSAGE", `The server sent what this client cannot read: ${reason}.`, { mayHaveRun: true });
    const request = id === undefined ? undefined : this.#take(id);
    if (request === undefined) this.#events.onProtocolError(error);
    else request.onRefused(error);
    this.#events.onRoom();
  }

  #lose(closed: ChannelClosed): void {
    this.#heartbeat.stop();
    this.#closed = closed;
    const why = `The connection was lost (${closed.code}${closed.reason === "" ? "" : `, ${closed.reason}`})`;
    this.#pending.loseAll(why);
    this.#pings.loseAll(why);
    this.#events.onClose(this, closed);
    this.#tellEnd();
  }
}
