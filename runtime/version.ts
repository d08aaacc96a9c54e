/** The server's own version, as it names itself to MCP clients. */

/** Equal to `version` in package.json; a test compares them. */
export const serverVersion = "0.1.0";
