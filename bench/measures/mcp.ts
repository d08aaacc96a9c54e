/** What MCP calls over each transport cost beside bare loops and other people's servers (goals 3 to 6). Each is one paired run. */

import { join } from "node:path";
import type { Bench, BenchContext, Row } from "../bench.ts";
import { bareKey, startBareMcp, startBareMcpStdio } from "../contenders/bare.ts";
import { keptProject } from "../contenders/kept-project.ts";
import { startOurs, startOursPiped } from "../contenders/ours.ts";
import { buildPeers, type PeerName, peers, startPeer } from "../contenders/peers.ts";
import { callOf } from "../contenders/track-shipment.ts";
import { type Contender, contest } from "../harness/contest.ts";
import type { MeteredServer } from "../harness/metered-process.ts";
import { ratios, summarize } from "../harness/statistics.ts";
import type { Pipes, SpeechName, Target } from "../harness/wire.ts";

const call = { calls: [callOf], isChecked: true } as const;
const shapes = {
  ws: { ...call, transport: "ws", connections: 8, inFlight: 16 },
  http: { ...call, transport: "http", connections: 32, inFlight: 1 },
  stdio: { ...call, transport: "stdio", connections: 1, inFlight: 16 },
} as const;

type Transport = keyof typeof shapes;

/** What is measured against which contenders, and how much of theirs ours may cost. */
interface Contest {
  readonly goal: number;
  readonly transport: Transport;
  /** Whether a peer meets ours in the revision that it speaks itself; where a handshake makes a session, ours speaks the newest alone. */
  readonly likeForLike: boolean;
  readonly what: string;
  readonly tools: (sizes: BenchContext["sizes"]) => number;
  readonly bare?: Pick<Row, "atMost" | "stretch">;
  readonly peers: Readonly<Partial<Record<PeerName, number>>>;
  /** Of ours for one of the peers'; 1 when left out. */
  readonly callsRatio?: number;
}

/** Servers of one contest, all of which are stopped at its end. */
class Field {
  readonly #context: BenchContext;
  readonly #contest: Contest;
  readonly #running: MeteredServer[] = [];

  constructor(context: BenchContext, contest: Contest) {
    this.#context = context;
    this.#contest = contest;
  }

  /** Ours, by what is spoken to it. */
  async ours(speeches: ReadonlySet<SpeechName>): Promise<ReadonlyMap<SpeechName, Contender>> {
    const tools = this.#contest.tools(this.#context.sizes);
    const dir = await keptProject(this.#context, tools);
    const { server, key } = await startOurs(this.#context, dir);
    this.#running.push(server);
    const found = new Map<SpeechName, Contender>();
    for (const speech of speeches) found.set(speech, await this.#ours(speech, dir, server, key));
    return found;
  }

  async #ours(speech: SpeechName, dir: string, server: MeteredServer, key: string): Promise<Contender> {
    if (this.#contest.transport !== "stdio") return this.#enter(server, key, speech);
    const pipes = this.#pipes(`ours-${speech}`);
    return this.#enter(await startOursPiped(this.#context, dir, pipes), "", speech, pipes);
  }

  async bare(): Promise<Contender> {
    if (this.#contest.transport !== "stdio") return this.#enter(await startBareMcp(this.#context), bareKey, "mcp");
    const pipes = this.#pipes("bare");
    return this.#enter(await startBareMcpStdio(this.#context, pipes), "", "mcp", pipes);
  }

  async peer(folder: string, name: PeerName): Promise<Contender> {
    const { transport, tools } = this.#contest;
    const over = transport === "stdio" ? this.#pipes(name) : transport;
    const server = await startPeer(this.#context, folder, name, over, tools(this.#context.sizes));
    const calls = Math.ceil(this.#context.sizes.calls / (this.#contest.callsRatio ?? 1));
    return { ...this.#enter(server, bareKey, peers[name].speech, typeof over === "string" ? undefined : over), calls };
  }

  async stop(): Promise<void> {
    await Promise.all(this.#running.map((server) => server.stop()));
  }

  #enter(server: MeteredServer, key: string, speech: SpeechName, pipes?: Pipes): Contender {
    this.#running.push(server);
    const shape = shapes[this.#contest.transport];
    const place = shape.transport === "stdio" ? { ...shape, pipes: pipes as Pipes } : { ...shape, port: server.port };
    return { server, target: { ...place, key, speech } satisfies Target };
  }

  #pipes(name: string): Pipes {
    const path = join(this.#context.workDir, `pipe-${name}`);
    return { to: `${path}-to`, from: `${path}-from` };
  }
}

const oursIn = (speech: SpeechName): string => `ours (${speech})`;

function isPeer(name: string): name is PeerName {
  return Object.hasOwn(peers, name);
}

async function measure(context: BenchContext, asked: Contest): Promise<readonly Row[]> {
  const names = Object.keys(asked.peers) as PeerName[];
  const folder = await buildPeers(context);
  const field = new Field(context, asked);
  try {
    const speechFor = (name: string): SpeechName => (asked.likeForLike && isPeer(name) ? peers[name].speech : "mcp");
    const ours = await field.ours(new Set(["mcp", ...names.map(speechFor)]));
    const contenders: Record<string, Contender> = Object.fromEntries([...ours].map(([speech, contender]) => [oursIn(speech), contender]));
    if (asked.bare) contenders.bare = await field.bare();
    if (folder !== undefined) for (const name of names) contenders[name] = await field.peer(folder, name);
    const measured = await contest(context, contenders);
    const against = (name: string) => summarize(ratios(measured[oursIn(speechFor(name))] ?? [], measured[name] ?? []));
    const row = (name: string, title: string, goal: Pick<Row, "atMost" | "stretch">): Row => ({
      goal: asked.goal,
      what: `${asked.what} ÷ ${title}`,
      measured: against(name),
      unit: "ratio",
      ...goal,
    });
    return [
      ...(asked.bare ? [row("bare", asked.transport === "http" ? "bare node:http" : "bare loop", asked.bare)] : []),
      ...names
        .filter((name) => Object.hasOwn(contenders, name))
        .map((name) => row(name, peers[name].title, { atMost: asked.peers[name] ?? 1 })),
    ];
  } finally {
    await field.stop();
  }
}

const webSocketContest: Contest = {
  goal: 3,
  transport: "ws",
  likeForLike: true,
  what: "MCP over WebSocket, 8 × 16 in flight",
  tools: () => 0,
  peers: { sdk1: 1 / 3, sdk2: 1 / 4 },
};

const httpContest: Contest = {
  goal: 4,
  transport: "http",
  likeForLike: false,
  what: "MCP over HTTP, 32 × 1",
  tools: () => 0,
  bare: { atMost: 1.5, stretch: 1.3 },
  peers: { sdk1: 1 / 9, sdk2: 1 / 9, fastmcp: 1 / 9, tmcp: 1 / 4 },
  // Each of theirs takes many times as long.
  callsRatio: 4,
};

const manyToolsContest: Contest = {
  goal: 5,
  transport: "http",
  likeForLike: false,
  what: "MCP over HTTP with 1,000 tools",
  tools: ({ many }) => many,
  peers: { sdk1: 1 / 40, sdk2: 1 / 100 },
  // A server made anew for each request costs as much as its tools are many: fewer calls tell as much.
  callsRatio: 20,
};

const stdioContest: Contest = {
  goal: 6,
  transport: "stdio",
  likeForLike: true,
  what: "MCP over stdio, 16 in flight",
  tools: () => 0,
  bare: { atMost: 1.4 },
  peers: { sdk1: 1 / 2, sdk2: 1 / 4 },
};

export const mcpWs: Bench = {
  name: "mcp-ws",
  about: "MCP over WebSocket ÷ both SDKs",
  run: (context) => measure(context, webSocketContest),
};

export const mcpHttp: Bench = {
  name: "mcp-http",
  about: "MCP over HTTP ÷ a bare loop, both SDKs, fastmcp, tmcp",
  run: (context) => measure(context, httpContest),
};

export const mcpHttpMany: Bench = {
  name: "mcp-http-many",
  about: "the same with 1,000 tools ÷ both SDKs",
  run: (context) => measure(context, manyToolsContest),
};

export const stdio: Bench = {
  name: "stdio",
  about: "MCP over pipes ÷ a bare loop, both SDKs",
  run: (context) => measure(context, stdioContest),
};
