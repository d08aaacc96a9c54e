/** Brings the news of one call back to the session it came from. Knows nothing of how the call runs. */

import type { ToolProgress } from "../../contract/index.ts";
import type { CallNews } from "../asking/questions.ts";
import type { CallListener } from "../invoke/call.ts";
import type { CallReport } from "../invoke/outcome.ts";
import type { Peer } from "../session/peer.ts";

/** One shape for every call: what differs is whether a client can be asked. */
export class CallAnswers implements CallListener {
  readonly #id: string;
  readonly #session: Peer;

  constructor(id: string, session: Peer) {
    this.#id = id;
    this.#session = session;
  }

  settle(report: CallReport): void {
    this.#session.reply({ kind: "call", id: this.#id, report });
  }

  progress(report: ToolProgress): void {
    this.#session.notice({ kind: "progress", id: this.#id, report });
  }

  tell(news: CallNews): void {
    this.#session.notice({ ...news, id: this.#id });
  }
}
