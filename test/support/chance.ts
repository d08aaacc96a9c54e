/**
 * Properties of one run after another with the same cases: a change is judged by its own faults, not by what chance finds elsewhere.
 * `TOOLWRIGHT_TEST_SEED=<integer>` goes looking among others.
 */

import fc from "fast-check";

fc.configureGlobal({ seed: Number(process.env.TOOLWRIGHT_TEST_SEED ?? 20_261_123) });

export { default as fc } from "fast-check";
