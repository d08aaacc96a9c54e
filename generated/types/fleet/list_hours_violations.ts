// Made by toolwright generate. Do not edit: change the catalog instead.
/** What callers send. */
export type ListHoursViolationsArguments = {
  /** A day of the present week up to today; today when left out. */
  date?: ListHoursViolationsArgumentsDate | undefined;
  /** Only drivers of this depot. */
  depot_id?: ListHoursViolationsArgumentsDepotId | undefined;
  /**
   * Largest number of drivers on a page.
   * Default: 50.
   */
  limit?: number | undefined;
  /** The last driver of the page before. */
  after_driver_id?: ListHoursViolationsArgumentsDriverId | undefined;
};

/** A day, such as "2026-03-19". */
export type ListHoursViolationsArgumentsDate = string;

/** Depot, such as "DEP-07". */
export type ListHoursViolationsArgumentsDepotId = string;

/** Driver, by number only, such as "DRV-0007". */
export type ListHoursViolationsArgumentsDriverId = string;

/** What the handler is given: the arguments with defaults filled in. */
export type ListHoursViolationsInput = {
  /** A day of the present week up to today; today when left out. */
  date?: ListHoursViolationsInputDate;
  /** Only drivers of this depot. */
  depot_id?: ListHoursViolationsInputDepotId;
  /**
   * Largest number of drivers on a page.
   * Default: 50.
   */
  limit: number;
  /** The last driver of the page before. */
  after_driver_id?: ListHoursViolationsInputDriverId;
};

/** A day, such as "2026-03-19". */
export type ListHoursViolationsInputDate = string;

/** Depot, such as "DEP-07". */
export type ListHoursViolationsInputDepotId = string;

/** Driver, by number only, such as "DRV-0007". */
export type ListHoursViolationsInputDriverId = string;

/** What the handler answers. */
export type ListHoursViolationsOutput = {
  /** The day looked at. */
  date: ListHoursViolationsOutputDate;
  /** By driver number. */
  violations: readonly {
    driver_id: ListHoursViolationsOutputDriverId;
    depot_id: ListHoursViolationsOutputDepotId;
    /** The limits that were broken. */
    broken_rules: readonly ("daily_limit" | "weekly_limit" | "fortnight_limit" | "break_overdue")[];
  }[];
  /** True when another page follows: repeat with after_driver_id. */
  more: boolean;
};

/** A day, such as "2026-03-19". */
export type ListHoursViolationsOutputDate = string;

/** Driver, by number only, such as "DRV-0007". */
export type ListHoursViolationsOutputDriverId = string;

/** Depot, such as "DEP-07". */
export type ListHoursViolationsOutputDepotId = string;
