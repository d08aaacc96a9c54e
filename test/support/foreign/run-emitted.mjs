/**
 * Runs emitted code where no text can become code:
 * `node --disallow-code-generation-from-strings run-emitted.mjs REGISTRY CASES ANSWERS`.
 *
 * REGISTRY: URL of a built registry. CASES: a list of {module, exportName, values}. ANSWERS: {registered, verdicts}: names of the tools that the
 * registry loads, and for each case a list of verdicts, `false` or {value} with defaults filled.
 */

import { readFileSync, writeFileSync } from "node:fs";

const [registryUrl, casesPath, answersPath] = process.argv.slice(2);
let evalWorks = true;
try {
  new Function("return 1")();
} catch {
  evalWorks = false;
}
if (evalWorks) throw new Error("this process can make code of text: start it with --disallow-code-generation-from-strings");

const registered = [];
for (const { descriptor, load } of (await import(registryUrl)).registry.tools) {
  const { input, output, implementation } = await load();
  if (typeof input === "function" && typeof output === "function" && typeof implementation.handler === "function")
    registered.push(descriptor.name);
}

const verdicts = [];
for (const { module, exportName, values } of JSON.parse(readFileSync(casesPath, "utf8"))) {
  const validate = (await import(module))[exportName];
  verdicts.push(
    values.map((value) => {
      const problems = validate(value);
      if (problems === undefined) return { value };
      if (!Array.isArray(problems) || problems.length === 0) throw new Error(`${module} refuses without a problem`);
      for (const problem of problems) {
        const words = [problem.pointer, problem.rule, problem.expected, problem.got, problem.hint];
        if (!words.every((word) => typeof word === "string")) throw new Error(`${module} has a problem without words`);
      }
      return false;
    }),
  );
}
writeFileSync(answersPath, JSON.stringify({ registered, verdicts }));
