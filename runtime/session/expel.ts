/** How a session ends when its credential does: at once when revoked, after the answers in flight when expired. */

import type { CredentialEnd } from "../auth/authenticator.ts";
import { closeCodes } from "../transports/transport.ts";
import type { Session } from "./session.ts";

/** Time that answers in flight have to get out when a credential expires. */
const expiryGraceMs = 10_000;

/** Time a peer has to answer the close frame. */
const closeGraceMs = 1_000;

export function expel(session: Session, why: CredentialEnd): void {
  if (why === "revoked") return close(session, "the credential was revoked");
  const reason = "the credential has expired";
  const late = setTimeout(() => close(session, reason), expiryGraceMs).unref();
  session.whenIdle(() => {
    clearTimeout(late);
    close(session, reason);
  });
}

function close(session: Session, reason: string): void {
  session.close(closeCodes.policy, reason);
  // What it began is for nobody: no answer can follow a close frame.
  session.ended();
  setTimeout(() => session.terminate(), closeGraceMs).unref();
}
