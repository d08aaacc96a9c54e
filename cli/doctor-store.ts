/** Whether contexts can be kept where the settings say: asks Redis as a server would, and of a folder only whether it may be written. */

import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { Logger } from "../contract/index.ts";
import { openStores } from "../runtime/assembly/open-stores.ts";
import type { ServerSettings } from "../runtime/config/options.ts";
import { silentLogger } from "../runtime/observe/pino-logger.ts";
import { StoreRefused } from "../runtime/stores-port.ts";

export interface StoreFinding {
  readonly state: "ok" | "warning" | "error";
  readonly words: string;
}

export async function examineStore(settings: ServerSettings, projectDir: string): Promise<StoreFinding> {
  switch (settings.contextStore) {
    case "redis":
      return examineRedis(settings, projectDir);
    case "file":
      return examineFolder(resolve(projectDir, settings.contextDir));
    default:
      return { state: "ok", words: "contexts last as long as the process (contextStore is memory)" };
  }
}

/** The URL may hold a password: it is not shown. */
async function examineRedis(settings: ServerSettings, projectDir: string): Promise<StoreFinding> {
  let reason: unknown;
  const logger: Logger = {
    ...silentLogger,
    warn: (event, fields) => {
      if (event === "redis.failed") reason = fields?.reason;
    },
  };
  try {
    const { contexts } = await openStores({ settings, projectDir, logger });
    const problem = contexts.health();
    await contexts.close();
    if (problem === undefined) return { state: "ok", words: "Redis answers" };
    return {
      state: "error",
      words: `${problem}${typeof reason === "string" ? ` It said: ${reason.replace(/\.$/, "")}.` : ""} Check redisUrl, and that Redis runs and lets this machine in.`,
    };
  } catch (error) {
    if (error instanceof StoreRefused) return { state: "error", words: error.message };
    throw error;
  }
}

/** Opens nothing: a server may have the folder. */
async function examineFolder(dir: string): Promise<StoreFinding> {
  for (let folder = dir; ; folder = dirname(folder)) {
    try {
      await access(folder, constants.W_OK | constants.X_OK);
      return { state: "ok", words: `contexts are kept in ${dir}` };
    } catch (error) {
      // What is not there yet is made in the folder above.
      if ((error as NodeJS.ErrnoException).code === "ENOENT" && dirname(folder) !== folder) continue;
      return {
        state: "error",
        words: `contexts cannot be kept in ${dir}: this user may not write ${folder}. Set contextDir, or let it write there.`,
      };
    }
  }
}
