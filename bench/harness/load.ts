/** The load generator as the benches see it: opens connections to a contender, calls it a number of times, checks every answer. */

import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import { spawnNode } from "./metered-process.ts";
import type { LoadAnswer, LoadOrder, Target } from "./wire.ts";

type Unnumbered = LoadOrder extends infer Order ? (Order extends LoadOrder ? Omit<Order, "seq"> : never) : never;

export class Load {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (answer: LoadAnswer) => void>();
  #seq = 0;

  constructor(programDir: string) {
    this.#child = spawnNode(
      { programDir, side: "load", entry: join(programDir, "processes", "load.js") },
      { stdio: ["ignore", "ignore", "inherit", "ipc"] },
    );
    this.#child.on("message", (answer: LoadAnswer) => {
      this.#waiting.get(answer.seq)?.(answer);
      this.#waiting.delete(answer.seq);
    });
    this.#child.on("exit", () => {
      for (const [seq, settle] of this.#waiting) settle({ seq, problem: "the load generator ended" });
      this.#waiting.clear();
    });
    this.#child.on("error", (error) => process.stderr.write(`load generator: ${error.message}\n`));
  }

  /** @throws {Error} When a connection is refused. */
  open(name: string, target: Target): Promise<void> {
    return this.#order({ kind: "open", name, target });
  }

  /** @throws {Error} At the first wrong answer. */
  run(name: string, calls: number): Promise<void> {
    return this.#order({ kind: "run", name, calls });
  }

  close(name: string): Promise<void> {
    return this.#order({ kind: "close", name });
  }

  stop(): void {
    this.#child.kill("SIGKILL");
  }

  async #order(order: Unnumbered): Promise<void> {
    const seq = ++this.#seq;
    const answer = new Promise<LoadAnswer>((resolve) => this.#waiting.set(seq, resolve));
    this.#child.send({ ...order, seq } satisfies LoadOrder);
    const { problem } = await answer;
    if (problem !== undefined) throw new Error(`${order.name}: ${problem}`);
  }
}
