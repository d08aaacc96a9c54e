/** How the engine is to run a compiler: a program of many functions that ends before most of them are hot. Sets nothing. */

/** The engine writes a complaint on the terminal for a flag that it does not know, so each flag says which engines do. */
interface EngineFlag {
  readonly flag: string;
  /** The last major version of V8 that knows it; absent where newer ones do as well. */
  readonly lastMajor?: number;
}

const compilerFlags: readonly EngineFlag[] = [
  // Most of what is made is soon garbage: a heap that grows in smaller steps peaks at 60% of the memory, in the same time.
  { flag: "--heap-growing-percent=40" },
  // Optimising is a quarter of a run's cost: a function waits for it three times as long, and takes in less of what it calls.
  { flag: "--interrupt-budget=200000", lastMajor: 11 },
  { flag: "--max-inlined-bytecode-size-cumulative=200" },
];

/** @param v8 - Its version, as in `process.versions.v8`. */
export function compilerFlagsFor(v8: string): readonly string[] {
  const major = Number.parseInt(v8, 10);
  return compilerFlags.filter(({ lastMajor }) => lastMajor === undefined || major <= lastMajor).map(({ flag }) => flag);
}
