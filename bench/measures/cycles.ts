/**
 * What stays in memory after many agents came, called and went: thousands of idle connections and calls of fifty agents, three times over.
 * The first time brings in what every later one uses.
 */

import type { Bench, BenchContext, Row } from "../bench.ts";
import { builtProject, type Documents, type Ours, startOurs } from "../contenders/ours.ts";
import { callOf } from "../contenders/track-shipment.ts";
import { summarize } from "../harness/statistics.ts";
import type { Target } from "../harness/wire.ts";
import { benchAgent } from "../synthetic-catalog.ts";

const agents = Array.from({ length: 50 }, (_, index) => `agent_${index + 1}`);

const agentDocuments: Documents = Object.fromEntries(
  agents.map((name) => [`agents/${name}.agent.yaml`, { ...benchAgent, name, description: `One of ${agents.length}.` }]),
);

/** Heap in use and what it holds outside of it, after collection, KiB. */
interface Held {
  readonly whileOpen: number;
  readonly afterwards: number;
}

async function heldBy({ server }: Ours): Promise<number> {
  await server.settled();
  // What a first collection finalises, a second one takes.
  await server.usage(true);
  return (await server.usage(true)).heldKiB;
}

async function cycle({ load, sizes }: BenchContext, ours: Ours): Promise<Held> {
  const { port } = ours.server;
  const targetOf = (agent: string, connections: number): Target => {
    return { transport: "ws", speech: "native", port, key: ours.keyOf(agent), connections, inFlight: 8, calls: [callOf], isChecked: true };
  };
  for (const agent of agents) await load.open(`idle ${agent}`, targetOf(agent, sizes.idleConnections / agents.length));
  for (const agent of agents) await load.open(agent, targetOf(agent, 1));
  await Promise.all(agents.map((agent) => load.run(agent, sizes.cycleCalls / agents.length)));
  const whileOpen = await heldBy(ours);
  for (const agent of agents) {
    await load.close(agent);
    await load.close(`idle ${agent}`);
  }
  return { whileOpen, afterwards: await heldBy(ours) };
}

async function run(context: BenchContext): Promise<readonly Row[]> {
  const { idleConnections, cycleCalls } = context.sizes;
  const ours = await startOurs(context, await builtProject(context, "cycles", 0, agentDocuments), ["--expose-gc"]);
  try {
    const held: Held[] = [];
    for (const at of [1, 2, 3]) {
      context.tell(`cycle ${at} of 3: ${idleConnections} idle connections, ${cycleCalls} calls of ${agents.length} agents`);
      held.push(await cycle(context, ours));
    }
    const [, second, third] = held as [Held, Held, Held];
    const what = `heap and external memory, third cycle of ${idleConnections} idle connections and ${cycleCalls} calls of ${agents.length} agents ÷ second`;
    return [
      { what: `${what}: all gone`, measured: summarize([third.afterwards / second.afterwards]), unit: "ratio", atMost: 1.05 },
      { what: "the same: all connected", measured: summarize([third.whileOpen / second.whileOpen]), unit: "ratio", atMost: 1.05 },
      { what: "held when all are gone, after the third", measured: summarize([third.afterwards / 1_024]), unit: "MB" },
    ];
  } finally {
    await ours.server.stop();
  }
}

export const cycles: Bench = { name: "cycles", about: "memory that many agents leave behind when they go", run };
