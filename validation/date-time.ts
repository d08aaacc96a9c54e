/**
 * Dates and times by character codes, with exactly the verdicts of ajv-formats' "full" formats (a property test compares them).
 *
 * A time is `hh:mm:ss`, a fraction, and a zone `z`, `±hh`, `±hhmm` or `±hh:mm`; `iso-` formats may lack the zone.
 */

const daysInMonth = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function isDate(text: string): boolean {
  return text.length === 10 && dateAt(text);
}

export function isTime(text: string): boolean {
  return timeAt(text, 0, true);
}

export function isIsoTime(text: string): boolean {
  return timeAt(text, 0, false);
}

export function isDateTime(text: string): boolean {
  return isSeparator(text.charCodeAt(10)) && dateAt(text) && timeAt(text, 11, true);
}

export function isIsoDateTime(text: string): boolean {
  return isSeparator(text.charCodeAt(10)) && dateAt(text) && timeAt(text, 11, false);
}

/** Two digits as a number, -1 when they are not digits. */
function pair(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  // NaN, past the end of the text, fails every comparison.
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

function dateAt(text: string): boolean {
  const century = pair(text, 0);
  const yearOfCentury = pair(text, 2);
  const month = pair(text, 5);
  const day = pair(text, 8);
  if (century < 0 || yearOfCentury < 0 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return false;
  if (month < 1 || month > 12 || day < 1) return false;
  if (month !== 2 || day < 29) return day <= (daysInMonth[month] ?? 0);
  const year = century * 100 + yearOfCentury;
  return day === 29 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** What JavaScript's `t` or `\s` matches: ajv-formats splits a date-time there. */
function isSeparator(code: number): boolean {
  if (code === 84 || code === 116 || code === 32) return true;
  if (code < 160) return code >= 9 && code <= 13;
  return isWideSpace(code);
}

function isWideSpace(code: number): boolean {
  if (code >= 0x2000 && code <= 0x200a) return true;
  return [0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff].includes(code);
}

function timeAt(text: string, start: number, zoneNeeded: boolean): boolean {
  const hour = pair(text, start);
  const minute = pair(text, start + 3);
  const second = pair(text, start + 6);
  if (hour < 0 || minute < 0 || second < 0 || text.charCodeAt(start + 2) !== 58 || text.charCodeAt(start + 5) !== 58) return false;
  const zone = afterFraction(text, start + 8);
  if (zone < 0) return false;
  const end = text.length;
  let offset = 0;
  const sign = text.charCodeAt(zone);
  if (zone === end) {
    if (zoneNeeded) return false;
  } else if (sign === 90 || sign === 122) {
    if (zone + 1 !== end) return false;
  } else {
    offset = zoneOffset(text, zone, sign);
    if (Number.isNaN(offset)) return false;
  }
  // A fraction of very many nines rounds up to the next second, there as here.
  const seconds = zone - start <= 20 ? second : Math.max(second, Number(text.slice(start + 6, zone)));
  if (hour <= 23 && minute <= 59 && seconds < 60) return true;
  return seconds < 61 && isLastMinuteOfDay(hour, minute, offset);
}

/** Where the zone begins, -1 when a point has no digit behind it. */
function afterFraction(text: string, at: number): number {
  if (text.charCodeAt(at) !== 46) return at;
  let next = at + 1;
  for (let code = text.charCodeAt(next); code >= 48 && code <= 57; code = text.charCodeAt(next)) next += 1;
  return next === at + 1 ? -1 : next;
}

/** Minutes east of UTC, NaN when the zone is malformed. */
function zoneOffset(text: string, zone: number, sign: number): number {
  if (sign !== 43 && sign !== 45) return Number.NaN;
  const rest = text.length - zone;
  const hours = pair(text, zone + 1);
  let minutes = 0;
  if (rest === 5) minutes = pair(text, zone + 3);
  else if (rest === 6 && text.charCodeAt(zone + 3) === 58) minutes = pair(text, zone + 4);
  else if (rest !== 3) return Number.NaN;
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return Number.NaN;
  return sign === 45 ? -(hours * 60 + minutes) : hours * 60 + minutes;
}

/** A leap second comes at 23:59 UTC alone. Mirrors ajv-formats, which takes the zone off hours and minutes apart. */
function isLastMinuteOfDay(hour: number, minute: number, offset: number): boolean {
  const utcMinute = minute - (offset % 60);
  const utcHour = hour - Math.trunc(offset / 60) - (utcMinute < 0 ? 1 : 0);
  return (utcHour === 23 || utcHour === -1) && (utcMinute === 59 || utcMinute === -1);
}
