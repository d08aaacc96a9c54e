/**
 * Where the programs stand that are run or bundled apart from this one. They are this module's neighbours, compiled or not as it is:
 * it stays a file of its own when the program's modules are joined.
 */

import { fileURLToPath } from "node:url";

const extension = import.meta.url.endsWith(".ts") ? ".ts" : ".js";
const programAt = (path: string): string => fileURLToPath(new URL(`${path}${extension}`, import.meta.url));

/** Serves a build: the entry point of `dist/server.js`. */
export const servesDist = programAt("./entry/serve-dist");

/** Runs examples, as a process of its own. */
export const runsExamples = programAt("./testing/child");
