/** What the revisions with a handshake share. Knows no revision. */

import { callTool, invalidParams, listTools } from "./methods.ts";
import { emptyResult, type Method, type Revision } from "./revision.ts";

const capabilities = '{"tools":{"listChanged":true}}';

/** @param version - The revision that is agreed on. */
export function initializeResult(version: string, serverInfo: string): string {
  return `{"protocolVersion":"${version}","capabilities":${capabilities},"serverInfo":${serverInfo}}`;
}

const ping: Method = () => ({ kind: "result", result: emptyResult });

/** A connection is greeted once; who asks again has lost count. */
const initializeAgain: Method = () => invalidParams("This connection is initialized. Open another one to begin again.");

/** A revision by its date; one that has more says so in its file. */
export function handshakeRevision(version: string): Revision {
  return {
    version,
    methods: new Map([
      ["initialize", initializeAgain],
      ["ping", ping],
      ["tools/list", listTools],
      ["tools/call", callTool],
    ]),
    style: { anyOutput: false },
    envelope({ body, meta }) {
      if (meta === undefined) return `{${body}}`;
      return `{${body}${body === "" ? "" : ","}"_meta":{${meta}}}`;
    },
  };
}
