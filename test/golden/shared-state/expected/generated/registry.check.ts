// Made by toolwright generate. Do not edit: change the catalog instead.
import type { Handlers } from "./tools.ts";

/** A missing handler file, a handler that is not exported or one of another type is a compiler error below. */
declare const written: {
  readonly "add_note": typeof import("../handlers/tools/add_note.ts").handler;
};

void (written satisfies Handlers);
