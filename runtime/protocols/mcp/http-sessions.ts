/**
 * Sessions of revisions with a handshake over HTTP: what was agreed on, by an id that nobody can guess. They live in this process, so
 * that a session's requests have to come to the process it began in. Knows nothing of requests and streams.
 */

import { randomBytes } from "node:crypto";
import type { AgentPolicy } from "../../../contract/index.ts";
import type { Notice } from "../../operation.ts";
import { firstLevel } from "./handshake.ts";
import type { Declared } from "./reach.ts";
import type { Revision } from "./revision.ts";
import { ServerRequests } from "./server-requests.ts";
import { SessionSubscriptions } from "./session-subscriptions.ts";

/** Milliseconds without a request, a call or an open stream after which a session is forgotten. */
const idleMs = 30 * 60_000;

export interface HttpSession {
  readonly id: string;
  readonly agentId: string;
  readonly revision: Revision;
  /** What ends each request in flight, by its id as JSON text. */
  readonly running: Map<string, () => void>;
  /** What writes to the stream of news; `undefined` while none is open. */
  tell: ((notice: Notice) => void) | undefined;
  readonly keeper: SessionSubscriptions;
  /** What the client can be asked, what it was asked, and the least level of what it wants to hear of. */
  readonly declared: Declared;
  readonly asked: ServerRequests;
  level: number;
  usedAt: number;
}

export class HttpSessions {
  /** In the order of their last use: the first is the one idle longest. */
  readonly #sessions = new Map<string, HttpSession>();
  /** How many each agent has. */
  readonly #held = new Map<string, number>();
  readonly #maxSessions: number;
  readonly #maxSubscriptions: number;
  readonly #now: () => number;

  constructor(options: { readonly maxSessions: number; readonly maxSubscriptions: number; readonly now: () => number }) {
    this.#maxSessions = options.maxSessions;
    this.#maxSubscriptions = options.maxSubscriptions;
    this.#now = options.now;
  }

  get size(): number {
    return this.#sessions.size;
  }

  /**
   * Begins a session. At the limit the agent with the most of them loses the one idle longest, and its client begins again: nobody's
   * sessions are driven out by another's.
   */
  begin(agent: AgentPolicy, revision: Revision, declared: Declared): HttpSession {
    const now = this.#now();
    for (const session of this.#sessions.values()) {
      if (now - session.usedAt < idleMs) break;
      if (isInUse(session)) this.#use(session, now);
      else this.#forget(session);
    }
    if (this.#sessions.size >= this.#maxSessions) this.#makeRoom();
    const id = randomBytes(24).toString("base64url");
    const keeper = new SessionSubscriptions(this.#maxSubscriptions, (notice) => session.tell?.(notice));
    const session: HttpSession = {
      id,
      agentId: agent.agentId,
      revision,
      running: new Map(),
      tell: undefined,
      keeper,
      declared,
      asked: new ServerRequests(revision),
      level: firstLevel,
      usedAt: now,
    };
    this.#sessions.set(id, session);
    this.#held.set(agent.agentId, (this.#held.get(agent.agentId) ?? 0) + 1);
    return session;
  }

  /** @returns `undefined` for an id that is unknown, ended, idle too long, or another agent's. */
  find(id: string, agent: AgentPolicy): HttpSession | undefined {
    const session = this.#sessions.get(id);
    if (!session || session.agentId !== agent.agentId) return undefined;
    const now = this.#now();
    if (now - session.usedAt >= idleMs && !isInUse(session)) {
      this.#forget(session);
      return undefined;
    }
    this.#use(session, now);
    return session;
  }

  end(session: HttpSession): void {
    this.#forget(session);
    for (const cancel of session.running.values()) cancel();
  }

  #use(session: HttpSession, now: number): void {
    this.#sessions.delete(session.id);
    session.usedAt = now;
    this.#sessions.set(session.id, session);
  }

  #makeRoom(): void {
    let most = "";
    for (const [agentId, count] of this.#held) if (count > (this.#held.get(most) ?? 0)) most = agentId;
    for (const session of this.#sessions.values()) if (session.agentId === most) return this.#forget(session);
  }

  #forget(session: HttpSession): void {
    if (!this.#sessions.delete(session.id)) return;
    session.keeper.end();
    const left = (this.#held.get(session.agentId) ?? 0) - 1;
    if (left > 0) this.#held.set(session.agentId, left);
    else this.#held.delete(session.agentId);
  }
}

/** Whoever only listens sends nothing, for as long as there is nothing to hear. */
function isInUse({ tell, running }: HttpSession): boolean {
  return tell !== undefined || running.size > 0;
}
