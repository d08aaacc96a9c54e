/**
 * Brings what a client says over Streamable HTTP to a server that is spoken to over a channel that stays: WebSocket or pipes. It rewrites the
 * ids that would meet on one channel, and knows which stream each message that comes back belongs to. It checks nothing: whether a message is
 * right is the server's to say. So the public suite, which speaks HTTP, judges channels too.
 */

import { randomUUID } from "node:crypto";
import { createServer } from "node:http";

const sessionHeader = "mcp-session-id";
const versionKey = "io.modelcontextprotocol/protocolVersion";
const capabilitiesKey = "io.modelcontextprotocol/clientCapabilities";
const subscriptionKey = "io.modelcontextprotocol/subscriptionId";

/** HTTP's own words for errors that a channel says by their code alone. */
const statuses = { [-32700]: 400, [-32600]: 400, [-32601]: 404, [-32020]: 400, [-32021]: 400, [-32022]: 400 };

/**
 * @param openPipe - Opens a channel: given what hears its messages, resolves to `{ send(text), close() }`; `close` resolves when it has ended.
 * @returns The port on loopback, and `close()`, which resolves when every channel there was has ended.
 */
export function openBridge(openPipe) {
  const sessions = new Map();
  const endings = [];
  let modern;
  const bridge = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk) => (text += chunk));
    request.on("end", () => {
      take(request, response, text).catch((error) => answer(response, 500, { error: { code: -32603, message: String(error) } }));
    });
  });

  async function take({ method, headers }, response, text) {
    const session = sessions.get(headers[sessionHeader]);
    if (headers[sessionHeader] !== undefined && session === undefined) return answer(response, 404);
    if (method === "GET") return session ? session.listenTo(response) : answer(response, 405);
    if (method === "DELETE") return end(session, headers[sessionHeader], response);
    if (method !== "POST") return answer(response, 405);
    const message = read(text);
    if (message?.method === "initialize" && session === undefined && message.params?._meta?.[versionKey] === undefined)
      return begin(message, response);
    if (session) return session.carry(message, text, response, false);
    modern ??= openModern(openPipe);
    return (await modern).carry(message, text, response, true);
  }

  async function begin(message, response) {
    const id = randomUUID();
    const channel = await openChannel(openPipe);
    sessions.set(id, channel);
    response.setHeader(sessionHeader, id);
    return channel.carry(message, "", response, false);
  }

  function end(session, id, response) {
    if (!session) return answer(response, 405);
    endings.push(session.close());
    sessions.delete(id);
    answer(response, 200);
  }

  async function close() {
    bridge.close();
    bridge.closeAllConnections();
    for (const session of sessions.values()) endings.push(session.close());
    if (modern !== undefined) endings.push((await modern).close());
    await Promise.all(endings);
  }
  return new Promise((resolve) => bridge.listen(0, "127.0.0.1", () => resolve({ port: bridge.address().port, close })));
}

async function openChannel(openPipe) {
  const channel = new Channel();
  channel.pipe = await openPipe((text) => channel.hear(JSON.parse(text)));
  return channel;
}

/** The first message says the era of a channel, as a header does over HTTP: clients of this one begin by asking what is served. */
async function openModern(openPipe) {
  const channel = await openChannel(openPipe);
  const _meta = { [versionKey]: "2026-07-28", [capabilitiesKey]: {} };
  channel.pipe.send(JSON.stringify({ jsonrpc: "2.0", id: "first", method: "server/discover", params: { _meta } }));
  return channel;
}

/** One channel, and the requests that wait on it. */
class Channel {
  pipe;
  /** By the id that stands on the channel: what was asked, and the response that waits. */
  #waiting = new Map();
  #news;
  #count = 0;

  /** @param isModern - Whether statuses of HTTP say what went wrong. */
  carry(message, text, response, isModern) {
    const isRequest = message?.method !== undefined && (typeof message.id === "number" || typeof message.id === "string");
    if (!isRequest) {
      // What is no request is handed on as it is; only what is no message at all is answered.
      const isMessage = message?.method !== undefined && message.id === undefined;
      if (isMessage || message?.result !== undefined || message?.error !== undefined) {
        this.pipe.send(JSON.stringify(message.method === "notifications/cancelled" ? this.#cancelling(message) : message));
        return answer(response, 202);
      }
      this.#waiting.set(undefined, { response, isModern });
      return this.pipe.send(message === undefined ? text.replaceAll("\n", " ") : JSON.stringify(message));
    }
    const id = ++this.#count;
    const token = message.params?._meta?.progressToken;
    this.#waiting.set(id, { asked: message.id, token, response, isModern, isListening: message.method === "subscriptions/listen" });
    response.on("close", () => this.#left(id));
    this.pipe.send(JSON.stringify({ ...message, id, ...(token === undefined ? {} : { params: withToken(message.params, id) }) }));
  }

  /** A GET stream of a session: news that belong to no request. */
  listenTo(response) {
    openStream(response);
    this.#news = response;
    response.on("close", () => (this.#news = undefined));
  }

  close() {
    return this.pipe.close();
  }

  hear(message) {
    if (message.method !== undefined) return this.#hearNews(message);
    const waiting = this.#waiting.get(message.id);
    if (!waiting) return;
    this.#waiting.delete(message.id);
    const { asked, response, isModern } = waiting;
    const status = (isModern && statuses[message.error?.code]) || 200;
    const told = restored({ ...message, ...(asked === undefined ? {} : { id: asked }) }, asked);
    if (!response.headersSent) return answer(response, status, told);
    write(response, told);
    response.end();
  }

  #hearNews(message) {
    const { progressToken, _meta } = message.params ?? {};
    const to = this.#waiting.get(progressToken ?? _meta?.[subscriptionKey]) ?? this.#oldest();
    const stream = to?.response ?? this.#news;
    if (!stream) return;
    const params = progressToken === undefined ? message.params : { ...message.params, progressToken: to?.token };
    write(stream, restored({ ...message, params }, to?.asked));
  }

  /** What says not which request it is about is about the one that runs; a listener is none. */
  #oldest() {
    for (const [id, waiting] of this.#waiting) if (id !== undefined && !waiting.isListening) return waiting;
    return undefined;
  }

  #cancelling(message) {
    for (const [id, { asked }] of this.#waiting) {
      if (asked === message.params?.requestId) return { ...message, params: { ...message.params, requestId: id } };
    }
    return message;
  }

  /** On a channel a message says what a closed connection says over HTTP, where that means anything. */
  #left(id) {
    const waiting = this.#waiting.get(id);
    if (!waiting?.isModern) return;
    this.#waiting.delete(id);
    this.pipe.send(JSON.stringify({ jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId: id } }));
  }
}

function withToken(params, progressToken) {
  return { ...params, _meta: { ...params._meta, progressToken } };
}

/** A subscription goes by the id of the request that asked for it. */
function restored(message, asked) {
  const part = message.params === undefined ? "result" : "params";
  const meta = message[part]?._meta;
  if (meta?.[subscriptionKey] === undefined || asked === undefined) return message;
  return { ...message, [part]: { ...message[part], _meta: { ...meta, [subscriptionKey]: asked } } };
}

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function answer(response, status, message) {
  if (message === undefined) return void response.writeHead(status, { "content-length": 0 }).end();
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(message));
}

function openStream(response) {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
  response.flushHeaders();
}

function write(response, message) {
  if (!response.headersSent) openStream(response);
  response.write(`event: message\ndata: ${JSON.stringify(message)}\n\n`);
}
