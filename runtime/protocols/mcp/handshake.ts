/** What the revisions with a handshake share. Knows no revision. */

import { levelOf, noteLevels } from "../../asking/questions.ts";
import { rpcCodes } from "./json-rpc.ts";
import { callTool, followContext, invalidParams, leaveContext, listContexts, listTools, readContext } from "./methods.ts";
import { emptyResult, type Method, type Revision } from "./revision.ts";

/** Methods whose news need a channel that stays. */
export const channelMethods: ReadonlySet<string> = new Set(["resources/subscribe", "resources/unsubscribe"]);

/**
 * @param version - The revision that is agreed on.
 * @param isChannel - Whether news of resources have a way to the client.
 */
export function initializeResult(version: string, serverInfo: string, isChannel: boolean): string {
  const capabilities = `{"tools":{"listChanged":true},"resources":{${isChannel ? '"subscribe":true' : ""}},"logging":{}}`;
  return `{"protocolVersion":"${version}","capabilities":${capabilities},"serverInfo":${serverInfo}}`;
}

const ping: Method = () => ({ kind: "result", result: emptyResult });

/** What is told before a client says what it wants to hear of. */
export const firstLevel = noteLevels.indexOf("info");

const setLevel: Method = ({ level }) => {
  const least = levelOf(level);
  return least === undefined ? invalidParams(`"level" must be one of ${noteLevels.join(", ")}.`) : { kind: "level", level: least };
};

/** A connection is greeted once; who asks again has lost count. */
const initializeAgain: Method = () => invalidParams("This connection is initialized. Open another one to begin again.");

/** A revision by its date; one that has more says so in its file. */
export function handshakeRevision(version: string): Revision {
  return {
    version,
    methods: new Map([
      ["initialize", initializeAgain],
      ["ping", ping],
      ["logging/setLevel", setLevel],
      ["tools/list", listTools],
      ["tools/call", callTool],
      ["resources/list", listContexts],
      ["resources/templates/list", listContexts],
      ["resources/read", readContext],
      ["resources/subscribe", followContext],
      ["resources/unsubscribe", leaveContext],
    ]),
    style: { anyOutput: false },
    missingResource: rpcCodes.legacyResourceNotFound,
    envelope({ body, meta }) {
      if (meta === undefined) return `{${body}}`;
      return `{${body}${body === "" ? "" : ","}"_meta":{${meta}}}`;
    },
  };
}
