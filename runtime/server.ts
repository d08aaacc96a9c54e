/** Wiring, start, drain, stop. Alone knows every driver; decides nothing that a room decides. */

import type { IncomingMessage } from "node:http";
import type { AgentPolicy, JsonObject, Logger, ResourceAccess, ToolRegistry } from "../contract/index.ts";
import { ToolError } from "../contract/index.ts";
import { QuestionRoom } from "./asking/question-room.ts";
import type { Reach } from "./asking/questions.ts";
import type { AuthenticatedAgent, Authenticator, CredentialState } from "./auth/authenticator.ts";
import { createTicketOffice } from "./auth/tickets.ts";
import type { Binding } from "./bindings/binding.ts";
import { mockBinding } from "./bindings/mock/mock-binding.ts";
import { defaultSettings, type ServerSettings } from "./config/options.ts";
import { createContextService } from "./context/context-service.ts";
import { createMemoryStore } from "./context/stores/memory.ts";
import { Dispatcher } from "./dispatch.ts";
import { idSource } from "./id-source.ts";
import { isShortOfMemory } from "./invoke/admission-errors.ts";
import { Admission } from "./invoke/admit.ts";
import { Access } from "./invoke/authorize.ts";
import type { Confirmations } from "./invoke/confirm.ts";
import { Deadlines } from "./invoke/deadlines.ts";
import { Idempotency, type KeysRequiredFor } from "./invoke/idempotency.ts";
import { createInvoker, type Invoker, type InvokerServices } from "./invoke/invoker.ts";
import type { CallReport } from "./invoke/outcome.ts";
import { channels } from "./observe/channels.ts";
import { createHealth, type Readiness } from "./observe/health.ts";
import { MemoryGuard } from "./observe/memory-guard.ts";
import { Meters } from "./observe/meters.ts";
import type { MetricsPage } from "./observe/metrics-page.ts";
import { guardProcess } from "./observe/process-guard.ts";
import type { CallTracer } from "./observe/tracing.ts";
import { Offers } from "./offers/offers.ts";
import { ResourceNews } from "./offers/resource-news.ts";
import { Answers } from "./protocols/mcp/answers.ts";
import { createMcpProtocol } from "./protocols/mcp/channel.ts";
import { createMcpPosts } from "./protocols/mcp/http.ts";
import { RequestStates } from "./protocols/mcp/request-state.ts";
import { createNativeProtocol } from "./protocols/native.ts";
import { nativeCallCodec } from "./protocols/native-http.ts";
import { listSurroundings, listTools } from "./registry/catalog-lists.ts";
import { Generations } from "./registry/generations.ts";
import { loadRegistry } from "./registry/load-registry.ts";
import { ServedCatalog } from "./registry/served-catalog.ts";
import type { InProcessCall, Server, ServerOptions, StdioPeer } from "./server-port.ts";
import { Session } from "./session/session.ts";
import { SessionTable } from "./session/session-table.ts";
import { createMemoryCallRecords } from "./shared/drivers/memory-call-records.ts";
import { createMemoryTickets } from "./shared/drivers/memory-tickets.ts";
import type { Tickets } from "./shared/tickets.ts";
import { createAccessGuard } from "./transports/access-guard.ts";
import { bearerOf } from "./transports/credentials.ts";
import { HttpHost } from "./transports/http-host.ts";
import { createMetricsHttp, metricsPath } from "./transports/metrics-http.ts";
import { createResourceMetadata, metadataPrefix } from "./transports/resource-metadata.ts";
import { readLines, StdioConnection } from "./transports/stdio.ts";
import { StreamableHttp, streamablePath } from "./transports/streamable-http.ts";
import { createToolHttp, toolPathPrefix } from "./transports/tool-http.ts";
import { closeCodes } from "./transports/transport.ts";
import { WebSocketTransport, webSocketPath } from "./transports/websocket.ts";
import { serverVersion } from "./version.ts";

/** @throws {Error} When the registry cannot be imported or is of another format. */
export async function createServer(options: ServerOptions): Promise<Server> {
  const bindings = [mockBinding, ...(options.bindings ?? [])];
  const confirmations = (options.settings?.confirmations ?? defaultSettings.confirmations) as Confirmations;
  const first = new ServedCatalog(await loadRegistry(options.registry), bindings, { confirmations });
  return new ToolwrightServer(options, bindings, first);
}

class ToolwrightServer implements Server {
  readonly #settings: ServerSettings;
  readonly #logger: Logger;
  readonly #sharedTickets: Tickets | undefined;
  readonly #access = new Access();
  readonly #admission: Admission;
  readonly #idempotency: Idempotency;
  readonly #contexts: ReturnType<typeof createContextService>;
  readonly #invoker: Invoker;
  readonly #offers: Offers;
  readonly #offerInvoker: Invoker;
  readonly #sessions: SessionTable;
  readonly #pipes = new Set<Session>();
  readonly #health = createHealth();
  readonly #mcp: Answers;
  readonly #dispatcher: Dispatcher;
  readonly #streams: StreamableHttp;
  readonly #meters = new Meters();
  readonly #memory: MemoryGuard;
  readonly #host: HttpHost;
  readonly #newId = idSource();
  readonly #news: ResourceNews;
  readonly #generations: Generations;
  #releaseProcess: (() => void) | undefined;
  #stopCounting: (() => void) | undefined;
  readonly #tracer: CallTracer | undefined;
  #stopping: Promise<void> | undefined;
  readonly #authenticator: Authenticator;
  /** Ends the news of credentials. */
  readonly #stopHearing: (() => void) | undefined;

  constructor(options: ServerOptions, bindings: readonly Binding[], catalog: ServedCatalog) {
    const settings: ServerSettings = { ...defaultSettings, ...options.settings };
    const now = options.now ?? Date.now;
    this.#settings = settings;
    this.#logger = options.logger;
    this.#sharedTickets = options.tickets;
    this.#news = new ResourceNews(options.changedResources, (error) => this.#logger.warn("resource.not_told", { error }));
    this.#tracer = options.tracer;
    this.#generations = new Generations(catalog, {
      ...settings,
      confirmations: settings.confirmations as Confirmations,
      bindings,
      logger: options.logger,
      health: this.#health,
      isDraining: () => this.#admission.isDraining,
    });
    this.#admission = new Admission({
      ...settings,
      now,
      rates: options.rates,
      onRatesAway: (error) => this.#logger.warn("rates.not_shared", { error }),
    });
    this.#memory = new MemoryGuard({
      ...settings,
      logger: this.#logger,
      onChange: (isShort) => this.#admission.memoryIsShort(isShort),
    });
    this.#sessions = new SessionTable(settings, now);
    this.#authenticator = options.authenticator;
    this.#stopHearing = options.authenticator.onChange?.((credential) => {
      this.#sessions.credentialChanged(credential);
      this.#streams.credentialChanged(credential);
      if (credential.ended === "revoked") this.#invoker.cancelForsaken(revokedMeanwhile(), credential);
    });
    this.#contexts = createContextService({
      contexts: catalog.registry.contexts,
      store: options.store ?? createMemoryStore({ ...settings, clock: now }),
      logger: options.logger,
    });
    this.#idempotency = new Idempotency({
      records: options.calls ?? createMemoryCallRecords({ ...settings, clock: now }),
      logger: options.logger,
      requiredFor: settings.idempotencyKeysFor as KeysRequiredFor,
    });
    const questions = new QuestionRoom(settings);
    this.#offers = new Offers({ catalog, access: this.#access, news: this.#news, logger: options.logger });
    const pipeline: Omit<InvokerServices, "catalog"> = {
      access: this.#access,
      admission: this.#admission,
      deadlines: new Deadlines(now),
      idempotency: this.#idempotency,
      contexts: this.#contexts,
      resources: this.#news,
      questions,
      logger: options.logger,
      tracer: options.tracer,
      now,
      newRequestId: this.#newId,
    };
    this.#invoker = createInvoker({ ...pipeline, catalog: () => this.#catalog });
    this.#offerInvoker = createInvoker({ ...pipeline, catalog: () => this.#offers.catalog });
    this.#dispatcher = this.#createDispatcher();
    this.#mcp = this.#createAnswers(now);
    this.#streams = this.#createStreams(options.authenticator, now);
    this.#host = this.#createHost(options.authenticator, now);
    if (settings.metrics !== "off") this.#stopCounting = this.#meters.start();
    this.#health.check("draining", () => (this.#admission.isDraining ? "The server is going away." : undefined));
    this.#health.check("memory", () => this.#memory.reason());
    this.#health.check("contexts", () => this.#contexts.health());
  }

  get #catalog(): ServedCatalog {
    return this.#generations.current;
  }

  get agents(): readonly AgentPolicy[] {
    return this.#catalog.agents;
  }

  get catalogDigest(): string {
    return this.#catalog.digest;
  }

  get resources(): ResourceAccess {
    return this.#news;
  }

  get load(): { readonly inFlight: number; readonly connections: number } {
    return { inFlight: this.#admission.inFlight, connections: this.#sessions.size };
  }

  async listen(): Promise<{ readonly host: string; readonly port: number }> {
    await this.#generations.demandLoaded();
    const { port } = await this.#host.listen();
    this.#releaseProcess = guardProcess(this.#logger);
    this.#memory.start();
    this.#logger.info("server.listening", {
      host: this.#settings.host,
      port,
      tools: this.#catalog.tools.size,
      catalogDigest: this.#catalog.digest,
    });
    this.#generations.preload();
    return { host: this.#settings.host, port };
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  readiness(): Readiness {
    return this.#health.readiness();
  }

  async reload(registry: URL | ToolRegistry, serveAgents?: () => void | Promise<void>): Promise<{ readonly catalogDigest: string }> {
    const { digest } = await this.#generations.replace(registry, (next) => {
      // First of all: no call meets the new catalog with the old policies.
      const agentsServed = serveAgents?.();
      this.#contexts.replace(next.registry.contexts);
      this.#offers.replace(next);
      this.#admission.limitsChanged();
      const news = { kind: "catalogChanged", catalogDigest: next.digest } as const;
      for (const session of [...this.#sessions, ...this.#pipes]) session.notice(news);
      this.#streams.notice(news);
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
    return new Promise((settle) => this.#invoker.begin(request, { settle, progress: onProgress ?? (() => undefined) }));
  }

  async serveStdio({ input, output, principal }: StdioPeer): Promise<void> {
    const connection = new StdioConnection(output);
    const codec = createMcpProtocol(this.#mcp);
    const session = new Session(this.#newId(), principal, codec.open?.(principal) ?? codec, connection, this.#dispatcher);
    // Not in the table: a host may be silent for hours, and its pipe says by itself when it is gone.
    this.#pipes.add(session);
    session.open();
    await readLines({ input, maxLineBytes: this.#settings.maxFrameBytes }, (line) => session.receive(line));
    await withinMs(this.#admission.idle(), closeGraceMs);
    await new Promise((resolve) => setImmediate(resolve));
    this.#pipes.delete(session);
    session.close(closeCodes.goingAway, "the input has ended");
    session.ended();
  }

  #authenticateBy(authenticator: Authenticator) {
    return (request: IncomingMessage): AuthenticatedAgent | undefined | Promise<AuthenticatedAgent | undefined> => {
      const key = bearerOf(request);
      if (key !== undefined) return authenticator.authenticate(key);
      this.#logger.info("credential.refused", { reason: "missing" });
      if (channels.credentialRefused.hasSubscribers) channels.credentialRefused.publish({ reason: "missing" });
      return undefined;
    };
  }

  #createAnswers(now: () => number): Answers {
    const families = () => this.#offers.families;
    const facts = { families, serverInfo: JSON.stringify({ name: "toolwright", version: serverVersion }) };
    const { answerKeys, answerTimeoutMs } = this.#settings;
    const book = {
      load: () => this.#catalog.document(),
      isLoaded: () => this.#catalog.isDescribed,
      tool: (name: string) => this.#catalog.description(name),
    };
    return new Answers(facts, book, new RequestStates({ secrets: answerKeys, lifetimeMs: answerTimeoutMs, now }));
  }

  #createStreams(authenticator: Authenticator, now: () => number): StreamableHttp {
    const { maxFrameBytes, maxConnections, maxSubscriptions, authorizationServers, publicUrl } = this.#settings;
    return new StreamableHttp({
      maxBodyBytes: maxFrameBytes,
      maxStreams: maxConnections,
      authenticate: this.#authenticateBy(authenticator),
      host: this.#dispatcher,
      codec: createMcpPosts({ answers: this.#mcp, maxSessions: maxConnections, maxSubscriptions, now }),
      metadata: createResourceMetadata({
        path: streamablePath,
        authorizationServers,
        publicUrl,
        scopes: () => {
          const callable = [...this.#catalog.tools.values(), ...this.#offers.catalog.tools.values()];
          return [...new Set(callable.flatMap(({ descriptor }) => descriptor.scopes))].sort();
        },
      }),
      newExchangeId: this.#newId,
      now,
      logger: this.#logger,
    });
  }

  #createHost(authenticator: Authenticator, now: () => number): HttpHost {
    const settings = this.#settings;
    const tickets = createTicketOffice({
      lifetimeMs: settings.ticketLifetimeMs,
      tickets: this.#sharedTickets ?? createMemoryTickets({ ...settings, clock: now, maxTickets: settings.maxConnections }),
    });
    const authenticate = this.#authenticateBy(authenticator);
    const webSocket = new WebSocketTransport({
      maxFrameBytes: settings.maxFrameBytes,
      maxMessagesPerSecond: settings.maxMessagesPerSecond,
      now,
      protocols: [createNativeProtocol({ limits: settings, logger: this.#logger }), createMcpProtocol(this.#mcp)],
      authenticator,
      tickets,
      sessions: this.#sessions,
      host: this.#dispatcher,
      newSessionId: this.#newId,
      isDraining: () => this.#admission.isDraining,
      shortage: () => (this.#memory.isShort ? isShortOfMemory() : undefined),
      logger: this.#logger,
    });
    const refused = ({ code }: ToolError, { agentId, policyDigest }: AuthenticatedAgent): void =>
      this.#logger.info("request.refused", { principalId: agentId, code, policyDigest });
    const callTool = createToolHttp({
      maxBodyBytes: settings.maxFrameBytes,
      authenticate,
      invoker: this.#invoker,
      refused,
      codec: nativeCallCodec,
    });
    return new HttpHost({
      host: settings.host,
      port: settings.port,
      requestTimeoutMs: settings.requestTimeoutMs,
      maxSockets: settings.maxSockets,
      guard: createAccessGuard(settings),
      routes: [
        { prefix: toolPathPrefix, handle: callTool },
        { prefix: streamablePath, handle: (request, response, path) => this.#streams.handle(request, response, path) },
        { prefix: metadataPrefix, handle: (request, response, path) => this.#streams.describe(request, response, path) },
        {
          prefix: metricsPath,
          handle: createMetricsHttp({ readers: settings.metrics, page: () => this.#createMetricsPage(), logger: this.#logger }),
        },
      ],
      upgrades: new Map([[webSocketPath, (request, socket, head) => webSocket.upgrade(request, socket, head)]]),
      management: () => this.#createManagement(authenticate, (id) => authenticator.stateOf?.(id), tickets),
    });
  }

  async #createMetricsPage(): Promise<MetricsPage> {
    const { createMetricsPage } = await import("./observe/metrics-page.ts");
    return createMetricsPage(this.#meters, () => {
      const { inFlight, connections } = this.load;
      let queuedBytes = 0;
      for (const session of this.#sessions) queuedBytes += session.queuedBytes;
      return {
        callsInFlight: inFlight,
        callsWaiting: this.#admission.waiting,
        maxConcurrency: this.#settings.maxConcurrency,
        connections,
        maxConnections: this.#settings.maxConnections,
        queuedBytes,
        catalogDigest: this.#catalog.digest,
        tools: this.#catalog.tools.size,
        readiness: this.readiness(),
      };
    });
  }

  #createDispatcher(): Dispatcher {
    return new Dispatcher({
      limits: this.#settings,
      catalog: () => this.#catalog,
      access: this.#access,
      invoker: this.#invoker,
      offerInvoker: this.#offerInvoker,
      offers: this.#offers,
      contexts: this.#contexts,
      logger: this.#logger,
      newRequestId: this.#newId,
    });
  }

  async #createManagement(
    authenticate: (request: IncomingMessage) => AuthenticatedAgent | undefined | Promise<AuthenticatedAgent | undefined>,
    credentialOf: (id: string) => CredentialState | undefined,
    tickets: ReturnType<typeof createTicketOffice>,
  ): Promise<(request: IncomingMessage, response: import("node:http").ServerResponse) => void> {
    const { createManagement } = await import("./transports/management.ts");
    return createManagement({
      authenticate,
      credentialOf,
      readiness: () => this.readiness(),
      listCatalog: async (agent, query) => {
        const catalog = this.#catalog;
        const access = this.#access.of(agent, catalog);
        return { ...(await listTools(catalog, access, query)), ...(await listSurroundings(catalog, access, agent)) };
      },
      contextHistory: (agent, contextId, range) => this.#contexts.history(agent, contextId, range),
      issueTicket: (credential) => tickets.issue(credential),
      workers: this.#settings.workers,
      logger: this.#logger,
    });
  }

  async #stop(): Promise<void> {
    this.#memory.stop();
    this.#admission.drain();
    this.#logger.info("server.draining", this.load);
    const closed = this.#host.close();
    await withinMs(this.#admission.idle(), this.#settings.drainTimeoutMs);
    // Answers settled just now are still on their way through the write queue of this turn.
    await new Promise((resolve) => setImmediate(resolve));
    this.#streams.close();
    for (const session of [...this.#sessions, ...this.#pipes]) session.close(closeCodes.goingAway, "the server is going away");
    await withinMs(closed, closeGraceMs);
    for (const session of this.#sessions) session.terminate();
    await withinMs(this.#sessions.empty(), closeGraceMs);
    this.#host.closeAllConnections();
    this.#invoker.cancelForsaken(new ToolError("CANCELLED", "The server went away before the call ended."));
    await this.#authenticator.close?.();
    // Before the store: it closes the way to what is shared.
    await this.#idempotency.close();
    await this.#news.close();
    await Promise.all([this.#contexts.close(), closed]);
    this.#stopHearing?.();
    this.#releaseProcess?.();
    this.#stopCounting?.();
    await this.#tracer?.close();
    this.#logger.info("server.stopped");
  }
}

function revokedMeanwhile(): ToolError {
  return new ToolError("CANCELLED", "The credential was revoked before the call ended.");
}

/** Whoever brings the answers along can be asked everything. */
function reachWith(answers: JsonObject): Reach {
  return { may: new Set(["elicitation", "sampling", "roots"]), rounds: { answers, kept: undefined } };
}

/** Time for peers to answer a close frame. */
const closeGraceMs = 1_000;

async function withinMs(work: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}
