/** Forms that more than one tool asks a person to fill in. */

export const nameForm = { type: "object", properties: { name: { type: "string" } }, required: ["name"] } as const;

export const okForm = { type: "object", properties: { ok: { type: "boolean" } }, required: ["ok"] } as const;

export const contextForm = { type: "object", properties: { context: { type: "string" } }, required: ["context"] } as const;
