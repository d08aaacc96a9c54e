/** The pages for operators: health, catalog, tickets, metrics. Each is loaded when it is first asked for: most cold starts never need it. */

import type { CredentialState } from "../auth/authenticator.ts";
import type { TicketOffice } from "../auth/tickets.ts";
import type { MetricsPage } from "../observe/metrics-page.ts";
import { listSurroundings, listTools } from "../registry/catalog-lists.ts";
import type { AuthenticateRequest } from "../transports/authenticate-request.ts";
import type { RequestListener } from "../transports/http-host.ts";
import type { ServerParts } from "./parts.ts";

/** Who may see the pages, and what they give away beside. */
export interface ManagementAccess {
  readonly authenticate: AuthenticateRequest;
  readonly credentialOf: (id: string) => CredentialState | undefined;
  readonly tickets: TicketOffice;
}

export async function openManagement(
  parts: ServerParts,
  { authenticate, credentialOf, tickets }: ManagementAccess,
): Promise<RequestListener> {
  const { createManagement } = await import("../transports/management.ts");
  const { settings, logger, health, generations, access, contexts } = parts;
  return createManagement({
    authenticate,
    credentialOf,
    readiness: () => health.readiness(),
    listCatalog: async (agent, query) => {
      const catalog = generations.current;
      const visible = access.of(agent, catalog);
      return { ...(await listTools(catalog, visible, query)), ...(await listSurroundings(catalog, visible, agent)) };
    },
    contextHistory: (agent, contextId, range) => contexts.history(agent, contextId, range),
    issueTicket: (credential) => tickets.issue(credential),
    workers: settings.workers,
    logger,
  });
}

export async function openMetricsPage({ settings, admission, sessions, generations, health, meters }: ServerParts): Promise<MetricsPage> {
  const { createMetricsPage } = await import("../observe/metrics-page.ts");
  return createMetricsPage(meters, () => {
    let queuedBytes = 0;
    for (const session of sessions) queuedBytes += session.queuedBytes;
    return {
      callsInFlight: admission.inFlight,
      callsWaiting: admission.waiting,
      maxConcurrency: settings.maxConcurrency,
      connections: sessions.size,
      maxConnections: settings.maxConnections,
      queuedBytes,
      catalogDigest: generations.current.digest,
      tools: generations.current.tools.size,
      readiness: health.readiness(),
    };
  });
}
