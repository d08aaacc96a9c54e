/** Starts the benches. Part of `npm run bench`, after the package's own build. */

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { fetchPackages } from "../scripts/fetch-packages.mjs";
import { bundlePrograms, root } from "./programs.mjs";

const programDir = await bundlePrograms();
const { main } = await import(pathToFileURL(join(programDir, "main.js")).href);
process.exitCode = await main(process.argv.slice(2), { root, programDir, fetchPackages });
