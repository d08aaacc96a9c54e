/** Numbers that two rooms must agree on. */

/** `apiVersion` of every catalog file. */
export const catalogApiVersion = "toolwright/v1";

/** Shape of `generated/registry.js`; a runtime refuses any other and names the command that cures it. */
export const registryFormat = 2;

/** WebSocket subprotocol of the native messages. */
export const nativeProtocolVersion = "toolwright.v1";
