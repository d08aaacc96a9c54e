/** The bare loop for MCP over standard input and output: one write an answer. */

import { createInterface } from "node:readline";
import { bareMcp } from "./bare-mcp.ts";

const [, , validatorsFile = ""] = process.argv;
const answerTo = bareMcp(validatorsFile);
createInterface({ input: process.stdin }).on("line", (line) => {
  process.stdout.write(`${answerTo(line).text}\n`);
});
