/** What operators and newcomers ask over HTTP: health, readiness, the catalog, tickets, a first page. Off the hot path, on express. */

import cluster from "node:cluster";
import express, { type Express, type NextFunction, type Request, type Response } from "express";
import helmet from "helmet";
import { isToolError, type Logger, ToolError } from "../../contract/index.ts";
import type { AuthenticatedAgent, CredentialState } from "../auth/authenticator.ts";
import type { Ticket } from "../auth/tickets.ts";
import type { HistoryRange, JournalEntry } from "../context/store.ts";
import type { Readiness } from "../observe/health.ts";
import type { CatalogPage } from "../operation.ts";
import type { CatalogQuery, VisibleSurroundings } from "../registry/catalog-lists.ts";
import type { AuthenticateRequest } from "./authenticate-request.ts";
import { bearerOf } from "./credentials.ts";
import { answerFault, answerJson } from "./http-answer.ts";

export interface ManagementServices {
  readonly authenticate: AuthenticateRequest;
  readonly readiness: () => Readiness;
  readonly listCatalog: (agent: AuthenticatedAgent, query: CatalogQuery) => Promise<CatalogPage & VisibleSurroundings>;
  readonly contextHistory: (agent: AuthenticatedAgent, contextId: string, range: Partial<HistoryRange>) => Promise<readonly JournalEntry[]>;
  /** The credential of a public name; `undefined` when it opens nothing. */
  readonly credentialOf: (id: string) => CredentialState | undefined;
  /** Stands for the credential once. */
  readonly issueTicket: (credential: string) => Promise<Ticket>;
  /** Processes on this port: whoever waits for a change has to hear it of each. */
  readonly workers: number;
  readonly logger: Logger;
}

const maxPageSize = 1_000;

/** Entries of a context's journal given where no limit is asked for. */
const defaultJournalEntries = 100;

export function createManagement(services: ManagementServices): Express {
  const app = express();
  app.disable("x-powered-by");
  app.use(helmet());
  app.get("/healthz", (_request, response) => answerJson(response, 200, '{"status":"ok"}'));
  app.get("/readyz", (_request, response) => {
    const readiness = services.readiness();
    answerJson(response, readiness.ready ? 200 : 503, JSON.stringify(readiness));
  });
  app.get("/v1/catalog", async (request, response) => {
    const agent = await demandAgent(services, request);
    const query = catalogQuery(request);
    const page = await decided(services, agent, { operation: "catalogList" }, () => services.listCatalog(agent, query));
    answerJson(response, 200, JSON.stringify(catalogAnswer(page)));
  });
  app.get("/v1/journal", async (request, response) => {
    const agent = await demandAgent(services, request);
    const { contextId, range } = journalQuery(request);
    const entries = await decided(services, agent, { operation: "contextHistory", contextId }, () =>
      services.contextHistory(agent, contextId, range),
    );
    answerJson(response, 200, JSON.stringify(journalAnswer(contextId, entries)));
  });
  app.post("/v1/tickets", async (request, response) => {
    const agent = await demandAgent(services, request);
    const { ticket, expiresInMs } = await decided(services, agent, { operation: "ticketIssue" }, () =>
      services.issueTicket(bearerOf(request) ?? ""),
    );
    answerJson(response, 201, JSON.stringify({ ticket, expires_in_ms: expiresInMs, subprotocol: `ticket.${ticket}` }));
  });
  // Without a credential: a name is no secret, and whoever revoked the last key must be able to ask.
  app.get("/v1/credentials/:id", (request, response) => {
    const found = services.credentialOf(request.params.id);
    const answer = {
      id: request.params.id.slice(0, 64),
      valid: found !== undefined,
      worker: cluster.worker?.id ?? 1,
      workers: services.workers,
    };
    answerJson(response, 200, JSON.stringify(answer));
  });
  app.get("/", (_request, response) => {
    response.type("text/plain").send(firstPage);
  });
  app.use((request: Request, response: Response) => answerFault(response, unknownPath(request), isKnown(request.path) ? 405 : 404));
  app.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    if (!isToolError(error)) services.logger.error("http.failed", { error });
    answerFault(response, isToolError(error) ? error : new ToolError("INTERNAL", "The request failed; the operator's log has the cause."));
  });
  return app;
}

/** Path to what it answers: the page at `/` and the 404 are written from this table. */
const paths = {
  "/ws": "WebSocket, subprotocol toolwright.v1 or mcp",
  "/mcp": "MCP over Streamable HTTP",
  "/v1/tools/{name}": "POST a call",
  "/v1/catalog": "GET the tools this agent may call, and what it may use beside them (cursor, limit, toolset)",
  "/v1/journal": "GET who changed a context (context_id, limit, before_revision)",
  "/v1/tickets": "POST for a one-time ticket, for browsers' WebSockets",
  "/v1/credentials/{id}": "GET whether the key of this public name counts",
  "/metrics": "GET counts for Prometheus, where the setting metrics allows it",
  "/healthz": "GET whether the process lives",
  "/readyz": "GET whether it takes calls, and why not",
} as const;

const firstPage = `Toolwright serves this catalog of tools.\n\n${Object.entries(paths)
  .map(([path, meaning]) => `${path.padEnd(22)}${meaning}`)
  .join("\n")}\n\nEverything under /ws, /mcp and /v1 takes "Authorization: Bearer <key>".\n`;

function isKnown(path: string): boolean {
  return path === "/" || Object.hasOwn(paths, path);
}

function unknownPath(request: Request): ToolError {
  if (isKnown(request.path)) return new ToolError("UNKNOWN_METHOD", `${request.path.slice(0, 64)} does not take ${request.method}.`);
  return new ToolError("UNKNOWN_METHOD", `Nothing is served at this path. Paths are ${Object.keys(paths).join(", ")}.`);
}

async function demandAgent(services: ManagementServices, request: Request): Promise<AuthenticatedAgent> {
  const agent = await services.authenticate(request);
  if (agent) return agent;
  throw new ToolError("UNAUTHENTICATED", "Send `Authorization: Bearer <key>` with a valid key.");
}

/** Does what an agent asked, and logs what was decided, as for requests that come by a protocol. */
async function decided<T>(
  { logger }: ManagementServices,
  { agentId, policyDigest }: AuthenticatedAgent,
  what: { readonly operation: string; readonly contextId?: string },
  work: () => Promise<T>,
): Promise<T> {
  const tell = (code: string) => logger.info("request.finished", { ...what, principalId: agentId, code, policyDigest });
  try {
    const done = await work();
    tell("OK");
    return done;
  } catch (error) {
    tell(isToolError(error) ? error.code : "INTERNAL");
    throw error;
  }
}

function catalogQuery(request: Request): CatalogQuery {
  const { cursor, limit, toolset } = request.query;
  return {
    cursor: text(cursor, "cursor"),
    limit: limit === undefined ? undefined : pageSize(limit),
    toolset: text(toolset, "toolset"),
  };
}

function text(value: unknown, name: string): string | undefined {
  if (value === undefined || typeof value === "string") return value;
  throw new ToolError("INVALID_ARGUMENT", `"${name}" is given more than once. Give it once.`);
}

function pageSize(value: unknown): number {
  const size = Number(value);
  if (Number.isInteger(size) && size >= 1 && size <= maxPageSize) return size;
  throw new ToolError("INVALID_ARGUMENT", `"limit" must be a whole number from 1 to ${maxPageSize}.`);
}

function journalQuery(request: Request): { readonly contextId: string; readonly range: Partial<HistoryRange> } {
  const { context_id: id, limit, before_revision: before } = request.query;
  const contextId = text(id, "context_id");
  if (contextId === undefined) throw new ToolError("INVALID_ARGUMENT", 'Give the context as "context_id".');
  const beforeRevision = before === undefined ? undefined : Number(before);
  if (beforeRevision !== undefined && !(Number.isSafeInteger(beforeRevision) && beforeRevision >= 1))
    throw new ToolError("INVALID_ARGUMENT", '"before_revision" must be a whole number from 1.');
  return {
    contextId,
    range: {
      limit: limit === undefined ? defaultJournalEntries : pageSize(limit),
      ...(beforeRevision === undefined ? {} : { beforeRevision }),
    },
  };
}

function journalAnswer(contextId: string, entries: readonly JournalEntry[]): object {
  return {
    context_id: contextId,
    entries: entries.map(({ at, change: { fromRevision, revision, patch, by } }) => ({
      from_revision: fromRevision,
      revision,
      at: new Date(at).toISOString(),
      by: { agent_id: by.agentId, correlation_id: by.correlationId },
      patch,
    })),
  };
}

function catalogAnswer(page: CatalogPage & VisibleSurroundings): object {
  const { catalogDigest, nextCursor, tools, contexts, resources, prompts, toolsets } = page;
  const next = nextCursor === undefined ? {} : { next_cursor: nextCursor };
  return { catalog_digest: catalogDigest, tools, contexts, resources, prompts, toolsets, ...next };
}
