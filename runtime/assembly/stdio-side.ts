/** Serves MCP to hosts at standard input and output. Knows nothing of HTTP. */

import type { Answers } from "../protocols/mcp/answers.ts";
import { createMcpProtocol } from "../protocols/mcp/channel.ts";
import type { StdioPeer } from "../server-port.ts";
import { Session } from "../session/session.ts";
import { readLines, StdioConnection } from "../transports/stdio.ts";
import { closeCodes } from "../transports/transport.ts";
import { answersWritten, closeGraceMs, withinMs } from "./grace.ts";
import type { ServerParts } from "./parts.ts";

export class StdioSide {
  readonly #parts: ServerParts;
  readonly #mcp: Answers;
  /** Not in the table of sessions: a host may be silent for hours, and its pipe says by itself when it is gone. */
  readonly #sessions = new Set<Session>();

  constructor(parts: ServerParts, mcp: Answers) {
    this.#parts = parts;
    this.#mcp = mcp;
  }

  get sessions(): Iterable<Session> {
    return this.#sessions;
  }

  /** Resolves when the input has ended and what it asked is answered, or had its time. */
  async serve({ input, output, principal }: StdioPeer): Promise<void> {
    const { newId, dispatcher, settings, admission } = this.#parts;
    const connection = new StdioConnection(output);
    const codec = createMcpProtocol(this.#mcp);
    const session = new Session(newId(), principal, codec.open?.(principal) ?? codec, connection, dispatcher);
    this.#sessions.add(session);
    session.open();
    await readLines({ input, maxLineBytes: settings.maxFrameBytes }, (line) => session.receive(line));
    await withinMs(admission.idle(), closeGraceMs);
    await answersWritten();
    this.#sessions.delete(session);
    session.close(closeCodes.goingAway, "the input has ended");
    session.ended();
  }
}
