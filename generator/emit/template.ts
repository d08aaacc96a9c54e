/** Handlebars, held so that a template can print nothing but escaped data. Knows nothing of catalogs. */

import { createRequire } from "node:module";
import type Handlebars from "handlebars";
import type { JsonValue } from "../../contract/index.ts";
import { codeLiteral, InvariantError, identifier, jsDoc } from "./code-text.ts";

/** The only ways from data into emitted text. */
const helpers = {
  json: (value: JsonValue | undefined) => codeLiteral(given(value)),
  identifier: (text: string | undefined) => identifier(given(text)),
  jsDoc: (text: string | undefined, options: { readonly hash: { readonly indent?: number } }) =>
    jsDoc(given(text), options.hash.indent ?? 0),
};

/** Handlebars' own strictness ends at a helper's arguments. */
function given<T>(value: T | undefined): T {
  if (value === undefined) throw new InvariantError("a template names a field that its data lacks");
  return value;
}

const printing = new Set(Object.keys(helpers));
const blocks = new Set(["each", "if", "unless"]);

let environment: typeof Handlebars | undefined;

/** At the first text that is filled in: a run after one edit fills in none. The package as one file loads in half the time of its parts. */
function handlebars(): typeof Handlebars {
  if (environment === undefined) {
    environment = (createRequire(import.meta.url)("handlebars/dist/handlebars.js") as typeof Handlebars).create();
    environment.registerHelper(helpers);
  }
  return environment;
}

/**
 * Calling the result fills the template in; the first time compiles it.
 *
 * @throws {InvariantError} From then on, when the template prints a field without one of the helpers.
 */
export function template<Data extends object>(source: string): (data: Data) => string {
  let fill: ((data: Data) => string) | undefined;
  return (data) => (fill ??= compiled<Data>(source))(data);
}

function compiled<Data extends object>(source: string): (data: Data) => string {
  return handlebars().compile<Data>(parsed(source), {
    noEscape: true,
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: { json: true, identifier: true, jsDoc: true },
  });
}

/** @throws {InvariantError} When it prints anything but through a helper. */
export function parsed(source: string): hbs.AST.Program {
  const program = handlebars().parse(source);
  for (const statement of program.body) checkStatement(statement);
  return program;
}

function checkStatement(statement: hbs.AST.Statement): void {
  switch (statement.type) {
    case "ContentStatement":
    case "CommentStatement":
      return;
    case "MustacheStatement":
      checkName((statement as hbs.AST.MustacheStatement).path, printing);
      return;
    case "BlockStatement": {
      const block = statement as hbs.AST.BlockStatement;
      checkName(block.path, blocks);
      for (const inner of [...block.program.body, ...(block.inverse?.body ?? [])]) checkStatement(inner);
      return;
    }
    default:
      throw new InvariantError(`a template may not use ${statement.type}`);
  }
}

function checkName(path: hbs.AST.PathExpression | hbs.AST.Literal, allowed: ReadonlySet<string>): void {
  const name = "original" in path ? String(path.original) : "";
  if (!allowed.has(name)) throw new InvariantError(`a template may not print ${JSON.stringify(name)} as it is`);
}
