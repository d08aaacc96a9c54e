/** Joins what comes over HTTP with the parts that answer it: calls, MCP's posts and streams, WebSockets. Knows which protocol each path speaks. */

import type { CredentialState } from "../auth/authenticator.ts";
import { createTicketOffice, type TicketOffice } from "../auth/tickets.ts";
import { isShortOfMemory } from "../invoke/admission-errors.ts";
import type { Answers } from "../protocols/mcp/answers.ts";
import { createMcpProtocol } from "../protocols/mcp/channel.ts";
import { createMcpPosts } from "../protocols/mcp/http.ts";
import { createNativeProtocol } from "../protocols/native.ts";
import { nativeCallCodec } from "../protocols/native-http.ts";
import type { ServerOptions } from "../server-port.ts";
import { createMemoryTickets } from "../shared/drivers/memory-tickets.ts";
import { createAccessGuard } from "../transports/access-guard.ts";
import { type AuthenticateRequest, authenticateRequestBy } from "../transports/authenticate-request.ts";
import { HttpHost, type HttpHostOptions } from "../transports/http-host.ts";
import { createMetricsHttp, metricsPath } from "../transports/metrics-http.ts";
import { createResourceMetadata, metadataPrefix } from "../transports/resource-metadata.ts";
import { StreamableHttp, streamablePath } from "../transports/streamable-http.ts";
import { createToolHttp, toolPathPrefix } from "../transports/tool-http.ts";
import { WebSocketTransport, webSocketPath } from "../transports/websocket.ts";
import { openManagement, openMetricsPage } from "./operator-pages.ts";
import type { ServerParts } from "./parts.ts";

export interface HttpSide {
  readonly host: HttpHost;
  /** MCP's open streams, which hear of news and end with their credentials. */
  readonly streams: StreamableHttp;
}

/** What each way in is given beside the parts. */
interface Entry {
  readonly mcp: Answers;
  readonly authenticate: AuthenticateRequest;
  readonly tickets: TicketOffice;
}

export function assembleHttp(parts: ServerParts, options: ServerOptions, mcp: Answers): HttpSide {
  const { settings, logger, now } = parts;
  const { authenticator } = options;
  const tickets = createTicketOffice({
    lifetimeMs: settings.ticketLifetimeMs,
    tickets: options.tickets ?? createMemoryTickets({ ...settings, clock: now, maxTickets: settings.maxConnections }),
  });
  const authenticate = authenticateRequestBy(authenticator, logger);
  const entry: Entry = { mcp, authenticate, tickets };
  const streams = createStreams(parts, entry);
  const webSocket = createWebSocket(parts, entry, options);
  const credentialOf = (id: string): CredentialState | undefined => authenticator.stateOf?.(id);
  const host = new HttpHost({
    host: settings.host,
    port: settings.port,
    requestTimeoutMs: settings.requestTimeoutMs,
    maxSockets: settings.maxSockets,
    guard: createAccessGuard(settings),
    routes: createRoutes(parts, entry, streams),
    upgrades: new Map([[webSocketPath, (request, socket, head) => webSocket.upgrade(request, socket, head)]]),
    management: () => openManagement(parts, { authenticate, credentialOf, tickets }),
  });
  return { host, streams };
}

function createStreams(parts: ServerParts, { mcp, authenticate }: Entry): StreamableHttp {
  const { settings, now, logger, newId, dispatcher, generations, offers } = parts;
  const { maxFrameBytes, maxConnections, maxSubscriptions, authorizationServers, publicUrl } = settings;
  return new StreamableHttp({
    maxBodyBytes: maxFrameBytes,
    maxStreams: maxConnections,
    authenticate,
    host: dispatcher,
    codec: createMcpPosts({ answers: mcp, maxSessions: maxConnections, maxSubscriptions, now }),
    metadata: createResourceMetadata({
      path: streamablePath,
      authorizationServers,
      publicUrl,
      scopes: () => {
        const callable = [...generations.current.tools.values(), ...offers.catalog.tools.values()];
        return [...new Set(callable.flatMap(({ descriptor }) => descriptor.scopes))].sort();
      },
    }),
    newExchangeId: newId,
    now,
    logger,
  });
}

function createWebSocket(parts: ServerParts, { mcp, tickets }: Entry, { authenticator }: ServerOptions): WebSocketTransport {
  const { settings, logger, now, newId, sessions, dispatcher, admission, memory } = parts;
  return new WebSocketTransport({
    maxFrameBytes: settings.maxFrameBytes,
    maxMessagesPerSecond: settings.maxMessagesPerSecond,
    now,
    protocols: [createNativeProtocol({ limits: settings, logger }), createMcpProtocol(mcp)],
    authenticator,
    tickets,
    sessions,
    host: dispatcher,
    newSessionId: newId,
    isDraining: () => admission.isDraining,
    shortage: () => (memory.isShort ? isShortOfMemory() : undefined),
    logger,
  });
}

function createRoutes(parts: ServerParts, { authenticate }: Entry, streams: StreamableHttp): HttpHostOptions["routes"] {
  const { settings, logger, invoker } = parts;
  const callTool = createToolHttp({
    maxBodyBytes: settings.maxFrameBytes,
    authenticate,
    invoker,
    refused: ({ code }, { agentId, policyDigest }) => logger.info("request.refused", { principalId: agentId, code, policyDigest }),
    codec: nativeCallCodec,
  });
  const readMetrics = createMetricsHttp({ readers: settings.metrics, page: () => openMetricsPage(parts), logger });
  return [
    { prefix: toolPathPrefix, handle: callTool },
    { prefix: streamablePath, handle: (request, response, path) => streams.handle(request, response, path) },
    { prefix: metadataPrefix, handle: (request, response, path) => streams.describe(request, response, path) },
    { prefix: metricsPath, handle: readMetrics },
  ];
}
