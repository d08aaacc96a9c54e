/** Forms that more than one tool asks a person to fill in. */

export const nameForm = { type: "object", properties: { name: { type: "string" } }, required: ["name"] } as const;

export const okForm = { type: "object", properties: { ok: { type: "boolean" } }, required: ["ok"] } as const;
