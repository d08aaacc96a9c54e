import type { ToolHandler } from "toolwright/contract";

const choices = [
  { const: "value1", title: "First Option" },
  { const: "value2", title: "Second Option" },
  { const: "value3", title: "Third Option" },
] as const;

const form = {
  type: "object",
  properties: {
    untitledSingle: { type: "string", enum: ["option1", "option2", "option3"] },
    titledSingle: { type: "string", oneOf: choices },
    legacyEnum: { type: "string", enum: ["opt1", "opt2", "opt3"], enumNames: ["Option One", "Option Two", "Option Three"] },
    untitledMulti: { type: "array", items: { type: "string", enum: ["option1", "option2", "option3"] } },
    titledMulti: { type: "array", items: { anyOf: choices } },
  },
  required: [],
} as const;

export const handler: ToolHandler = async (_input, context) => {
  const answer = await context.ask(form, "Please select options from the enum fields");
  context.attach({ type: "text", text: `Elicitation completed: ${JSON.stringify(answer)}` });
  return {};
};
