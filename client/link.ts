/** The line to a server, over as many connections as it takes. Knows nothing of tools and contexts. */

import type { ContextUpdateNotice, Welcome } from "../contract/index.ts";
import { CallError, cancelled } from "./call-error.ts";
import type { ChannelClosed } from "./channel.ts";
import type { Clock } from "./clock.ts";
import type { Answer, Connection, ConnectionEvents, Request, Success, Unsent } from "./connection.ts";
import { Dialer, type Dialled } from "./dialer.ts";
import type { Endpoints } from "./endpoints.ts";
import type { SendOptions } from "./outgoing-request.ts";
import { RequestDesk, type Requests } from "./request-desk.ts";
import { type Resilience, resilienceDefaults } from "./resilience.ts";
import { type StateChange, StateLog } from "./state.ts";

export interface LinkPorts {
  readonly clock: Clock;
  /** One attempt. @throws {CallError} */
  readonly open: (url: string, events: ConnectionEvents, signal: AbortSignal) => Promise<Connection>;
}

export interface LinkEvents {
  readonly onNotice: (notice: ContextUpdateNotice) => void;
  readonly onCatalogChanged: (digest: string) => void;
  readonly onProtocolError: (error: CallError) => void;
  readonly onState: (change: StateChange) => void;
  /** A connection stands; what is requested now with `isUrgent` goes before all that waited. */
  readonly onConnected: () => void;
  readonly onLost: () => void;
  /** Nothing comes any more. `error` says why it was given up. */
  readonly onEnd: (closed: ChannelClosed, error: CallError | undefined) => void;
}

/** Milliseconds a server is given to answer our goodbye. */
const closeGraceMs = 2_000;

/** Close code of a server that is being stopped. */
const goingAway = 1001;

export class Link implements Requests {
  readonly #ports: LinkPorts;
  readonly #events: LinkEvents;
  readonly #reconnects: boolean;
  readonly #dialer: Dialer<Connection>;
  readonly #desk: RequestDesk;
  readonly #state: StateLog;
  readonly #dialling = new AbortController();
  #connection: Connection | undefined;
  #url = "";
  #connectedAt = 0;
  #welcome: Welcome | undefined;
  /** Nothing new is begun. */
  #isEnding = false;
  #isEnded = false;
  #closing: Promise<void> | undefined;

  constructor(endpoints: Endpoints, resilience: Resilience, ports: LinkPorts, events: LinkEvents) {
    this.#ports = ports;
    this.#events = events;
    this.#reconnects = resilience.reconnect !== undefined;
    this.#state = new StateLog(events.onState);
    this.#desk = new RequestDesk(resilience, ports.clock, () => this.#refusal());
    this.#dialer = new Dialer(endpoints, resilience.reconnect ?? resilienceDefaults.reconnect, {
      clock: ports.clock,
      open: (url, signal) => ports.open(url, this.#connectionEvents(), signal),
      onWait: ({ isOpen, ...wait }) => this.#state.enter(isOpen ? "down" : "reconnecting", wait),
    });
  }

  /** What the server said at the last welcome. */
  get welcome(): Welcome {
    if (this.#welcome === undefined) throw new CallError("UNAVAILABLE", "The client is not connected yet.", { mayHaveRun: false });
    return this.#welcome;
  }

  get state(): StateChange["state"] {
    return this.#state.current;
  }

  get isConnected(): boolean {
    return this.#connection !== undefined;
  }

  /** @throws {CallError} What the servers failed with, each tried once; CANCELLED when the signal aborts. */
  async start(signal: AbortSignal | undefined): Promise<void> {
    if (signal?.aborted) throw cancelled(signal.reason, false);
    const stop = (): void => this.#dialling.abort(signal?.reason);
    signal?.addEventListener("abort", stop, { once: true });
    try {
      this.#adopt(await this.#dialer.first(this.#dialling.signal));
    } finally {
      signal?.removeEventListener("abort", stop);
    }
    if (this.#isEnded) throw new CallError("UNAVAILABLE", "The server closed the connection at once.", { mayHaveRun: false });
  }

  request<Type extends Answer["type"]>(message: Unsent<Request>, options?: SendOptions): Promise<Success<Type>> {
    return this.#desk.request<Type>(message, options);
  }

  /** @throws {CallError} UNAVAILABLE when there is no connection at the moment, or it is lost; CANCELLED when the signal aborts. */
  async ping(signal?: AbortSignal): Promise<void> {
    if (this.#connection === undefined) throw new CallError("UNAVAILABLE", "There is no connection to ping over.", { mayHaveRun: false });
    await this.#connection.ping(signal);
  }

  /** Ends everything: what has no answer is rejected at once. @returns When the connection is closed, at most two seconds later. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#isEnding = true;
    this.#dialling.abort();
    this.#desk.close("the client was closed");
    const connection = this.#connection;
    if (connection === undefined) return this.#end({ code: 1000, reason: "bye" }, undefined);
    const stopTimer = this.#ports.clock.after(closeGraceMs, () => connection.abandon("the server does not answer the close"));
    connection.close();
    await connection.ended;
    stopTimer();
  }

  #end(closed: ChannelClosed, error: CallError | undefined): void {
    if (this.#isEnded) return;
    this.#isEnding = true;
    this.#isEnded = true;
    this.#desk.close(error === undefined ? `the connection ended with ${closed.code}` : `the client gave up: ${error.message}`);
    this.#state.enter("closed", { closed, ...(error === undefined ? {} : { error }) });
    this.#events.onEnd(closed, error);
  }

  #refusal(): CallError | undefined {
    if (this.#isEnding) return new CallError("UNAVAILABLE", "The client is closed. Connect again.", { mayHaveRun: false });
    if (this.#state.current !== "down") return undefined;
    const { retryInMs } = this.#state;
    return new CallError("UNAVAILABLE", "Not sent: no server answers, and none is asked for a while. Try again later.", {
      mayHaveRun: false,
      ...(retryInMs === undefined ? {} : { retryAfterMs: retryInMs }),
    });
  }

  #connectionEvents(): ConnectionEvents {
    const { onNotice, onProtocolError } = this.#events;
    return {
      onNotice,
      onProtocolError,
      onCatalogChanged: (digest) => this.#catalogChanged(digest),
      onRoom: () => this.#desk.pump(),
      onClose: (connection, closed) => {
        // The end of one that is not adopted yet is seen when it is.
        if (connection === this.#connection) this.#lost(closed);
      },
    };
  }

  #catalogChanged(digest: string): void {
    this.#desk.effects.forget();
    this.#events.onCatalogChanged(digest);
  }

  #adopt({ url, opened }: Dialled<Connection>): void {
    const digestBefore = this.#welcome?.catalog_digest;
    const { catalog_digest: digest } = opened.welcome;
    this.#connection = opened;
    this.#url = url;
    this.#connectedAt = this.#ports.clock.now();
    this.#welcome = opened.welcome;
    if (opened.closed !== undefined) return this.#lost(opened.closed);
    this.#desk.use(opened);
    if (digestBefore !== undefined && digestBefore !== digest) this.#catalogChanged(digest);
    this.#events.onConnected();
    this.#state.enter("connected", { url });
    this.#desk.pump();
  }

  #lost(closed: ChannelClosed): void {
    this.#connection = undefined;
    this.#desk.use(undefined);
    this.#events.onLost();
    if (!this.#reconnects || this.#isEnding) return this.#end(closed, undefined);
    this.#dialer.ended(this.#url, this.#ports.clock.now() - this.#connectedAt, closed.code !== goingAway);
    this.#state.enter("reconnecting", { url: this.#url, closed });
    this.#dialer.again(this.#dialling.signal).then(
      (dialled) => {
        if (this.#isEnding) dialled.opened.abandon("the client was closed");
        else this.#adopt(dialled);
      },
      (error: CallError) => {
        if (!this.#isEnding) this.#end(closed, error);
      },
    );
  }
}
