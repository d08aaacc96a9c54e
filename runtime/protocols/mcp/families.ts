/** What belongs to which family of methods, and so is there or not with the catalog. Knows no revision. */

import type { OfferFamilies } from "../../offers/offers.ts";
import { type ListFamily, listFamilies, type Method, type Revision, type ServerFacts } from "./revision.ts";

/** What stands before the slash of a method's name; what is not here is always there. */
const familyOf: Readonly<Record<string, keyof OfferFamilies>> = { resources: "resources", prompts: "prompts", completion: "completions" };

/** @returns `undefined` for a method that the revision lacks, or the catalog has nothing for. */
export function methodOf({ methods }: Revision, name: string, facts: ServerFacts): Method | undefined {
  const method = methods.get(name);
  const prefix = name.slice(0, Math.max(0, name.indexOf("/")));
  const family = Object.hasOwn(familyOf, prefix) ? familyOf[prefix] : undefined;
  return family === undefined || facts.families()[family] ? method : undefined;
}

/** The lists there are. */
export function listsOf({ families }: ServerFacts): readonly ListFamily[] {
  const { resources, prompts } = families();
  const isThere: Readonly<Record<ListFamily, boolean>> = { tools: true, resources, prompts };
  return listFamilies.filter((family) => isThere[family]);
}

/** Members of the capabilities of a server as JSON text, without braces. */
export function capabilitiesBody(facts: ServerFacts): string {
  const lists = listsOf(facts).map((family) => `"${family}":{${family === "resources" ? '"subscribe":true,' : ""}"listChanged":true}`);
  return [...lists, ...(facts.families().completions ? ['"completions":{}'] : []), '"logging":{}'].join(",");
}
