/** Every code that may cross the wire, and the error that carries one. Knows nothing of protocols. */

export interface ErrorFacts {
  /** Status of a plain HTTP answer. */
  readonly httpStatus: number;
  /** True when the same request may succeed later without a change. */
  readonly retryable: boolean;
  /** What it says, for the reference. */
  readonly meaning: string;
  /** What the caller does next, for the reference. */
  readonly next: string;
}

/** The built-in codes. They are reserved words: a tool cannot declare an error of the same name. */
export const errorCatalog = {
  MALFORMED_MESSAGE: {
    httpStatus: 400,
    retryable: false,
    meaning: "The message is not JSON, or not of the shape its type demands.",
    next: "Compare the message with its schema; details name the field.",
  },
  UNKNOWN_METHOD: {
    httpStatus: 404,
    retryable: false,
    meaning: "No message type or path of this name exists.",
    next: "Use one of the names in the protocol reference.",
  },
  UNSUPPORTED_VERSION: {
    httpStatus: 400,
    retryable: false,
    meaning: "The protocol version asked for is not served.",
    next: "Offer one of the versions the message names.",
  },
  UNKNOWN_TOOL: {
    httpStatus: 404,
    retryable: false,
    meaning: "No tool of this name is visible to this agent.",
    next: "List the catalog and use a name from it.",
  },
  UNKNOWN_CONTEXT: {
    httpStatus: 404,
    retryable: false,
    meaning: "No context slot of this name is visible to this agent, or the key does not fit its pattern.",
    next: "Use `<Context name>` or `<Context name>/<key>` of a declared slot.",
  },
  UNKNOWN_RESOURCE: {
    httpStatus: 404,
    retryable: false,
    meaning: "Nothing stands at this address, or nothing that is visible to this agent.",
    next: "List the resources and their templates, and use an address from them.",
  },
  UNKNOWN_PROMPT: {
    httpStatus: 404,
    retryable: false,
    meaning: "No prompt of this name is visible to this agent.",
    next: "List the prompts and use a name from them.",
  },
  INVALID_ARGUMENT: {
    httpStatus: 400,
    retryable: false,
    meaning: "The payload does not satisfy the tool's input schema, or a patch leaves a context outside its schema.",
    next: "Mend each field that details name, then call again.",
  },
  FAILED_PRECONDITION: {
    httpStatus: 409,
    retryable: false,
    meaning: "The request cannot be met in the present state, such as a tool version that is not served.",
    next: "Read the message, change the request or the state.",
  },
  UNAUTHENTICATED: {
    httpStatus: 401,
    retryable: false,
    meaning: "No credential, or one that is unknown, expired or revoked.",
    next: "Send `Authorization: Bearer <key>` with a valid key.",
  },
  PERMISSION_DENIED: {
    httpStatus: 403,
    retryable: false,
    meaning: "The agent is known and may not do this.",
    next: "Ask the agent's owner for what the message names, or use another agent's key.",
  },
  CONFLICT: {
    httpStatus: 409,
    retryable: true,
    meaning: "The context moved on since the expected revision, or an idempotency key was used with another payload.",
    next: "Read the current revision, apply the change to it, send again.",
  },
  RESOURCE_EXHAUSTED: {
    httpStatus: 429,
    retryable: true,
    meaning: "A limit with a name is reached: concurrency, rate, queue or size.",
    next: "Wait for retry_after_ms where it is given; otherwise ask for less.",
  },
  UNAVAILABLE: {
    httpStatus: 503,
    retryable: true,
    meaning: "The server is draining, or something it needs is away.",
    next: "Try again, on another connection.",
  },
  CANCELLED: {
    httpStatus: 499,
    retryable: false,
    meaning: "The caller cancelled, or went away.",
    next: "Nothing: the call was ended at the caller's wish.",
  },
  DEADLINE_EXCEEDED: {
    httpStatus: 504,
    retryable: true,
    meaning: "The call did not finish within the lower of its deadline and the tool's timeout.",
    next: "Ask for less, or raise deadline_ms up to the tool's timeout.",
  },
  UNIMPLEMENTED: {
    httpStatus: 501,
    retryable: false,
    meaning: "The tool is declared and its handler is not written yet.",
    next: "Tell the tool's owner.",
  },
  INTERNAL: {
    httpStatus: 500,
    retryable: false,
    meaning: "The tool or the server failed; the cause is in the server's log under the request id.",
    next: "Report the request id to the operator.",
  },
} as const satisfies Record<string, ErrorFacts>;

export type ErrorCode = keyof typeof errorCatalog;

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorCatalog, code);
}

/** One field that is wrong, in words a model can act on. */
export interface FieldProblem {
  /** JSON pointer into the checked value, `""` for its root. */
  readonly pointer: string;
  /** The JSON Schema keyword that failed, such as `pattern`. */
  readonly rule: string;
  readonly expected: string;
  /** What was found, shortened to 80 characters; never the value of a field marked `x-sensitive`. */
  readonly got: string;
  readonly hint: string;
}

export interface ToolErrorOptions {
  readonly cause?: unknown;
  readonly details?: readonly FieldProblem[];
  /** Overrides the catalog's verdict; declared errors are not retryable unless this says so. */
  readonly retryable?: boolean;
  /** Milliseconds after which a retry may succeed. */
  readonly retryAfterMs?: number;
  /** Where a CONFLICT stands now. */
  readonly currentRevision?: number;
  /** Every scope that what was refused asks for. */
  readonly scopes?: readonly string[];
}

const brand = Symbol.for("toolwright.ToolError");

/**
 * An error meant for the caller: its message crosses the wire as written, its cause goes to the log only.
 *
 * Branded, since bundling may duplicate the class: use `isToolError`, never `instanceof`.
 */
export class ToolError extends Error {
  override readonly name = "ToolError";
  readonly [brand] = true;
  /** A built-in code, or the name of an error the tool declares. */
  readonly code: string;
  readonly details: readonly FieldProblem[];
  readonly retryable: boolean;
  readonly retryAfterMs?: number;
  readonly currentRevision?: number;
  readonly scopes?: readonly string[];

  constructor(code: ErrorCode | (string & {}), message: string, options: ToolErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.details = options.details ?? [];
    this.retryable = options.retryable ?? (isErrorCode(code) && errorCatalog[code].retryable);
    if (options.retryAfterMs !== undefined) this.retryAfterMs = options.retryAfterMs;
    if (options.currentRevision !== undefined) this.currentRevision = options.currentRevision;
    if (options.scopes !== undefined) this.scopes = options.scopes;
  }
}

export function isToolError(value: unknown): value is ToolError {
  return typeof value === "object" && value !== null && brand in value;
}

/** HTTP status of a code: the catalog's, or 422 for an error a tool declares. */
export function httpStatusOf(code: string): number {
  return isErrorCode(code) ? errorCatalog[code].httpStatus : 422;
}
