/** A server's life: start, reload, calls from within, drain, stop. What it is made of is put together in `assembly/`; nothing is decided here. */

import type { AgentPolicy, JsonObject, ResourceAccess, ToolRegistry } from "../contract/index.ts";
import { ToolError } from "../contract/index.ts";
import type { Reach } from "./asking/questions.ts";
import { type FirstCatalog, loadFirstCatalog } from "./assembly/first-catalog.ts";
import { answersWritten, closeGraceMs, withinMs } from "./assembly/grace.ts";
import { assembleHttp, type HttpSide } from "./assembly/http-side.ts";
import { createMcpAnswers } from "./assembly/mcp-answers.ts";
import { assembleParts, type ServerParts } from "./assembly/parts.ts";
import { StdioSide } from "./assembly/stdio-side.ts";
import type { Authenticator } from "./auth/authenticator.ts";
import type { CallReport } from "./invoke/outcome.ts";
import type { Readiness } from "./observe/health.ts";
import { guardProcess } from "./observe/process-guard.ts";
import type { CallTracer } from "./observe/tracing.ts";
import type { InProcessCall, Server, ServerOptions, StdioPeer } from "./server-port.ts";
import type { Session } from "./session/session.ts";
import { closeCodes } from "./transports/transport.ts";

/** @throws {Error} When the registry cannot be imported or is of another format. */
export async function createServer(options: ServerOptions): Promise<Server> {
  return new ToolwrightServer(options, await loadFirstCatalog(options));
}

class ToolwrightServer implements Server {
  readonly #authenticator: Authenticator;
  readonly #tracer: CallTracer | undefined;
  readonly #parts: ServerParts;
  readonly #http: HttpSide;
  readonly #stdio: StdioSide;
  /** Ends the news of credentials. */
  readonly #stopHearing: (() => void) | undefined;
  readonly #stopCounting: (() => void) | undefined;
  #releaseProcess: (() => void) | undefined;
  #stopping: Promise<void> | undefined;

  constructor(options: ServerOptions, first: FirstCatalog) {
    this.#authenticator = options.authenticator;
    this.#tracer = options.tracer;
    this.#parts = assembleParts(options, first);
    const mcp = createMcpAnswers(this.#parts);
    this.#http = assembleHttp(this.#parts, options, mcp);
    this.#stdio = new StdioSide(this.#parts, mcp);
    this.#stopHearing = this.#hearOfCredentials();
    if (this.#parts.settings.metrics !== "off") this.#stopCounting = this.#parts.meters.start();
  }

  get agents(): readonly AgentPolicy[] {
    return this.#parts.generations.current.agents;
  }

  get catalogDigest(): string {
    return this.#parts.generations.current.digest;
  }

  get resources(): ResourceAccess {
    return this.#parts.news;
  }

  get load(): { readonly inFlight: number; readonly connections: number } {
    return { inFlight: this.#parts.admission.inFlight, connections: this.#parts.sessions.size };
  }

  async listen(): Promise<{ readonly host: string; readonly port: number }> {
    const { generations, memory, logger, settings } = this.#parts;
    await generations.demandLoaded();
    const { port } = await this.#http.host.listen();
    this.#releaseProcess = guardProcess(logger);
    memory.start();
    const { tools, digest } = generations.current;
    logger.info("server.listening", { host: settings.host, port, tools: tools.size, catalogDigest: digest });
    generations.preload();
    return { host: settings.host, port };
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  readiness(): Readiness {
    return this.#parts.health.readiness();
  }

  async reload(registry: URL | ToolRegistry, serveAgents?: () => void | Promise<void>): Promise<{ readonly catalogDigest: string }> {
    const { generations, contexts, offers, admission } = this.#parts;
    const { digest } = await generations.replace(registry, (next) => {
      // First of all: no call meets the new catalog with the old policies.
      const agentsServed = serveAgents?.();
      contexts.replace(next.registry.contexts);
      offers.replace(next);
      admission.limitsChanged();
      const news = { kind: "catalogChanged", catalogDigest: next.digest } as const;
      for (const session of this.#connections()) session.notice(news);
      this.#http.streams.notice(news);
      return agentsServed;
    });
    return { catalogDigest: digest };
  }

  call({ toolName, payload, principal, metadata = {}, version, onProgress, answers }: InProcessCall): Promise<CallReport> {
    // A handler and the defaults may change the payload; the caller's own stays as it is.
    const request = {
      toolName,
      version,
      payload: structuredClone(payload),
      metadata,
      principal,
      origin: "",
      reach: answers && reachWith(answers),
    };
    return new Promise((settle) => this.#parts.invoker.begin(request, { settle, progress: onProgress ?? (() => undefined) }));
  }

  serveStdio(peer: StdioPeer): Promise<void> {
    return this.#stdio.serve(peer);
  }

  #connections(): readonly Session[] {
    return [...this.#parts.sessions, ...this.#stdio.sessions];
  }

  #hearOfCredentials(): (() => void) | undefined {
    const { sessions, invoker } = this.#parts;
    return this.#authenticator.onChange?.((credential) => {
      sessions.credentialChanged(credential);
      this.#http.streams.credentialChanged(credential);
      if (credential.ended === "revoked") invoker.cancelForsaken(revokedMeanwhile(), credential);
    });
  }

  async #stop(): Promise<void> {
    const { memory, admission, logger, settings, invoker } = this.#parts;
    memory.stop();
    admission.drain();
    logger.info("server.draining", this.load);
    const closed = this.#http.host.close();
    await withinMs(admission.idle(), settings.drainTimeoutMs);
    await answersWritten();
    await this.#closeConnections(closed);
    invoker.cancelForsaken(new ToolError("CANCELLED", "The server went away before the call ended."));
    await this.#authenticator.close?.();
    await this.#closeKept();
    await closed;
    this.#stopHearing?.();
    this.#releaseProcess?.();
    this.#stopCounting?.();
    await this.#tracer?.close();
    logger.info("server.stopped");
  }

  /** @param closed - Resolves when the listener has no connection left. */
  async #closeConnections(closed: Promise<void>): Promise<void> {
    const { sessions } = this.#parts;
    this.#http.streams.close();
    for (const session of this.#connections()) session.close(closeCodes.goingAway, "the server is going away");
    await withinMs(closed, closeGraceMs);
    for (const session of sessions) session.terminate();
    await withinMs(sessions.empty(), closeGraceMs);
    this.#http.host.closeAllConnections();
  }

  /** The store last: it closes the way to what is shared. */
  async #closeKept(): Promise<void> {
    const { idempotency, news, contexts } = this.#parts;
    await idempotency.close();
    await news.close();
    await contexts.close();
  }
}

function revokedMeanwhile(): ToolError {
  return new ToolError("CANCELLED", "The credential was revoked before the call ended.");
}

/** Whoever brings the answers along can be asked everything. */
function reachWith(answers: JsonObject): Reach {
  return { may: new Set(["elicitation", "sampling", "roots"]), rounds: { answers, kept: undefined } };
}
