import { ToolError } from "toolwright/contract";
import { accountOf, dateText, driverRow, idOf, logDayOf, openDesk, recordedDays, rowAt, today } from "../../demo/index.ts";
import type { Handler } from "../../generated/tools.ts";

export const handler: Handler<"get_driver_hours"> = async (input) => {
  const desk = openDesk();
  const driver = driverRow(desk, input.driver_id);
  if (driver === undefined) throw new ToolError("DRIVER_NOT_FOUND", `No driver ${input.driver_id} exists. Check the number.`);
  const date = input.date ?? dateText(today);
  const day = logDayOf(date);
  if (day === undefined) throw new ToolError("DAY_NOT_RECORDED", `No hours are kept for ${date}, only for ${recordedDays}.`);
  const account = accountOf(desk, driver, day);
  const { vehicle } = rowAt(desk.data.drivers, driver);
  return {
    driver_id: input.driver_id,
    date,
    ...(vehicle === -1 ? {} : { vehicle_id: idOf("VEH", vehicle) }),
    driven_today_minutes: account.drivenToday,
    daily_limit_minutes: account.dailyLimit,
    driven_this_week_minutes: account.drivenThisWeek,
    driven_in_fortnight_minutes: account.drivenInFortnight,
    extended_days: account.extendedDays,
    remaining_today_minutes: account.remainingToday,
    ...(account.untilBreak === undefined ? {} : { until_break_minutes: account.untilBreak }),
    broken_rules: account.broken,
  };
};
