/** MCP 2026-07-28: stateless, every request names its revision and its client's capabilities. Knows nothing of transports. */

import type { JsonObject } from "../../../contract/index.ts";
import { levelOf, noteLevels } from "../../asking/questions.ts";
import { isObject, rpcCodes, rpcFault } from "./json-rpc.ts";
import { callTool, invalidParams, listContexts, listTools, metaOf, readContext } from "./methods.ts";
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

const capabilities = '{"tools":{"listChanged":true},"resources":{},"logging":{}}';

const discover: Method = () => ({
  kind: "result",
  result: { body: `"supportedVersions":["${version}"],"capabilities":${capabilities}`, caching: { ttlMs: steadyTtlMs, scope: "public" } },
});

const listen: Method = ({ notifications }) => {
  if (!isObject(notifications)) return invalidParams('"notifications" must be an object that names the news to hear of.');
  return { kind: "listen", filter: { toolsListChanged: notifications.toolsListChanged === true } };
};

export const rev20260728: Revision = {
  version,
  methods: new Map([
    ["server/discover", discover],
    ["tools/list", listTools],
    ["tools/call", callTool],
    ["resources/list", listContexts],
    ["resources/templates/list", listContexts],
    ["resources/read", readContext],
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
    return invalidParams(`"${metaKeys.logLevel}" must be one of ${noteLevels.join(", ")}.`);
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
