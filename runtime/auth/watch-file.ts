/**
 * Tells when a file may have changed: by the system's own news, and by looking now and then where there are none, such as on network
 * disks, in folders that were replaced and for files behind links. Knows nothing of what is in the file.
 */

import { type FSWatcher, watch } from "node:fs";
import { stat } from "node:fs/promises";
import { dirname } from "node:path";

export interface WatchFileOptions {
  /** May be missing, and its folder too. */
  readonly path: string;
  /** Called one at a time; news that come meanwhile bring one more call. */
  readonly onChange: () => Promise<void>;
  /** Called after every look, changed or not. */
  readonly onLook?: () => void;
  readonly pollMs: number;
}

export class FileWatch {
  readonly #options: WatchFileOptions;
  readonly #timer: NodeJS.Timeout;
  #watcher: FSWatcher | undefined;
  #seen = "";
  #looking: Promise<void> | undefined;
  #isAskedAgain = false;
  #isClosed = false;

  constructor(options: WatchFileOptions) {
    this.#options = options;
    this.#timer = setInterval(() => void this.look(), options.pollMs).unref();
    this.#watchFolder();
  }

  /** Resolves when all that was in the file at the time of the call was told. */
  look(): Promise<void> {
    this.#isAskedAgain = true;
    this.#looking ??= this.#lookUntilCalm().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  close(): void {
    this.#isClosed = true;
    clearInterval(this.#timer);
    this.#watcher?.close();
  }

  async #lookUntilCalm(): Promise<void> {
    while (this.#isAskedAgain && !this.#isClosed) {
      this.#isAskedAgain = false;
      if (this.#watcher === undefined) this.#watchFolder();
      const seen = await signOf(this.#options.path);
      if (seen !== this.#seen) {
        this.#seen = seen;
        await this.#options.onChange();
      }
      this.#options.onLook?.();
    }
  }

  /** The folder and not the file: whoever replaces a file in one step leaves nothing of the old one to watch. */
  #watchFolder(): void {
    try {
      this.#watcher = watch(dirname(this.#options.path), { persistent: false }, () => void this.look());
      this.#watcher.on("error", () => this.#lose());
    } catch {
      // The folder is not there, or the system has no watches left: looking is enough.
      this.#watcher = undefined;
    }
  }

  #lose(): void {
    this.#watcher?.close();
    this.#watcher = undefined;
  }
}

/** Another text for another file or content; links are followed. */
async function signOf(path: string): Promise<string> {
  try {
    const { dev, ino, size, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
    return [dev, ino, size, mtimeNs, ctimeNs].join(":");
  } catch {
    return "missing";
  }
}
