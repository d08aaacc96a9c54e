/** Streams a test can read. */

import type { Io } from "../../../cli/io.ts";

export interface FakeIo extends Io {
  readonly printed: { out: string; err: string };
}

export function fakeIo(overrides: Partial<Io> = {}): FakeIo {
  const printed = { out: "", err: "" };
  return {
    printed,
    out: (text) => {
      printed.out += text;
    },
    err: (text) => {
      printed.err += text;
    },
    env: {},
    cwd: "/nowhere",
    isTerminal: false,
    color: false,
    readInput: async () => "",
    ...overrides,
  };
}
