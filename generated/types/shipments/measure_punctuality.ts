// Made by toolwright generate. Do not edit: change the catalog instead.
/** What callers send. */
export type MeasurePunctualityArguments = {
  /** First day of delivery, such as "2026-02-02". */
  from_date: MeasurePunctualityArgumentsDate;
  /** Last day of delivery, such as "2026-02-06". */
  to_date: MeasurePunctualityArgumentsDate;
  /**
   * What a line stands for; a lane is a pair of countries.
   * Default: "service_level".
   */
  group_by?: "service_level" | "country" | "lane" | undefined;
  /**
   * Milliseconds of rest between two of the twelve batches; leaves the server to other calls.
   * Default: 0.
   */
  pause_ms?: number | undefined;
};

/** A day, such as "2026-03-19". */
export type MeasurePunctualityArgumentsDate = string;

/** What the handler is given: the arguments with defaults filled in. */
export type MeasurePunctualityInput = {
  /** First day of delivery, such as "2026-02-02". */
  from_date: MeasurePunctualityInputDate;
  /** Last day of delivery, such as "2026-02-06". */
  to_date: MeasurePunctualityInputDate;
  /**
   * What a line stands for; a lane is a pair of countries.
   * Default: "service_level".
   */
  group_by: "service_level" | "country" | "lane";
  /**
   * Milliseconds of rest between two of the twelve batches; leaves the server to other calls.
   * Default: 0.
   */
  pause_ms: number;
};

/** A day, such as "2026-03-19". */
export type MeasurePunctualityInputDate = string;

/** What the handler answers. */
export type MeasurePunctualityOutput = {
  /** By name. */
  groups: readonly {
    /** Such as "express", "FR" or "DE-FR". */
    group: string;
    /** Shipments delivered in the period. */
    delivered: number;
    /** Those delivered after the promise. */
    late: number;
    /** Share on time in percent, one decimal. */
    on_time_percent: number;
    /** Average delay of the late ones; 0 without any. */
    average_late_minutes: MeasurePunctualityOutputMinutes;
  }[];
  /** Shipments looked at. */
  scanned: number;
};

/** A length of time in minutes. */
export type MeasurePunctualityOutputMinutes = number;
