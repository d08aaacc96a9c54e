/** Changed resources over the primary process: told to all other workers of one machine. */

import type { PrimaryLink } from "../../primary/link.ts";
import type { ChangedResources } from "../changed-resources.ts";

export function createPrimaryChangedResources(link: PrimaryLink): ChangedResources {
  let listener: ((uri: string) => void) | undefined;
  link.hear("resource", (uri) => listener?.(uri));
  return {
    tell: (uri) => link.ask("resources.tell", [uri]),
    hear(told) {
      listener = told;
    },
    async close() {
      listener = undefined;
    },
  };
}
