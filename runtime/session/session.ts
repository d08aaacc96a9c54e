/**
 * One connected agent: its requests in flight, its subscriptions, its queue. Ends everything it began.
 * Knows nothing of frames' bytes, sockets or the way a request is carried out.
 */

import { type RequestMetadata, ToolError } from "../../contract/index.ts";
import type { AuthenticatedAgent } from "../auth/authenticator.ts";
import type { PublishedChange } from "../context/published-change.ts";
import { InFlight } from "../in-flight.ts";
import type { RunningCall } from "../invoke/call.ts";
import { familyOf, type Notice, type Operation, type Reply, type ReplyFamily, type Request } from "../operation.ts";
import type { Decoded, Protocol } from "../protocols/protocol.ts";
import type { Connection } from "../transports/transport.ts";
import { OutboundQueue } from "./outbound-queue.ts";
import { type Peer, subscriptionOf } from "./peer.ts";
import type { QueuedBytes } from "./queued-bytes.ts";

export interface SessionLimits {
  readonly maxInFlight: number;
  readonly maxQueuedBytes: number;
  readonly maxSubscriptions: number;
}

/** A request, as far as its refusal has to know it. */
export interface Refused {
  readonly family: ReplyFamily;
  readonly id: string;
  readonly metadata?: RequestMetadata;
}

/** Who carries requests out for sessions. */
export interface SessionHost {
  readonly limits: SessionLimits;
  /** What waits for all readers together. */
  readonly queuedBytes: QueuedBytes;
  /** Begins a request; its reply comes through `session.reply`. Calls can be cancelled, the rest is short. */
  begin(request: Request, peer: Peer): RunningCall | undefined;
  /** What a request that never began is answered with. */
  refuse(request: Refused, error: ToolError, peer: Peer): Reply;
  /** Hears of every message that was answered with a fault of its own, such as one that is not JSON. */
  faulted(error: ToolError, peer: Peer): void;
  /** Names this server in what it sends first. */
  welcome(peer: Peer): Notice;
}

export class Session implements Peer {
  readonly id: string;
  readonly principal: AuthenticatedAgent;
  /** Intervals without a sign of life; kept by the session table. */
  silentBeats = 0;
  readonly #host: SessionHost;
  readonly #protocol: Protocol;
  readonly #connection: Connection;
  readonly #queue: OutboundQueue;
  #inFlight: InFlight<RunningCall> | undefined;
  #subscriptions: Map<string, () => void> | undefined;
  #isFirstFrame = true;
  #isClosed = false;
  #onIdle: (() => void) | undefined;

  constructor(id: string, principal: AuthenticatedAgent, protocol: Protocol, connection: Connection, host: SessionHost) {
    this.id = id;
    this.principal = principal;
    this.#protocol = protocol;
    this.#connection = connection;
    this.#host = host;
    this.#queue = new OutboundQueue(connection, protocol, host.limits.maxQueuedBytes, host.queuedBytes);
  }

  get protocolName(): string {
    return this.#protocol.name;
  }

  get inFlight(): number {
    return this.#inFlight?.size ?? 0;
  }

  get subscriptions(): number {
    return this.#subscriptions?.size ?? 0;
  }

  /** Bytes that the peer has not taken yet. */
  get queuedBytes(): number {
    return this.#connection.queuedBytes;
  }

  open(): void {
    this.notice(this.#host.welcome(this));
  }

  receive(frame: string): void {
    this.silentBeats = 0;
    const decoded = this.#protocol.decode(frame);
    const isFirst = this.#isFirstFrame;
    this.#isFirstFrame = false;
    if (decoded.ok === "own") this.#own(decoded);
    else if (decoded.ok) this.#handle(decoded.operation, isFirst);
    else this.#refuse(decoded);
  }

  reply(reply: Reply): void {
    if ("id" in reply && reply.id !== undefined) this.#inFlight?.delete(reply.id);
    if (this.#isClosed) return;
    const frame = this.#protocol.encodeReply(reply);
    if (frame !== undefined) this.#queue.send(frame);
    if (this.#onIdle !== undefined && this.inFlight === 0) this.#onIdle();
  }

  /** Calls `listener` once, when no request is in flight. */
  whenIdle(listener: () => void): void {
    if (this.inFlight === 0) return listener();
    this.#onIdle = () => {
      this.#onIdle = undefined;
      listener();
    };
  }

  notice(notice: Notice): void {
    if (!this.#isClosed) this.#queue.notice(notice);
  }

  change(published: PublishedChange): void {
    if (!this.#isClosed) this.#queue.change(published);
  }

  /** @throws {ToolError} RESOURCE_EXHAUSTED at the limit. */
  demandRoomForSubscription(contextId: string): void {
    const { maxSubscriptions } = this.#host.limits;
    if (this.#subscriptions?.has(contextId) || this.subscriptions < maxSubscriptions) return;
    throw new ToolError(
      "RESOURCE_EXHAUSTED",
      `This connection follows ${maxSubscriptions} contexts, as many as it may (maxSubscriptions). Unsubscribe from one first.`,
    );
  }

  /** Keeps what ends a subscription; a second one of the same context takes the first one's place. */
  keepSubscription(contextId: string, unsubscribe: () => void): void {
    if (this.#isClosed) {
      unsubscribe();
      return;
    }
    this.#subscriptions ??= new Map();
    this.#subscriptions.get(contextId)?.();
    this.#subscriptions.set(contextId, unsubscribe);
  }

  endSubscription(contextId: string): void {
    this.#subscriptions?.get(contextId)?.();
    this.#subscriptions?.delete(contextId);
    this.#queue.forget(contextId);
  }

  /** Asks the peer to go, with a WebSocket close code. */
  close(code: number, reason: string): void {
    if (!this.#isClosed) for (const frame of this.#protocol.encodeFarewell?.() ?? []) this.#queue.send(frame);
    this.#connection.close(code, reason);
  }

  /** Asks for a sign of life, below the protocol and in it. */
  beat(): void {
    this.silentBeats++;
    this.#connection.probe();
    this.notice({ kind: "ping" });
  }

  terminate(): void {
    this.#connection.terminate();
  }

  /** The peer is gone: ends its calls and subscriptions. */
  ended(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#queue.close();
    const reason = new ToolError("CANCELLED", "The connection closed before the call ended.");
    for (const call of this.#inFlight?.all() ?? []) call.forsake(reason);
    for (const unsubscribe of this.#subscriptions?.values() ?? []) unsubscribe();
    this.#inFlight = undefined;
    this.#subscriptions = undefined;
  }

  /** A request that stayed open is over, and all that it followed. */
  #endListen(id: string): void {
    const prefix = subscriptionOf(id, "");
    for (const [key, unsubscribe] of this.#subscriptions ?? []) {
      if (!key.startsWith(prefix)) continue;
      unsubscribe();
      this.#subscriptions?.delete(key);
    }
  }

  /** What the codec answers by itself. */
  #own({ frame, error }: Extract<Decoded, { ok: "own" }>): void {
    if (error) this.#host.faulted(error, this);
    if (frame !== undefined && !this.#isClosed) this.#queue.send(frame);
  }

  #handle(operation: Operation, isFirst: boolean): void {
    switch (operation.kind) {
      case "hello":
        return this.#greet(operation.claimedAgentId, isFirst);
      case "ping":
        return this.reply({ kind: "pong", id: operation.id });
      case "pong":
        return;
      case "cancel":
        this.#inFlight?.get(operation.id)?.cancel(new ToolError("CANCELLED", "The caller cancelled the call."));
        this.#endListen(operation.id);
        return;
      default:
        return this.#begin(operation);
    }
  }

  #greet(claimedAgentId: string | undefined, isFirst: boolean): void {
    if (!isFirst) return this.#fault(new ToolError("MALFORMED_MESSAGE", "Only the first frame may be a hello."));
    const { agentId } = this.principal;
    if (claimedAgentId === undefined || claimedAgentId === agentId) return;
    this.#fault(new ToolError("PERMISSION_DENIED", `The credential is agent "${agentId}"'s. Claim that name, or none.`));
  }

  #begin(request: Request): void {
    const { id } = request;
    if (this.#inFlight?.has(id)) {
      return this.#fault(
        new ToolError("MALFORMED_MESSAGE", "A request with this id is in flight. Give each request an id of its own."),
        id,
      );
    }
    const { maxInFlight } = this.#host.limits;
    if (this.inFlight >= maxInFlight) {
      const error = new ToolError(
        "RESOURCE_EXHAUSTED",
        `This connection has ${maxInFlight} requests in flight, as many as it may (maxInFlight). Wait for an answer first.`,
        {
          retryAfterMs: 50,
        },
      );
      return this.reply(this.#host.refuse({ family: familyOf(request), id }, error, this));
    }
    this.#inFlight ??= new InFlight();
    this.#inFlight.add(id);
    const running = this.#host.begin(request, this);
    // The reply may be out already; then there is nothing left to cancel.
    if (running) this.#inFlight?.hold(id, running);
  }

  #refuse(decoded: Extract<Decoded, { ok: false }>): void {
    const { error, id, family } = decoded;
    // A reply to a duplicate id would settle the request that holds it.
    if (id === undefined || family === undefined || this.#inFlight?.has(id)) return this.#fault(error, id);
    this.reply(this.#host.refuse({ family, id }, error, this));
  }

  #fault(error: ToolError, refId?: string): void {
    this.#host.faulted(error, this);
    this.notice({ kind: "fault", error, refId });
  }
}
