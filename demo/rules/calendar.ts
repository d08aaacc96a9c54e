/** Time in the demo: whole minutes since 1970, UTC, and a clock that stands still. Reads no real clock. */

export const minutesPerHour = 60;
export const minutesPerDay = 1_440;

/** What the demo calls now: Thursday, 19 March 2026, noon UTC. */
export const now = Date.UTC(2026, 2, 19, 12) / 60_000;

/** The first minute of the day a minute lies in. */
export function dayOf(minute: number): number {
  return minute - (minute % minutesPerDay);
}

export const today = dayOf(now);

/** 0 is Monday, 6 is Sunday. */
export function weekdayOf(minute: number): number {
  // 1 January 1970 was a Thursday.
  return (Math.floor(minute / minutesPerDay) + 3) % 7;
}

export function isWorkday(minute: number): boolean {
  return weekdayOf(minute) < 5;
}

/** The first minute of the day `count` working days after the day of `minute`; 0 gives that day or the next working day. */
export function addWorkdays(minute: number, count: number): number {
  let day = dayOf(minute);
  while (!isWorkday(day)) day += minutesPerDay;
  for (let left = count; left > 0; ) {
    day += minutesPerDay;
    if (isWorkday(day)) left--;
  }
  return day;
}

/** Such as `2026-03-19T12:00:00Z`. */
export function timeText(minute: number): string {
  return new Date(minute * 60_000).toISOString().replace(".000Z", "Z");
}

/** Such as `2026-03-19`. */
export function dateText(minute: number): string {
  return timeText(minute).slice(0, 10);
}

/** The first minute of a date such as `2026-03-19`; NaN when it is none. */
export function minuteOfDate(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 60_000;
}
