/**
 * The process in which examples run: handlers may loop, print and end it, and harm no more than the example that called them.
 * Started by run-examples.ts, which hears how each example went. Prints nothing itself.
 */

import { createPinoLogger, createServer, developmentAgent, everyScopeOf, loadRegistry } from "../../runtime/index.ts";
import { listenForCauses } from "./causes.ts";
import { judged } from "./example-result.ts";
import type { Assignment, ChildMessage } from "./messages.ts";

process.once("message", (assignment: Assignment) => void carryOut(assignment));
// Whoever waited for the results is gone.
process.once("disconnect", () => process.exit());

async function carryOut({ registryUrl, projectDir, tools, done }: Assignment): Promise<void> {
  const registry = await loadRegistry(new URL(registryUrl));
  const causes = listenForCauses(createPinoLogger({ level: "error", destination: "stderr", pretty: true }), projectDir);
  // Nobody is there to say yes; what handlers ask is answered by their examples.
  const settings = { confirmations: "off" };
  const server = await createServer({ registry, authenticator: { authenticate: () => undefined }, logger: causes.logger, settings });
  const principal = developmentAgent(everyScopeOf(registry));
  const examples = tools.flatMap(({ name, examples: own }) => own.map((example, index) => ({ tool: name, example, index })));
  for (const { tool, example, index } of examples.slice(done)) {
    await tell({ kind: "begun" });
    causes.take();
    const metadata = { request_origin: "toolwright test" };
    const report = await server.call({ toolName: tool, payload: example.input, principal, metadata, answers: example.answers });
    const judgement = judged(example, report, causes.take());
    await tell({ kind: "ended", result: { tool, example: example.name, index, durationMs: report.durationMs, ...judgement } });
  }
  await server.stop();
  await tell({ kind: "finished" });
  // Timers and pools of handlers would keep the process for ever.
  process.exit();
}

/** Waits until it is on its way: a handler that loops lets nothing out. */
function tell(message: ChildMessage): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(message, (error: Error | null) => (error === null ? resolve() : reject(error)));
  });
}
