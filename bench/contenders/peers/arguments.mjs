/** What each peer's program is told: over what it serves, how many tools, and the key that its callers carry. */

const [, , transport, count = "1", key = ""] = process.argv;

export const told = { transport, count: Number(count), key };
