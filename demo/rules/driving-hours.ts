/**
 * Driving time as Regulation (EC) No 561/2006, articles 6 and 7, limits it: 9 hours a day, twice a week 10; 56 hours a week, 90 in two;
 * a break after 4.5 hours. Rest periods are left out. Knows nothing of drivers.
 */

export const limits = {
  dailyMinutes: 540,
  extendedDailyMinutes: 600,
  extendedDaysPerWeek: 2,
  weeklyMinutes: 3_360,
  fortnightMinutes: 5_400,
  untilBreakMinutes: 270,
} as const;

export type HoursRule = "daily_limit" | "weekly_limit" | "fortnight_limit" | "break_overdue";

/** Minutes driven on each day of two weeks, Monday first; the first seven are last week's. */
export interface DrivingLog {
  readonly days: readonly number[];
  /** Minutes driven on the last day since the last break of 45 minutes; known for the present day only. */
  readonly sinceBreak?: number;
}

export interface DrivingAccount {
  readonly drivenToday: number;
  readonly dailyLimit: number;
  readonly drivenThisWeek: number;
  readonly drivenInFortnight: number;
  /** Days of this week over 9 hours, the present one included. */
  readonly extendedDays: number;
  /** Minutes that may still be driven on this day, breaks taken as due. */
  readonly remainingToday: number;
  /** Minutes until a break is due, at most `remainingToday`; absent for days past. */
  readonly untilBreak?: number;
  readonly broken: readonly HoursRule[];
}

const sum = (minutes: readonly number[]): number => minutes.reduce((total, each) => total + each, 0);

/**
 * Settles a log on one of its days; later days do not count.
 *
 * @param day - 7 to 13: a day of the second week.
 */
export function settle(log: DrivingLog, day: number): DrivingAccount {
  const drivenToday = log.days[day] ?? 0;
  const before = log.days.slice(7, day);
  const drivenThisWeek = sum(before) + drivenToday;
  const drivenInFortnight = sum(log.days.slice(0, 7)) + drivenThisWeek;
  const extendedBefore = before.filter((minutes) => minutes > limits.dailyMinutes).length;
  const dailyLimit = extendedBefore < limits.extendedDaysPerWeek ? limits.extendedDailyMinutes : limits.dailyMinutes;
  const remainingToday = Math.max(
    0,
    Math.min(dailyLimit - drivenToday, limits.weeklyMinutes - drivenThisWeek, limits.fortnightMinutes - drivenInFortnight),
  );
  const broken: HoursRule[] = [];
  if (drivenToday > dailyLimit) broken.push("daily_limit");
  if (drivenThisWeek > limits.weeklyMinutes) broken.push("weekly_limit");
  if (drivenInFortnight > limits.fortnightMinutes) broken.push("fortnight_limit");
  if ((log.sinceBreak ?? 0) > limits.untilBreakMinutes) broken.push("break_overdue");
  return {
    drivenToday,
    dailyLimit,
    drivenThisWeek,
    drivenInFortnight,
    extendedDays: extendedBefore + (drivenToday > limits.dailyMinutes ? 1 : 0),
    remainingToday,
    ...(log.sinceBreak === undefined
      ? {}
      : { untilBreak: Math.min(remainingToday, Math.max(0, limits.untilBreakMinutes - log.sinceBreak)) }),
    broken,
  };
}
