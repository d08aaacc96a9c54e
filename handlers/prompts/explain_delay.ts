import type { Completers } from "toolwright/contract";
import { idOf, lateMinutes, openDesk, timesOf } from "../../demo/index.ts";
import type { Prompts } from "../../generated/tools.ts";

/** Shipments under way that are late, the latest first. */
function lateShipments(): readonly string[] {
  const desk = openDesk();
  return desk.undelivered
    .map((row) => ({ row, late: lateMinutes(timesOf(desk, row)) }))
    .filter(({ late }) => late > 0)
    .sort((one, other) => other.late - one.late)
    .map(({ row }) => idOf("SHP", row));
}

/** What is offered while a person types. */
export const complete: Completers<Prompts["explain_delay"], "shipment_id"> = {
  shipment_id: (typed) => lateShipments().filter((id) => id.startsWith(typed.toUpperCase())),
};
