import { type JsonValue, ToolError } from "toolwright/contract";
import { caseAt, caseReason, idOf, openDesk, timeText } from "../../demo/index.ts";
import type { Handler, Tools } from "../../generated/tools.ts";

type Case = Tools["get_delivery_case"]["output"];

/** The slot's schema has checked what a context holds; the output schema checks it again. */
function notesIn(value: JsonValue | undefined): Case["notes"] {
  return Array.isArray(value) ? (value as unknown as Case["notes"]) : [];
}

const textIn = (value: JsonValue | undefined): string | undefined => (typeof value === "string" ? value : undefined);

export const handler: Handler<"get_delivery_case"> = async (input, context) => {
  const desk = openDesk();
  const found = caseAt(desk, input.case_id);
  if (found === undefined)
    throw new ToolError("CASE_NOT_FOUND", `No delivery case ${input.case_id} exists. Track the shipment to learn its case.`);
  const contextId = `delivery_case/${input.case_id}`;
  const { revision, value } = await context.contexts.get(contextId);
  const reason = caseReason(desk, found);
  const assignee = textIn(value.assignee);
  const nextStep = textIn(value.next_step);
  return {
    case_id: input.case_id,
    shipment_id: idOf("SHP", found.shipment),
    state: found.closed > 0 ? "closed" : "open",
    opened_at: timeText(found.opened),
    ...(found.closed > 0 ? { closed_at: timeText(found.closed) } : {}),
    ...(reason === undefined ? {} : { delay_reason: reason }),
    context_id: contextId,
    revision,
    ...(assignee === undefined ? {} : { assignee }),
    ...(nextStep === undefined ? {} : { next_step: nextStep }),
    notes: notesIn(value.notes),
  };
};
