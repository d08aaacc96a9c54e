/** Turns a check as Ajv generates it into the contract's `Validator`: our texts, a bounded number of them, and never a throw. Run time. */

import type { FieldProblem, JsonValue, Validator } from "../contract/index.ts";
import { type AjvFault, problemsOf } from "./problems.ts";

/** A check as Ajv generates it: says yes or no and keeps its faults on itself. */
export interface AjvFunction {
  (value: unknown): unknown;
  errors?: readonly AjvFault[] | null;
}

export interface ValidatorHints {
  /** Names of properties whose values problems must not repeat; `true` for every value. */
  readonly sensitive?: readonly string[] | true;
}

/**
 * The validator over a generated check.
 *
 * Answers first and explains after: the way of a valid value costs the check alone.
 */
export function validator(check: AjvFunction, hints: ValidatorHints = {}): Validator {
  const validate = (value: JsonValue): readonly FieldProblem[] | undefined => {
    try {
      if (check(value) === true) return undefined;
      const problems = problemsOf(check.errors ?? [], value, hints.sensitive ?? []);
      // Faults hold on to parts of the value: they must not outlive the answer.
      check.errors = null;
      return problems;
    } catch (cause) {
      return [unfinished(cause)];
    }
  };
  return hints.sensitive === undefined ? validate : Object.assign(validate, { sensitive: hints.sensitive });
}

/** A schema that refers to itself without going deeper, or a value nested beyond the stack. */
function unfinished(cause: unknown): FieldProblem {
  const deep = cause instanceof RangeError;
  return {
    pointer: "",
    rule: deep ? "depth" : "schema",
    expected: deep ? "a value that can be checked within the stack" : "a value that can be checked",
    got: deep ? "one that nests too deep, or a schema that refers to itself for ever" : "one on which the check failed",
    hint: deep ? "Send a flatter value." : "Tell the owner of the schema.",
  };
}
