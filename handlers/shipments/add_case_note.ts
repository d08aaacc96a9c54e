import { type ContextSnapshot, isToolError, type JsonObject, type ToolContext, ToolError } from "toolwright/contract";
import { caseAt, idOf, openDesk } from "../../demo/index.ts";
import type { Handler } from "../../generated/tools.ts";

const mostNotes = 100;

/** Tries before a CONFLICT is the caller's: each loses to another writer's success, so some note always gets through. */
const mostTries = 8;

/** Applies a change to the newest revision, again whenever another writer was first. */
async function changeContext(
  context: ToolContext,
  contextId: string,
  patchFor: (value: JsonObject) => JsonObject,
): Promise<ContextSnapshot> {
  for (let attempt = 1; ; attempt++) {
    context.signal.throwIfAborted();
    const { revision, value } = await context.contexts.get(contextId);
    try {
      return await context.contexts.update(contextId, patchFor(value), { expectedRevision: revision });
    } catch (error) {
      if (!isToolError(error) || error.code !== "CONFLICT" || attempt === mostTries) throw error;
    }
  }
}

export const handler: Handler<"add_case_note"> = async (input, context) => {
  const desk = openDesk();
  const found = caseAt(desk, input.case_id);
  if (found === undefined)
    throw new ToolError("CASE_NOT_FOUND", `No delivery case ${input.case_id} exists. Track the shipment to learn its case.`);
  if (found.closed > 0) throw new ToolError("CASE_CLOSED", `${input.case_id} is closed; notes can only be added to an open case.`);

  const contextId = `delivery_case/${input.case_id}`;
  const written = {
    kind: input.kind,
    text: input.text,
    agent_id: context.principal.agentId,
    ...(context.userId === undefined ? {} : { user_id: context.userId }),
  };
  // The patch is made anew from what each try read: RFC 7396 replaces an array whole.
  let number = 0;
  const snapshot = await changeContext(context, contextId, (value) => {
    const notes = Array.isArray(value.notes) ? value.notes : [];
    if (notes.length >= mostNotes) throw new ToolError("CASE_FULL", `${input.case_id} holds ${mostNotes} notes already.`);
    number = notes.length + 1;
    return { shipment_id: idOf("SHP", found.shipment), notes: [...notes, { number, ...written }] };
  });
  return { case_id: input.case_id, context_id: contextId, revision: snapshot.revision, note: { number, ...written } };
};
