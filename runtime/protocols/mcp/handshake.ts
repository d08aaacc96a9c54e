/** What the revisions with a handshake share. Knows no revision. */

import { levelOf, noteLevels } from "../../asking/questions.ts";
import { capabilitiesBody } from "./families.ts";
import { rpcCodes } from "./json-rpc.ts";
import { callTool, invalidParams, listTools } from "./methods.ts";
import {
  complete,
  followResource,
  getPrompt,
  leaveResource,
  listPrompts,
  listResources,
  listTemplates,
  readResource,
} from "./offer-methods.ts";
import { emptyResult, type Method, type Revision, type ServerFacts } from "./revision.ts";

/** @param version - The revision that is agreed on. */
export function initializeResult(version: string, facts: ServerFacts): string {
  return `{"protocolVersion":"${version}","capabilities":{${capabilitiesBody(facts)}},"serverInfo":${facts.serverInfo}}`;
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
      ["resources/list", listResources],
      ["resources/templates/list", listTemplates],
      ["resources/read", readResource],
      ["resources/subscribe", followResource],
      ["resources/unsubscribe", leaveResource],
      ["prompts/list", listPrompts],
      ["prompts/get", getPrompt],
      ["completion/complete", complete],
    ]),
    style: { anyOutput: false },
    missingResource: rpcCodes.legacyResourceNotFound,
    envelope({ body, meta }) {
      if (meta === undefined) return `{${body}}`;
      return `{${body}${body === "" ? "" : ","}"_meta":{${meta}}}`;
    },
  };
}
