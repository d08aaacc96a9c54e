/** Every format that is asserted, from both doors. Build time. */

import { type Format, formats } from "./formats.ts";
import { moreFormats } from "./more-formats.ts";

/** Format name to its check, names ascending. A null prototype, as in its parts. */
export const allFormats: Readonly<Record<string, Format>> = Object.freeze(
  Object.assign(
    Object.create(null) as Record<string, Format>,
    Object.fromEntries(Object.entries({ ...formats, ...moreFormats }).sort(([a], [b]) => (a < b ? -1 : 1))),
  ),
);
