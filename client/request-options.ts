/** What every request can be given, and how the wire says it. */

import type { RequestMetadata } from "../contract/index.ts";

export interface RequestOptions {
  /** Ties this request to others in every log; the server makes one without it. */
  readonly correlationId?: string;
  /** The person on whose behalf the agent acts. */
  readonly userId?: string;
  /** What started the request, such as a person's question; up to 256 characters. */
  readonly requestOrigin?: string;
  /** Rejects with CANCELLED when it aborts, wherever the request waits. */
  readonly signal?: AbortSignal;
}

export function metadataOf(options: RequestOptions): { readonly metadata?: RequestMetadata } {
  const metadata: RequestMetadata = {
    ...(options.correlationId === undefined ? {} : { correlation_id: options.correlationId }),
    ...(options.userId === undefined ? {} : { user_id: options.userId }),
    ...(options.requestOrigin === undefined ? {} : { request_origin: options.requestOrigin }),
  };
  return Object.keys(metadata).length === 0 ? {} : { metadata };
}
