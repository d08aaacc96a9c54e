/** What validators alone cost with a plain Ajv: the scale for the generator's cost a tool, since seconds differ from machine to machine. */

import { standaloneText } from "../contenders/standalone.ts";
import { syntheticTools } from "../synthetic-catalog.ts";

const [, , tools = "0"] = process.argv;
let bytes = 0;
for (const { input, output } of syntheticTools({ tools: Number(tools) })) bytes += standaloneText({ input, output }).length;
process.stdout.write(`${bytes}\n`);
