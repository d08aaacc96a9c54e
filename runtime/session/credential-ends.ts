/** Ends the connections of credentials that end: at once when revoked, after the answers in flight when expired. Knows nothing of keys. */

import type { CredentialState } from "../auth/authenticator.ts";
import { closeCodes } from "../transports/transport.ts";
import type { Session } from "./session.ts";

/** Time that answers in flight have to get out when a credential expires. */
export const expiryGraceMs = 10_000;

/** Time a peer has to answer the close frame. */
const closeGraceMs = 1_000;

/** The longest wait a timer of Node takes. */
const maxTimerMs = 2_147_483_647;

interface Held {
  readonly sessions: Set<Session>;
  timer: NodeJS.Timeout | undefined;
}

export class CredentialEnds {
  readonly #now: () => number;
  readonly #held = new Map<CredentialState, Held>();

  /** @param now - Epoch milliseconds. */
  constructor(now: () => number) {
    this.#now = now;
  }

  add(session: Session): void {
    const { credential } = session.principal;
    if (credential === undefined) return;
    let held = this.#held.get(credential);
    if (!held) this.#held.set(credential, (held = { sessions: new Set(), timer: undefined }));
    held.sessions.add(session);
    credential.connections = held.sessions.size;
    // It may have ended while the upgrade was on its way.
    this.changed(credential);
  }

  remove(session: Session): void {
    const { credential } = session.principal;
    const held = credential && this.#held.get(credential);
    if (credential === undefined || !held?.sessions.delete(session)) return;
    credential.connections = held.sessions.size;
    if (held.sessions.size > 0) return;
    clearTimeout(held.timer);
    this.#held.delete(credential);
  }

  /** The credential ended, or its end moved. When this returns, no request of its connections is taken any more if it ended. */
  changed(credential: CredentialState): void {
    const held = this.#held.get(credential);
    if (!held) return;
    clearTimeout(held.timer);
    const left = credential.expiresAt - this.#now();
    if (left <= 0) credential.ended ??= "expired";
    if (credential.ended === undefined) {
      if (left !== Number.POSITIVE_INFINITY) held.timer = setTimeout(() => this.changed(credential), Math.min(left, maxTimerMs)).unref();
      return;
    }
    for (const session of [...held.sessions]) {
      if (credential.ended === "revoked") expel(session, "the credential was revoked");
      else expelWhenIdle(session, "the credential has expired");
    }
  }
}

function expel(session: Session, reason: string): void {
  session.close(closeCodes.policy, reason);
  // What it began is for nobody: no answer can follow a close frame.
  session.ended();
  setTimeout(() => session.terminate(), closeGraceMs).unref();
}

function expelWhenIdle(session: Session, reason: string): void {
  const late = setTimeout(() => expel(session, reason), expiryGraceMs).unref();
  session.whenIdle(() => {
    clearTimeout(late);
    expel(session, reason);
  });
}
