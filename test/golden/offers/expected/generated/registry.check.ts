// Made by toolwright generate. Do not edit: change the catalog instead.
import type { Handlers, OfferModules } from "./tools.ts";

/** A missing handler file, a handler that is not exported or one of another type is a compiler error below. */
declare const written: {
};

void (written satisfies Handlers);

/** As above, for what prompts and resources declare to be code. */
declare const offered: {
  readonly "prompts/class": typeof import("../handlers/prompts/class.ts");
  readonly "prompts/explain_delay": typeof import("../handlers/prompts/explain_delay.ts");
  readonly "resources/chapter": typeof import("../handlers/resources/chapter.ts");
};

void (offered satisfies OfferModules);
