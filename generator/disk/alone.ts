/** Tells whether another run worked on the same project meanwhile: what either remembers of the disk could then be wrong. */

import { randomUUID } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeFolder } from "./make-folder.ts";

export interface Alone {
  /** False once another run has begun, or when one had begun before and has not ended. */
  isAlone(): boolean;
  end(): void;
}

/** @param folder - `.toolwright/cache` of the project. A run that was killed costs the next one its memory, and no more. */
export function beginAlone(folder: string): Alone {
  const path = join(folder, "running");
  const token = randomUUID();
  const others = read(path);
  try {
    makeFolder(folder);
    writeFileSync(path, token);
  } catch {
    // A project on a read-only disk remembers nothing in any case.
  }
  const isMine = (): boolean => read(path) === token;
  return {
    isAlone: () => others === undefined && isMine(),
    end: () => {
      if (isMine()) rmSync(path, { force: true });
    },
  };
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
