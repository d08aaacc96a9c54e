#!/usr/bin/env node
/** The program: arguments in, exit code out. */

import { processIo } from "./io.ts";
import { run } from "./run.ts";

// Set rather than exited with, so that what is still being written gets out.
process.exitCode = await run(process.argv.slice(2), processIo());
