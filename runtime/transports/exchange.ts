/**
 * One POST that is carried out, or one stream that stays open: a single JSON answer where nothing precedes it, else server-sent events.
 * Knows nothing of what is said.
 */

import type { ServerResponse } from "node:http";
import { ToolError } from "../../contract/index.ts";
import type { AuthenticatedAgent } from "../auth/authenticator.ts";
import type { PublishedChange } from "../context/published-change.ts";
import type { RunningCall } from "../invoke/call.ts";
import type { Notice, Reply } from "../operation.ts";
import type { ExchangeCodec } from "../protocols/protocol.ts";
import type { Peer } from "../session/peer.ts";
import { answerJson } from "./http-answer.ts";

const streamHeaders = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-cache, no-transform",
  "x-content-type-options": "nosniff",
  // A proxy that collects an answer before it passes it on would keep the news to itself.
  "x-accel-buffering": "no",
} as const;

export interface ExchangeOptions {
  readonly id: string;
  readonly principal: AuthenticatedAgent;
  readonly response: ServerResponse;
  readonly codec: ExchangeCodec;
  /** Headers that an answer of this status carries. */
  readonly headersOf: (status: number, scopes: readonly string[]) => Readonly<Record<string, string>>;
  readonly maxQueuedBytes: number;
  readonly maxSubscriptions: number;
}

export class Exchange implements Peer {
  readonly id: string;
  readonly principal: AuthenticatedAgent;
  readonly #options: ExchangeOptions;
  #running: RunningCall | undefined;
  #subscriptions: Map<string, () => void> | undefined;
  #isOver = false;

  constructor(options: ExchangeOptions) {
    this.id = options.id;
    this.principal = options.principal;
    this.#options = options;
    if (options.response.destroyed) this.#closed();
    else options.response.on("close", () => this.#closed());
  }

  get protocolName(): string | undefined {
    return this.#options.codec.protocolName;
  }

  /** Keeps what was begun, so that it can be ended. */
  hold(running: RunningCall | undefined): void {
    if (running === undefined || this.#isOver) return;
    this.#running = running;
    this.#options.codec.onBegun?.(() => running.cancel(new ToolError("CANCELLED", "The caller cancelled the call.")));
  }

  /** Opens the stream before there is an answer. */
  begin(frames: readonly string[]): void {
    this.#open();
    for (const frame of frames) this.#write(frame);
  }

  reply(reply: Reply): void {
    if (this.#isOver) return;
    const { response, codec, headersOf } = this.#options;
    const { status, text, isOpen = false, scopes = [] } = codec.encodeReply(reply);
    if (isOpen && text !== undefined) return this.#write(text);
    this.#isOver = true;
    if (text === undefined) this.#open();
    else if (!response.headersSent) return answerJson(response, status, text, status === 200 ? undefined : headersOf(status, scopes));
    else this.#write(text);
    response.end();
  }

  notice(notice: Notice): void {
    if (this.#options.codec.keeper && isOfSubscription(notice)) return this.#options.codec.keeper.notice(notice);
    if (this.#isOver) return;
    const frames = this.#options.codec.encodeNotice(notice);
    if (frames === undefined) return;
    this.#open();
    for (const frame of typeof frames === "string" ? [frames] : frames) this.#write(frame);
  }

  change(published: PublishedChange): void {
    this.notice({ kind: "contextChanged", published });
  }

  /** Keeps proxies and the peer from taking the silence for an end. */
  beat(): void {
    if (this.#isOver || !this.#options.response.headersSent) return;
    // A key that was taken back must not go on to hear.
    if (this.principal.credential?.ended !== undefined) this.close();
    else this.#options.response.write(": \n\n");
  }

  /** The server goes away. */
  close(): void {
    if (this.#isOver) return;
    for (const frame of this.#options.codec.encodeFarewell?.() ?? []) this.#write(frame);
    this.#options.response.end();
  }

  demandRoomForSubscription(contextId: string): void {
    const { keeper } = this.#options.codec;
    if (keeper) return keeper.demandRoomForSubscription(contextId);
    const { maxSubscriptions } = this.#options;
    if (this.#subscriptions?.has(contextId) || (this.#subscriptions?.size ?? 0) < maxSubscriptions) return;
    throw new ToolError("RESOURCE_EXHAUSTED", `This stream follows ${maxSubscriptions} contexts, as many as it may (maxSubscriptions).`);
  }

  keepSubscription(contextId: string, unsubscribe: () => void): void {
    const { keeper } = this.#options.codec;
    if (keeper) return keeper.keepSubscription(contextId, unsubscribe);
    if (this.#isOver) return unsubscribe();
    this.#subscriptions ??= new Map();
    this.#subscriptions.get(contextId)?.();
    this.#subscriptions.set(contextId, unsubscribe);
  }

  endSubscription(contextId: string): void {
    this.#options.codec.keeper?.endSubscription(contextId);
    this.#subscriptions?.get(contextId)?.();
    this.#subscriptions?.delete(contextId);
  }

  #open(): void {
    const { response } = this.#options;
    if (response.headersSent || response.destroyed) return;
    response.writeHead(200, streamHeaders);
    response.flushHeaders();
  }

  #write(frame: string): void {
    const { response, maxQueuedBytes } = this.#options;
    if (response.destroyed || response.writableEnded) return;
    response.write(`event: message\ndata: ${frame}\n\n`);
    if (response.writableLength > maxQueuedBytes) response.destroy();
  }

  #closed(): void {
    const { codec } = this.#options;
    for (const unsubscribe of this.#subscriptions?.values() ?? []) unsubscribe();
    this.#subscriptions = undefined;
    codec.onEnded?.();
    if (this.#isOver) return;
    if (!codec.endsWithConnection) return;
    this.#isOver = true;
    this.#running?.cancel(new ToolError("CANCELLED", "The caller closed the connection before the call ended."));
  }
}

function isOfSubscription({ kind }: Notice): boolean {
  return kind === "resourceChanged" || kind === "contextChanged" || kind === "fault";
}
