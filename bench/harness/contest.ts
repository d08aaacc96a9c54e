/** A contest: contenders that answer the same load in turn. Knows nothing of what they are. */

import type { BenchContext } from "../bench.ts";
import type { MeteredServer } from "./metered-process.ts";
import { interleave } from "./statistics.ts";
import type { Target } from "./wire.ts";

export interface Contender {
  readonly server: Pick<MeteredServer, "usage" | "settled">;
  readonly target: Target;
  /** Calls a round; those of the sizes when left out. */
  readonly calls?: number;
}

/**
 * Loads each contender in turn, after a warm-up that is not counted.
 *
 * @param onRound - Told how long each round took by the clock.
 * @returns Milliseconds of server CPU a call, by contender: one of each round.
 */
export async function contest<Name extends string>(
  { load, sizes, tell }: BenchContext,
  contenders: Readonly<Record<Name, Contender>>,
  onRound: (name: Name, tookMs: number) => void = () => undefined,
): Promise<Readonly<Record<Name, readonly number[]>>> {
  const names = Object.keys(contenders) as Name[];
  const callsOf = (name: Name): number => contenders[name].calls ?? sizes.calls;
  for (const name of names) {
    await load.open(name, contenders[name].target);
    await load.run(name, callsOf(name));
    await contenders[name].server.settled();
  }
  const measured = await interleave(names, sizes.rounds, async (name, round) => {
    tell(`round ${round + 1} of ${sizes.rounds}: ${name}`);
    const { server } = contenders[name];
    const before = await server.usage();
    const began = performance.now();
    await load.run(name, callsOf(name));
    onRound(name, performance.now() - began);
    return ((await server.usage()).cpuMs - before.cpuMs) / callsOf(name);
  });
  for (const name of names) await load.close(name);
  return measured;
}
