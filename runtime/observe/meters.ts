/**
 * Counts what the channels tell, from the server's start to its end, so that the first scrape finds everything since then.
 * Knows nothing of pages, formats and who reads them.
 */

import type { ErrorCode } from "../../contract/index.ts";
import { CallMeter } from "./call-meter.ts";
import { type CatalogReloaded, type ContextTold, channels, type InvokeFinished, type ReaderBehind } from "./channels.ts";
import { otherLabel, Tally } from "./tally.ts";

/** Tools and contexts that get numbers of their own; each tool is about thirty lines of a page. */
export const maxNamedLabels = 200;
/** Codes, reasons and protocols are words of the code: more than this is a fault. */
const maxWords = 50;

export class Meters {
  readonly calls = new Map<string, CallMeter>();
  readonly connectionsOpened = new Tally(maxWords);
  readonly messagesRefused = new Tally(maxWords);
  readonly credentialsRefused = new Tally(maxWords);
  readonly contextUpdates = new Tally(maxNamedLabels);
  readonly readersBehind = new Tally(maxWords);
  readonly reloads = new Tally(maxWords);
  noticesTold = 0;

  /** @returns What ends the counting. */
  start(): () => void {
    const called = (news: InvokeFinished): void => this.#callOf(news).add(news.code, news.durationMs);
    const ends = [
      hear(channels.invokeFinished, called),
      hear(channels.connectionOpened, ({ protocol }) => this.connectionsOpened.add(protocol)),
      hear(channels.messageRefused, ({ code }) => this.messagesRefused.add(code)),
      hear(channels.credentialRefused, ({ reason }) => this.credentialsRefused.add(reason)),
      hear(channels.contextUpdated, ({ contextName }) => this.contextUpdates.add(contextName)),
      hear(channels.contextTold, ({ followers }: ContextTold) => {
        this.noticesTold += followers;
      }),
      hear(channels.readerBehind, ({ outcome }: ReaderBehind) => this.readersBehind.add(outcome)),
      hear(channels.catalogReloaded, ({ outcome }: CatalogReloaded) => this.reloads.add(outcome)),
    ];
    return () => {
      for (const end of ends) end();
    };
  }

  #callOf({ toolName, code }: InvokeFinished): CallMeter {
    const known = this.calls.get(toolName);
    if (known !== undefined) return known;
    const isNamed = !unknownNames.has(code) && this.calls.size < maxNamedLabels;
    const label = isNamed ? toolName : otherLabel;
    const meter = this.calls.get(label) ?? new CallMeter();
    this.calls.set(label, meter);
    return meter;
  }
}

/** A name that nothing has is whatever the caller typed. */
const unknownNames: ReadonlySet<string> = new Set(["UNKNOWN_TOOL", "UNKNOWN_RESOURCE", "UNKNOWN_PROMPT"] satisfies readonly ErrorCode[]);

function hear<Payload>(
  channel: { subscribe(listener: (payload: Payload) => void): void; unsubscribe(listener: (payload: Payload) => void): void },
  listener: (payload: Payload) => void,
): () => void {
  channel.subscribe(listener);
  return () => channel.unsubscribe(listener);
}
