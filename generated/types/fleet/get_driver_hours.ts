// Made by toolwright generate. Do not edit: change the catalog instead.
/** What callers send. */
export type GetDriverHoursArguments = {
  driver_id: GetDriverHoursArgumentsDriverId;
  /** A day of the present week up to today; today when left out. */
  date?: GetDriverHoursArgumentsDate | undefined;
};

/** Driver, by number only, such as "DRV-0007". */
export type GetDriverHoursArgumentsDriverId = string;

/** A day, such as "2026-03-19". */
export type GetDriverHoursArgumentsDate = string;

/** What the handler is given. */
export type GetDriverHoursInput = GetDriverHoursArguments;

/** What the handler answers. */
export type GetDriverHoursOutput = {
  driver_id: GetDriverHoursOutputDriverId;
  /** The day accounted for. */
  date: GetDriverHoursOutputDate;
  /** The driver's vehicle; absent for a reserve driver. */
  vehicle_id?: GetDriverHoursOutputVehicleId | undefined;
  /** Minutes driven on the day. */
  driven_today_minutes: GetDriverHoursOutputMinutes;
  /** 540, or 600 while fewer than two days of the week were extended. */
  daily_limit_minutes: GetDriverHoursOutputMinutes;
  /** Minutes driven since Monday; the limit is 3360. */
  driven_this_week_minutes: GetDriverHoursOutputMinutes;
  /** Minutes driven since Monday of last week; the limit is 5400. */
  driven_in_fortnight_minutes: GetDriverHoursOutputMinutes;
  /** Days of the week over nine hours; two are allowed. */
  extended_days: number;
  /** Minutes the driver may still drive on the day. */
  remaining_today_minutes: GetDriverHoursOutputMinutes;
  /** Minutes until a break of 45 minutes is due; known for today only. */
  until_break_minutes?: GetDriverHoursOutputMinutes | undefined;
  /** Limits that were broken; empty when all is well. */
  broken_rules: readonly ("daily_limit" | "weekly_limit" | "fortnight_limit" | "break_overdue")[];
};

/** Driver, by number only, such as "DRV-0007". */
export type GetDriverHoursOutputDriverId = string;

/** A day, such as "2026-03-19". */
export type GetDriverHoursOutputDate = string;

/** Vehicle, such as "VEH-0007". */
export type GetDriverHoursOutputVehicleId = string;

/** A length of time in minutes. */
export type GetDriverHoursOutputMinutes = number;
