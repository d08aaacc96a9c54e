/**
 * The native wire's validators, made by our own generator from `catalog/`: one a message and direction.
 * Knows nothing of sessions or sockets. The schemas themselves are in `schemas.ts`, off every server's import path.
 */

import type { ClientMessage, ServerMessage, Validator } from "../contract/index.ts";
import { value as cancel } from "./generated/validators/cancel.js";
import { value as catalogChanged } from "./generated/validators/catalog_changed.js";
import { value as catalogRequest } from "./generated/validators/catalog_request.js";
import { value as catalogResponse } from "./generated/validators/catalog_response.js";
import { value as contextGet } from "./generated/validators/context_get.js";
import { value as contextResponse } from "./generated/validators/context_response.js";
import { value as contextSubscribe } from "./generated/validators/context_subscribe.js";
import { value as contextUnsubscribe } from "./generated/validators/context_unsubscribe.js";
import { value as contextUpdateNotice } from "./generated/validators/context_update_notice.js";
import { value as contextUpdateRequest } from "./generated/validators/context_update_request.js";
import { value as error } from "./generated/validators/error.js";
import { value as hello } from "./generated/validators/hello.js";
import { value as ping } from "./generated/validators/ping.js";
import { value as pong } from "./generated/validators/pong.js";
import { value as toolProgress } from "./generated/validators/tool_progress.js";
import { value as toolRequest } from "./generated/validators/tool_request.js";
import { value as toolResponse } from "./generated/validators/tool_response.js";
import { value as welcome } from "./generated/validators/welcome.js";

/** What an agent may send: `type` to the validator of that message. A `Map`, since `type` comes from the wire. */
export const clientMessages: ReadonlyMap<string, Validator> = /* @__PURE__ */ new Map(
  /* @__PURE__ */ Object.entries({
    hello,
    toolRequest,
    cancel,
    contextUpdate: contextUpdateRequest,
    contextGet,
    contextSubscribe,
    contextUnsubscribe,
    catalogRequest,
    ping,
    pong,
  } satisfies Record<ClientMessage["type"], Validator>),
);

/** What a server may send. */
export const serverMessages: ReadonlyMap<string, Validator> = /* @__PURE__ */ new Map(
  /* @__PURE__ */ Object.entries({
    welcome,
    toolResponse,
    toolProgress,
    contextResponse,
    contextUpdate: contextUpdateNotice,
    catalogResponse,
    catalogChanged,
    ping,
    pong,
    error,
  } satisfies Record<ServerMessage["type"], Validator>),
);
