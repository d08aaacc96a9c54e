/** MCP 2026-07-28: stateless, every request names its revision and its client's capabilities. Knows nothing of transports. */

import type { JsonObject } from "../../../contract/index.ts";
import { levelOf, noteLevels } from "../../asking/questions.ts";
import { capabilitiesBody, listsOf } from "./families.ts";
import { isObject, rpcCodes, rpcFault } from "./json-rpc.ts";
import { callTool, invalidParams, listTools, metaOf } from "./methods.ts";
import { complete, getPrompt, listPrompts, listResources, listTemplates, readResource, urisOf } from "./offer-methods.ts";
import type { Asked, Method, Revision } from "./revision.ts";

export const version = "2026-07-28";

/** Keys of `_meta` that MCP owns. */
export const metaKeys = {
  protocolVersion: "io.modelcontextprotocol/protocolVersion",
  clientCapabilities: "io.modelcontextprotocol/clientCapabilities",
  clientInfo: "io.modelcontextprotocol/clientInfo",
  logLevel: "io.modelcontextprotocol/logLevel",
  serverInfo: "io.modelcontextprotocol/serverInfo",
  subscriptionId: "io.modelcontextprotocol/subscriptionId",
} as const;

/** Milliseconds for which what does not change without a reload may be kept. */
const steadyTtlMs = 60_000;

const discover: Method = (_params, _id, facts) => {
  const body = `"supportedVersions":["${version}"],"capabilities":{${capabilitiesBody(facts)}}`;
  return { kind: "result", result: { body, caching: { ttlMs: steadyTtlMs, scope: "public" } } };
};

const listen: Method = ({ notifications }, _id, facts) => {
  if (!isObject(notifications)) return invalidParams('"notifications" must be an object that names the news to hear of.');
  const uris = facts.families().resources ? urisOf(notifications.resourceSubscriptions) : [];
  if ("kind" in uris) return uris;
  const lists = new Set(listsOf(facts).filter((family) => notifications[`${family}ListChanged`] === true));
  return { kind: "listen", filter: { lists, uris } };
};

export const rev20260728: Revision = {
  version,
  methods: new Map([
    ["server/discover", discover],
    ["tools/list", listTools],
    ["tools/call", callTool],
    ["resources/list", listResources],
    ["resources/templates/list", listTemplates],
    ["resources/read", readResource],
    ["prompts/list", listPrompts],
    ["prompts/get", getPrompt],
    ["completion/complete", complete],
    ["subscriptions/listen", listen],
  ]),
  style: { anyOutput: true },
  missingResource: rpcCodes.invalidParams,
  missingCapability: rpcCodes.missingClientCapability,
  envelope({ body, meta, caching, isAsking }, { serverInfo }) {
    const own = body === "" ? "" : `${body},`;
    const kept = caching === undefined ? "" : `"ttlMs":${caching.ttlMs},"cacheScope":"${caching.scope}",`;
    return `{${own}"resultType":"${isAsking ? "input_required" : "complete"}",${kept}"_meta":{${meta === undefined ? "" : `${meta},`}"${metaKeys.serverInfo}":${serverInfo}}}`;
  },
  check,
};

function check(params: JsonObject): Extract<Asked, { kind: "fault" }> | undefined {
  const meta = metaOf(params);
  const { [metaKeys.protocolVersion]: asked, [metaKeys.clientCapabilities]: client, [metaKeys.logLevel]: level } = meta;
  if (typeof asked !== "string") return invalidParams(`"_meta" must name the revision in "${metaKeys.protocolVersion}".`, 400);
  if (asked !== version) return unsupported(asked);
  if (!isObject(client)) return invalidParams(`"_meta" must hold the client's capabilities in "${metaKeys.clientCapabilities}".`, 400);
  if (level !== undefined && levelOf(level) === undefined)
    return invalidParams(`"${metaKeys.logLevel}" must be one of ${noteLevels.join(", ")}.`, 400);
  return undefined;
}

/** Names modern revisions alone: older clients find theirs by `initialize`. */
export function unsupported(asked: string): Extract<Asked, { kind: "fault" }> {
  const requested = asked.slice(0, 64);
  const message = `MCP ${requested} is not served. Served is ${version}, and older revisions by initialize.`;
  return {
    kind: "fault",
    fault: rpcFault(rpcCodes.unsupportedProtocolVersion, "UNSUPPORTED_VERSION", message, { supported: [version], requested }),
  };
}
