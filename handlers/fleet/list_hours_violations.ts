import { ToolError } from "toolwright/contract";
import { accountOf, dateText, depotRow, driverRow, idOf, logDayOf, openDesk, recordedDays, today } from "../../demo/index.ts";
import type { Handler } from "../../generated/tools.ts";

export const handler: Handler<"list_hours_violations"> = async (input) => {
  const desk = openDesk();
  const date = input.date ?? dateText(today);
  const day = logDayOf(date);
  if (day === undefined) throw new ToolError("DAY_NOT_RECORDED", `No hours are kept for ${date}, only for ${recordedDays}.`);
  const depot = input.depot_id === undefined ? undefined : depotRow(desk, input.depot_id);
  if (input.depot_id !== undefined && depot === undefined) throw new ToolError("DEPOT_NOT_FOUND", `No depot ${input.depot_id} exists.`);

  // A driver who left since the page before: the next page starts at the beginning, and nothing is missed.
  const after = input.after_driver_id === undefined ? -1 : (driverRow(desk, input.after_driver_id) ?? -1);
  const violations = desk.data.drivers.flatMap((driver, row) => {
    if (row <= after || (depot !== undefined && driver.depot !== depot)) return [];
    const { broken } = accountOf(desk, row, day);
    return broken.length === 0 ? [] : [{ driver_id: idOf("DRV", row), depot_id: idOf("DEP", driver.depot), broken_rules: broken }];
  });
  return { date, violations: violations.slice(0, input.limit), more: violations.length > input.limit };
};
