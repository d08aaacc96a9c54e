/** The formats that cost nothing to load: read by our own code, with ajv-formats' "full" verdicts. Run time. */

import { isDate, isDateTime, isIsoDateTime, isIsoTime, isTime } from "./date-time.ts";

export type StringFormat = (text: string) => boolean;
export interface NumberFormat {
  readonly type: "number";
  readonly validate: (value: number) => boolean;
}
export type Format = StringFormat | NumberFormat;

const uuid = /^(?:urn:uuid:)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const anyNumber: NumberFormat = { type: "number", validate: () => true };
const anyText: StringFormat = () => true;

/** Format name to its check. A null prototype: a format called `constructor` is unknown, like any other. */
export const formats: Readonly<Record<string, Format>> = Object.freeze(
  Object.assign(Object.create(null) as Record<string, Format>, {
    date: isDate,
    time: isTime,
    "date-time": isDateTime,
    "iso-time": isIsoTime,
    "iso-date-time": isIsoDateTime,
    uuid: (text: string) => uuid.test(text),
    int32: { type: "number", validate: (value: number) => (value | 0) === value },
    int64: { type: "number", validate: Number.isInteger },
    float: anyNumber,
    double: anyNumber,
    password: anyText,
    binary: anyText,
  }),
);
