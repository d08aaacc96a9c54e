import { setImmediate as nextTurn, setTimeout as rest } from "node:timers/promises";
import { ToolError } from "toolwright/contract";
import {
  type Desk,
  dateText,
  lateMinutes,
  minuteOfDate,
  minutesPerDay,
  now,
  openDesk,
  rowAt,
  serviceOf,
  timesOf,
  today,
} from "../../demo/index.ts";
import type { Handler } from "../../generated/tools.ts";

const batches = 12;

type GroupBy = "service_level" | "country" | "lane";

interface Tally {
  delivered: number;
  late: number;
  lateMinutes: number;
}

function groupOf(desk: Desk, row: number, groupBy: GroupBy): string {
  if (groupBy === "service_level") return serviceOf(desk, row).code;
  const { places, shipments } = desk.data;
  const to = rowAt(places, rowAt(shipments.to, row)).country;
  return groupBy === "country" ? to : `${rowAt(places, rowAt(shipments.from, row)).country}-${to}`;
}

/** Minutes from the first day's start to the last day's end. */
function periodOf(desk: Desk, fromDate: string, toDate: string): { readonly start: number; readonly end: number } {
  const start = minuteOfDate(fromDate);
  const end = minuteOfDate(toDate) + minutesPerDay;
  const first = rowAt(desk.data.shipments.booked, 0);
  if (start < end && start <= now && end > first) return { start, end };
  throw new ToolError(
    "PERIOD_NOT_COVERED",
    `Deliveries are recorded from ${dateText(first)} to ${dateText(today)}; ${fromDate} to ${toDate} is no period among these days.`,
  );
}

export const handler: Handler<"measure_punctuality"> = async (input, context) => {
  const desk = openDesk();
  const { start, end } = periodOf(desk, input.from_date, input.to_date);
  const count = desk.data.shipments.booked.length;
  const tallies = new Map<string, Tally>();

  for (let batch = 1, row = 0; batch <= batches; batch++) {
    for (const until = Math.ceil((count * batch) / batches); row < until; row++) {
      const times = timesOf(desk, row);
      if (times.status !== "delivered" || times.delivered < start || times.delivered >= end) continue;
      const group = groupOf(desk, row, input.group_by);
      const tally = tallies.get(group) ?? { delivered: 0, late: 0, lateMinutes: 0 };
      tallies.set(group, tally);
      tally.delivered++;
      if (lateMinutes(times) === 0) continue;
      tally.late++;
      tally.lateMinutes += lateMinutes(times);
    }
    const lastBooked = rowAt(desk.data.shipments.booked, row - 1);
    context.progress({ progress: row, total: count, message: `scanned what was booked until ${dateText(lastBooked)}` });
    // Between two batches other calls get their turn, and a cancelled call ends here: both reject when the signal aborts.
    if (batch === batches) break;
    if (input.pause_ms > 0) await rest(input.pause_ms, undefined, { signal: context.signal });
    else await nextTurn(undefined, { signal: context.signal });
  }

  return {
    groups: [...tallies]
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([group, tally]) => ({
        group,
        delivered: tally.delivered,
        late: tally.late,
        on_time_percent: Math.round((1 - tally.late / tally.delivered) * 1_000) / 10,
        average_late_minutes: tally.late === 0 ? 0 : Math.round(tally.lateMinutes / tally.late),
      })),
    scanned: count,
  };
};
