/** Which connections came in with which credential, and when each is to end. Knows nothing of what a connection is. */

import type { AuthenticatedAgent, CredentialEnd, CredentialState } from "./authenticator.ts";

/** The longest wait a timer of Node takes. */
const maxTimerMs = 2_147_483_647;

export interface Credentialed {
  readonly principal: AuthenticatedAgent;
}

interface Held<Connection> {
  readonly connections: Set<Connection>;
  timer: NodeJS.Timeout | undefined;
}

export class CredentialEnds<Connection extends Credentialed> {
  readonly #now: () => number;
  readonly #end: (connection: Connection, why: CredentialEnd) => void;
  readonly #held = new Map<CredentialState, Held<Connection>>();

  /**
   * @param now - Epoch milliseconds.
   * @param end - Ends one connection; when it returns, the connection takes nothing more.
   */
  constructor(now: () => number, end: (connection: Connection, why: CredentialEnd) => void) {
    this.#now = now;
    this.#end = end;
  }

  add(connection: Connection): void {
    const { credential } = connection.principal;
    if (credential === undefined) return;
    let held = this.#held.get(credential);
    if (!held) this.#held.set(credential, (held = { connections: new Set(), timer: undefined }));
    held.connections.add(connection);
    credential.connections++;
    // It may have ended while the connection was being made.
    this.changed(credential);
  }

  remove(connection: Connection): void {
    const { credential } = connection.principal;
    const held = credential && this.#held.get(credential);
    if (credential === undefined || !held?.connections.delete(connection)) return;
    credential.connections--;
    if (held.connections.size > 0) return;
    clearTimeout(held.timer);
    this.#held.delete(credential);
  }

  /** The credential ended, or its end moved. When this returns, its connections take nothing more if it ended. */
  changed(credential: CredentialState): void {
    const held = this.#held.get(credential);
    if (!held) return;
    clearTimeout(held.timer);
    const left = credential.expiresAt - this.#now();
    if (left <= 0) credential.ended ??= "expired";
    const { ended } = credential;
    if (ended !== undefined) for (const connection of [...held.connections]) this.#end(connection, ended);
    else if (left !== Number.POSITIVE_INFINITY) held.timer = setTimeout(() => this.changed(credential), Math.min(left, maxTimerMs)).unref();
  }
}
