/** The other formats: ajv-formats' own checks. A door of its own, since loading the package costs a start-up that most validators need not pay. */

import * as ajvFormats from "ajv-formats/dist/formats.js";
import { type Format, formats, type StringFormat } from "./formats.ts";

/** ajv-formats' expression for a user's name and password, and the same language without its choice of where the colon stands. */
const userInfo = { written: "(?:\\S+(?::\\S*)?@)?", sameButLinear: "(?:\\S+@)?" };

/** Format name to its check; none that `formats` has. */
export const moreFormats: Readonly<Record<string, Format>> = Object.freeze(
  Object.assign(
    Object.create(null) as Record<string, Format>,
    Object.fromEntries(
      Object.entries(ajvFormats.fullFormats)
        .filter(([name]) => formats[name] === undefined)
        .map(([name, format]) => [name, checkOf(name, format)]),
    ),
  ),
);

/** @throws {Error} When ajv-formats has learnt a format of a form that is not known here. */
function checkOf(name: string, format: unknown): StringFormat {
  if (typeof format === "function") return format as StringFormat;
  if (!(format instanceof RegExp)) throw new Error(`ajv-formats checks ${name} in a way that is not known here`);
  // The format `url` tries every colon as the password's: a text of colons would take quadratic time.
  const source = format.source.replace(userInfo.written, userInfo.sameButLinear);
  const pattern = source === format.source ? format : new RegExp(source, format.flags);
  return (text) => pattern.test(text);
}
