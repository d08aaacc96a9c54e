/** The one rule of who may use a tool: lists filter by it, calls are refused by it. Knows nothing of credentials. */

import type { Principal, RegisteredToolSet, ToolDescriptor } from "../../contract/index.ts";
import { ToolError } from "../../contract/index.ts";
import type { CallableCatalog } from "../registry/served-catalog.ts";

/** A principal's rule, compiled. */
export interface AccessRule {
  allows(descriptor: ToolDescriptor): boolean;
  /** @throws {ToolError} PERMISSION_DENIED that names what is missing. */
  demand(descriptor: ToolDescriptor): void;
}

/** The rules of all principals, each compiled once a catalog generation. */
export class Access {
  readonly #rules = new WeakMap<CallableCatalog, WeakMap<Principal, AccessRule>>();

  of(principal: Principal, catalog: CallableCatalog): AccessRule {
    let rules = this.#rules.get(catalog);
    if (!rules) this.#rules.set(catalog, (rules = new WeakMap()));
    let rule = rules.get(principal);
    if (!rule) rules.set(principal, (rule = compileAccess(principal, catalog.toolsets)));
    return rule;
  }
}

/**
 * Compiles the rule of one principal against the tool sets of one catalog.
 *
 * @param principal - Scopes, and tool sets when its tools are bounded.
 * @param toolsets - `undefined` where scopes alone decide.
 */
function compileAccess(principal: Principal, toolsets: readonly RegisteredToolSet[] | undefined): AccessRule {
  const scopes = new Set(principal.scopes);
  const bounded = toolsets && principal.toolsets && toolsOf(principal.toolsets, toolsets);
  const lacks = (descriptor: ToolDescriptor): readonly string[] => descriptor.scopes.filter((scope) => !scopes.has(scope));
  const allows = (descriptor: ToolDescriptor): boolean => {
    for (const scope of descriptor.scopes) if (!scopes.has(scope)) return false;
    return bounded === undefined || bounded.has(descriptor.name);
  };
  return {
    allows,
    demand(descriptor) {
      if (allows(descriptor)) return;
      const missing = lacks(descriptor);
      const why = missing.length > 0 ? `it lacks the scope ${missing.join(", ")}` : "it is in none of the agent's tool sets";
      throw new ToolError("PERMISSION_DENIED", `Agent "${principal.agentId}" may not call "${descriptor.name}": ${why}.`, {
        scopes: descriptor.scopes,
      });
    },
  };
}

function toolsOf(names: readonly string[], toolsets: readonly RegisteredToolSet[]): ReadonlySet<string> {
  return new Set(toolsets.filter((toolset) => names.includes(toolset.name)).flatMap((toolset) => toolset.tools));
}
