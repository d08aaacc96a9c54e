/** Call records on one machine's disk: a call that was made is not made again because the server was killed. Knows nothing of tools. */

import { randomBytes } from "node:crypto";
import type { Logger } from "../../../contract/index.ts";
import { DurableState } from "../../durable/durable-state.ts";
import { type CallEvent, CallImage } from "../call-image.ts";
import {
  type CallClaim,
  type CallClaimRequest,
  type CallKey,
  type CallRecordLimits,
  nameOf,
  type OwnCallRecords,
} from "../call-records.ts";
import { SettledCalls } from "../settled-calls.ts";

export interface FileCallRecordsOptions extends CallRecordLimits {
  /** Made when it is not there; one process at a time. */
  readonly dir: string;
  readonly logger: Logger;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly compactAtBytes?: number;
}

/**
 * Calls that were running when the process ended are abandoned: what they came to is not known.
 *
 * @throws {FolderInUse} When another process has the folder.
 * @throws {DamagedLog} When a file was changed by something else than a crash.
 */
export async function openFileCallRecords(options: FileCallRecordsOptions): Promise<OwnCallRecords> {
  /** Tokens of this process's running calls. */
  const own = new Set<string>();
  const take = (image: CallImage, event: unknown) => void image.take(event as CallEvent);
  const calls = await DurableState.open<CallImage>({
    ...options,
    create: () => new CallImage(options),
    restore: take,
    replay: take,
    pieces: (image) => image.events(),
    onLoaded: (image) => image.abandonRunning(own),
  });
  return new FileCallRecords(calls, own, options.clock);
}

class FileCallRecords implements OwnCallRecords {
  readonly #calls: DurableState<CallImage>;
  readonly #own: Set<string>;
  readonly #clock: () => number;
  readonly #settled = new SettledCalls();

  constructor(calls: DurableState<CallImage>, own: Set<string>, clock: () => number) {
    this.#calls = calls;
    this.#own = own;
    this.#clock = clock;
  }

  async claim(request: CallClaimRequest): Promise<CallClaim> {
    const { state, log } = await this.#calls.sound();
    const now = this.#clock();
    const claim = state.judge(request, randomBytes(9).toString("base64url"), now);
    if (claim.kind !== "first") {
      await log.flushed();
      return claim;
    }
    const event: CallEvent = {
      kind: "claimed",
      name: nameOf(request),
      fingerprint: request.fingerprint,
      token: claim.token,
      at: now,
    };
    state.take(event);
    // On the disk before anything is done: a call that may have been made is never forgotten.
    await log.append(event);
    this.#own.add(claim.token);
    return claim;
  }

  complete(call: CallKey, token: string, outcome: string): Promise<boolean> {
    return this.#end({ kind: "completed", name: nameOf(call), token, outcome });
  }

  async release(call: CallKey, token: string): Promise<void> {
    await this.#end({ kind: "released", name: nameOf(call), token });
  }

  async settled(call: CallKey, signal: AbortSignal): Promise<void> {
    const { state } = await this.#calls.sound();
    if (state.isRunning(nameOf(call))) await this.#settled.wait(nameOf(call), signal);
  }

  async abandon(call: CallKey, token: string): Promise<void> {
    // First: also when the records have to be read anew it is nobody's.
    this.#own.delete(token);
    const { state } = await this.#calls.sound();
    if (state.abandon(nameOf(call), token)) this.#settled.tell(nameOf(call));
  }

  async close(): Promise<void> {
    this.#settled.tellAll();
    await this.#calls.close();
  }

  async #end(event: Exclude<CallEvent, { kind: "claimed" }>): Promise<boolean> {
    const { state, log } = await this.#calls.sound();
    const isTaken = state.take(event);
    if (!isTaken) return false;
    await log.append(event);
    this.#own.delete(event.token);
    this.#settled.tell(event.name);
    return true;
  }
}
