/** A finding in few words: its code and where it points. */

import type { Diagnostic } from "../../../generator/diagnostics/diagnostic.ts";
import { positionAt } from "../../../generator/text/source-file.ts";

export function positionOf({ code, span, file }: Diagnostic): string {
  return span === undefined ? `${code} ${file}` : `${code} ${span.file.path}:${positionAt(span.file.lineStarts, span.start).line}`;
}
