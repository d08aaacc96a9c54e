/** What a call costs in a large catalog against a small one, over every transport (goal 7). The same ten tools are called in both. */

import { join } from "node:path";
import type { Bench, BenchContext, Row } from "../bench.ts";
import { keptProject } from "../contenders/kept-project.ts";
import { type Ours, startOurs, startOursPiped, syntheticCalls } from "../contenders/ours.ts";
import { type Contender, contest } from "../harness/contest.ts";
import type { MeteredServer } from "../harness/metered-process.ts";
import { ratios, summarize } from "../harness/statistics.ts";
import type { Pipes } from "../harness/wire.ts";

const ws = { transport: "ws", connections: 8, inFlight: 16 } as const;
const http = { transport: "http", connections: 32, inFlight: 1 } as const;

/** Ways to a server that listens. */
const ways = [
  { ...ws, what: "WebSocket", speech: "native" },
  { ...http, what: "HTTP", speech: "native" },
  { ...ws, what: "MCP over WebSocket", speech: "mcp" },
  { ...http, what: "MCP over HTTP", speech: "mcp" },
] as const;

interface Sized {
  readonly tools: number;
  readonly dir: string;
  readonly listening: Ours;
}

async function run(context: BenchContext): Promise<readonly Row[]> {
  const { few, most } = context.sizes;
  const load = { calls: syntheticCalls(few), isChecked: true } as const;
  const running: MeteredServer[] = [];
  const start = async (tools: number): Promise<Sized> => {
    const dir = await keptProject(context, tools);
    const listening = await startOurs(context, dir);
    running.push(listening.server);
    return { tools, dir, listening };
  };
  const piped = async ({ tools, dir }: Sized): Promise<Contender> => {
    const path = join(context.workDir, `pipe-${tools}`);
    const pipes: Pipes = { to: `${path}-to`, from: `${path}-from` };
    const server = await startOursPiped(context, dir, pipes);
    running.push(server);
    return { server, target: { ...load, transport: "stdio", speech: "mcp", connections: 1, inFlight: 16, key: "", pipes } };
  };
  const row = async (what: string, small: Contender, large: Contender): Promise<Row> => {
    const measured = await contest(context, { small, large });
    const ratio = summarize(ratios(measured.large, measured.small));
    return { goal: 7, what: `${what}: a call at ${most} tools ÷ at ${few}`, measured: ratio, unit: "ratio", atMost: 1.15 };
  };
  try {
    const [small, large] = [await start(few), await start(most)];
    const rows: Row[] = [];
    for (const { what, ...way } of ways) {
      const enter = ({ listening: { server, key } }: Sized): Contender => ({ server, target: { ...load, ...way, port: server.port, key } });
      rows.push(await row(what, enter(small), enter(large)));
    }
    rows.push(await row("MCP over stdio", await piped(small), await piped(large)));
    return rows;
  } finally {
    await Promise.all(running.map((server) => server.stop()));
  }
}

export const catalogSize: Bench = { name: "catalog-size", about: "a call in a large catalog ÷ in a small one, over every transport", run };
