/**
 * What one server is made of behind its transports, each part made once and handed to those that need it. Decides nothing that a part
 * decides, and starts nothing. Knows no transport.
 */

import type { Logger } from "../../contract/index.ts";
import { QuestionRoom } from "../asking/question-room.ts";
import { defaultSettings, type ServerSettings } from "../config/options.ts";
import type { ContextService } from "../context/context-service.ts";
import { createContextService } from "../context/contexts.ts";
import { createMemoryStore } from "../context/stores/memory.ts";
import { Dispatcher } from "../dispatch/dispatcher.ts";
import { idSource } from "../id-source.ts";
import { Admission } from "../invoke/admit.ts";
import { Access } from "../invoke/authorize.ts";
import type { Confirmations } from "../invoke/confirm.ts";
import { Deadlines } from "../invoke/deadlines.ts";
import { Idempotency, type KeysRequiredFor } from "../invoke/idempotency.ts";
import { createInvoker, type Invoker, type InvokerServices } from "../invoke/invoker.ts";
import { createHealth, type Health } from "../observe/health.ts";
import { MemoryGuard } from "../observe/memory-guard.ts";
import { Meters } from "../observe/meters.ts";
import { Offers } from "../offers/offers.ts";
import { ResourceNews } from "../offers/resource-news.ts";
import { Generations } from "../registry/generations.ts";
import type { ServedCatalog } from "../registry/served-catalog.ts";
import type { ServerOptions } from "../server-port.ts";
import { SessionTable } from "../session/session-table.ts";
import { createMemoryCallRecords } from "../shared/drivers/memory-call-records.ts";
import type { FirstCatalog } from "./first-catalog.ts";

interface Ground {
  readonly settings: ServerSettings;
  readonly logger: Logger;
  readonly now: () => number;
  readonly newId: () => string;
}

/** What judges whether there is room for more, and who hears of it. */
interface Gates {
  readonly health: Health;
  readonly admission: Admission;
  readonly memory: MemoryGuard;
  readonly meters: Meters;
  readonly sessions: SessionTable;
}

/** What outlives a call, and may be shared with other servers. */
interface Kept {
  readonly contexts: ContextService;
  readonly idempotency: Idempotency;
  readonly news: ResourceNews;
}

/** What answers a peer. */
interface Services {
  readonly access: Access;
  readonly offers: Offers;
  readonly invoker: Invoker;
  readonly dispatcher: Dispatcher;
}

export interface ServerParts extends Ground, Gates, Kept, Services {
  readonly generations: Generations;
}

export function assembleParts(options: ServerOptions, first: FirstCatalog): ServerParts {
  const ground = groundOf(options);
  const gates = createGates(ground, options);
  const kept = createKept(ground, options, first.catalog);
  const generations = createGenerations(ground, gates, first);
  gates.health.check("contexts", () => kept.contexts.health());
  const services = createServices({ ...ground, ...gates, ...kept, generations }, options);
  return { ...ground, ...gates, ...kept, ...services, generations };
}

function groundOf({ settings, logger, now = Date.now }: ServerOptions): Ground {
  return { settings: { ...defaultSettings, ...settings }, logger, now, newId: idSource() };
}

function createGates({ settings, logger, now }: Ground, { rates }: ServerOptions): Gates {
  const health = createHealth();
  const admission = new Admission({ ...settings, now, rates, onRatesAway: (error) => logger.warn("rates.not_shared", { error }) });
  const memory = new MemoryGuard({ ...settings, logger, onChange: (isShort) => admission.memoryIsShort(isShort) });
  health.check("draining", () => (admission.isDraining ? "The server is going away." : undefined));
  health.check("memory", () => memory.reason());
  return { health, admission, memory, meters: new Meters(), sessions: new SessionTable(settings, now) };
}

function createKept({ settings, logger, now }: Ground, options: ServerOptions, { registry }: ServedCatalog): Kept {
  const contexts = createContextService({
    contexts: registry.contexts,
    store: options.store ?? createMemoryStore({ ...settings, clock: now }),
    logger,
  });
  const idempotency = new Idempotency({
    records: options.calls ?? createMemoryCallRecords({ ...settings, clock: now }),
    logger,
    requiredFor: settings.idempotencyKeysFor as KeysRequiredFor,
  });
  const news = new ResourceNews(options.changedResources, (error) => logger.warn("resource.not_told", { error }));
  return { contexts, idempotency, news };
}

function createGenerations({ settings, logger }: Ground, { health, admission }: Gates, { catalog, bindings }: FirstCatalog): Generations {
  return new Generations(catalog, {
    ...settings,
    confirmations: settings.confirmations as Confirmations,
    bindings,
    logger,
    health,
    isDraining: () => admission.isDraining,
  });
}

function createServices(parts: Omit<ServerParts, keyof Services>, { tracer }: ServerOptions): Services {
  const { settings, logger, now, newId, admission, idempotency, contexts, news, generations } = parts;
  const access = new Access();
  const offers = new Offers({ catalog: generations.current, access, news, logger });
  const pipeline: Omit<InvokerServices, "catalog"> = {
    access,
    admission,
    deadlines: new Deadlines(now),
    idempotency,
    contexts,
    resources: news,
    questions: new QuestionRoom(settings),
    logger,
    tracer,
    now,
    newRequestId: newId,
  };
  const catalog = () => generations.current;
  const invoker = createInvoker({ ...pipeline, catalog });
  const offerInvoker = createInvoker({ ...pipeline, catalog: () => offers.catalog });
  const dispatcher = new Dispatcher({
    limits: settings,
    catalog,
    access,
    invoker,
    offerInvoker,
    offers,
    contexts,
    logger,
    newRequestId: newId,
  });
  return { access, offers, invoker, dispatcher };
}
