/** Whether a request may come in at all, by its Host and Origin: the defence against DNS rebinding. Knows nothing of credentials. */

import type { IncomingMessage } from "node:http";

export interface AccessGuard {
  /** @returns Why the request is refused, with what to do; `undefined` when it may come in. */
  refusal(request: IncomingMessage): string | undefined;
}

export interface AccessGuardOptions {
  /** Address the server listens on. */
  readonly host: string;
  readonly allowedHosts: readonly string[];
  readonly allowedOrigins: readonly string[];
}

const loopbackName = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i;

/** Whether an address can be reached from this machine alone. */
export function isLoopback(host: string): boolean {
  return loopbackName.test(host) || host === "::1";
}

export function createAccessGuard({ host, allowedHosts, allowedOrigins }: AccessGuardOptions): AccessGuard {
  const hosts = new Set(allowedHosts.map((name) => name.toLowerCase()));
  const origins = new Set(allowedOrigins.map((origin) => origin.toLowerCase()));
  // Beyond loopback any name may be right until the operator lists the names.
  const isAnyHost = !isLoopback(host) && hosts.size === 0;
  // Nearly every request names the same one.
  let lastAllowed: string | undefined;
  const isHostAllowed = (header: string): boolean => {
    if (isAnyHost || header === lastAllowed) return true;
    const name = hostName(header);
    if (!loopbackName.test(name) && !hosts.has(name.toLowerCase())) return false;
    lastAllowed = header;
    return true;
  };
  return {
    refusal(request) {
      const header = request.headers.host;
      if (header === undefined || !isHostAllowed(header)) return 'This Host is not served here. Add it to the setting "allowedHosts".';
      const { origin } = request.headers;
      if (origin === undefined || origins.has(origin.toLowerCase()) || isOwnOrigin(origin, header)) return undefined;
      return 'This Origin may not connect. Add it to the setting "allowedOrigins".';
    },
  };
}

/** The name of a Host header without its port. */
function hostName(header: string): string {
  return header.replace(/:\d+$/, "");
}

function isOwnOrigin(origin: string, hostHeader: string): boolean {
  return origin.toLowerCase() === `http://${hostHeader}`.toLowerCase() || origin.toLowerCase() === `https://${hostHeader}`.toLowerCase();
}
