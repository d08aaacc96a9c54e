/**
 * Several processes that serve on one port of one machine. This one has the port, hands connections to them in turn, and keeps the stores for
 * them where no Redis does; it serves nothing itself. Knows nothing of what they serve.
 */

import cluster from "node:cluster";
import { randomBytes } from "node:crypto";
import type { Logger } from "toolwright/contract";
import { createPinoLogger, type LogLevel, openPrimary, type PrimaryHost, type ServerSettings, StoreRefused } from "toolwright/runtime";
import { type Serving, type ServingOptions, StartRefused } from "./start.ts";
import { WorkerCrew } from "./worker-crew.ts";

export interface WorkersOptions {
  /** The program of a worker. */
  readonly program: string;
  readonly serving: Omit<ServingOptions, "env" | "worker">;
  readonly namesUrl: boolean;
}

export interface Workers extends Pick<Serving, "logger" | "reload" | "stop"> {
  readonly screen: string;
}

/** Resolves when all of them listen. @throws {StartRefused} */
export async function startWorkers({ program, serving, namesUrl }: WorkersOptions): Promise<Workers> {
  const { settings, registryUrl, projectDir, readableLogs } = serving;
  const logger = createPinoLogger({ level: settings.logLevel as LogLevel, destination: "stderr", pretty: readableLogs });
  const stores = await openFor(serving, logger);
  const keepsStores = stores !== undefined;
  cluster.setupPrimary({ exec: program, args: [], stdio: [...usualStdio, ...(keepsStores ? ["pipe"] : [])] });
  const told = { registryUrl: registryUrl.href, projectDir, settings: withAnswerKeys(settings), readableLogs, keepsStores, namesUrl };
  const crew = new WorkerCrew({ kind: "worker.serve", ...told }, logger, stores);
  const stop = async (): Promise<void> => {
    await crew.stop();
    await stores?.close();
  };
  try {
    // The first one alone: it makes what is made once, such as keys.
    const screen = await crew.begin(1);
    await Promise.all(Array.from({ length: settings.workers - 1 }, (_, at) => crew.begin(at + 2)));
    return { screen, logger, reload: (url) => crew.reload(url), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What a worker has by itself: the terminal, and the channel of cluster's messages. */
const usualStdio = ["inherit", "inherit", "inherit", "ipc"] as const;

/** Redis is reached by each worker itself. @throws {StartRefused} */
async function openFor({ settings, projectDir }: WorkersOptions["serving"], logger: Logger): Promise<PrimaryHost | undefined> {
  if (settings.contextStore === "redis") return undefined;
  try {
    return await openPrimary({ settings, projectDir, logger });
  } catch (error) {
    if (error instanceof StoreRefused) throw new StartRefused(error.message, { cause: error });
    throw error;
  }
}

/** What one worker seals another has to open: a client's next request comes to either. */
function withAnswerKeys(settings: ServerSettings): ServerSettings {
  return settings.answerKeys.length > 0 ? settings : { ...settings, answerKeys: [randomBytes(32).toString("base64url")] };
}
