/** Every setting of the server: one table; defaults, flags, environment and reference page follow from it. Reads nothing. */

export type OptionValue = string | number | boolean | readonly string[];

export interface ServerOption<T extends OptionValue> {
  readonly default: T;
  /** `ms`, `bytes`, `count`, or none. */
  readonly unit?: "ms" | "bytes" | "count";
  /** Smallest value allowed, for numbers. */
  readonly min?: number;
  readonly max?: number;
  /** Fewest characters of each text of a list. */
  readonly minCharacters?: number;
  /** The only values allowed, for texts of a closed set. */
  readonly allowed?: readonly string[];
  /** Texts are absolute http(s) URLs, or the default. */
  readonly isUrl?: true;
  readonly env: string;
  readonly flag: string;
  /** Masked wherever settings are printed. */
  readonly secret?: true;
  readonly meaning: string;
}

export const serverOptions = {
  host: { default: "127.0.0.1", env: "TOOLWRIGHT_HOST", flag: "--host", meaning: "Address to listen on." },
  port: {
    default: 7411,
    min: 0,
    max: 65_535,
    env: "TOOLWRIGHT_PORT",
    flag: "--port",
    meaning: "Port to listen on; 0 picks a free one and prints it.",
  },
  workers: {
    default: 1,
    unit: "count",
    min: 1,
    max: 256,
    env: "TOOLWRIGHT_WORKERS",
    flag: "--workers",
    meaning:
      "Processes that serve on the one port and share contexts, calls with a key, rates and tickets; other limits are each one's own.",
  },
  workerSilenceMs: {
    default: 30_000,
    unit: "ms",
    min: 1_000,
    max: 86_400_000,
    env: "TOOLWRIGHT_WORKER_SILENCE",
    flag: "--worker-silence",
    meaning:
      "Time for which a worker may compute without a pause; one that gives no sign of life for longer, a quarter more at most, is killed, and another follows.",
  },
  allowedOrigins: {
    default: [],
    env: "TOOLWRIGHT_ALLOWED_ORIGINS",
    flag: "--allowed-origins",
    meaning: "Web origins that may connect beside the server's own.",
  },
  allowedHosts: {
    default: [],
    env: "TOOLWRIGHT_ALLOWED_HOSTS",
    flag: "--allowed-hosts",
    meaning: "Host names accepted in the Host header beside loopback names; beyond loopback an empty list accepts any.",
  },
  publicUrl: {
    default: "auto",
    isUrl: true,
    env: "TOOLWRIGHT_PUBLIC_URL",
    flag: "--public-url",
    meaning: "Origin by which clients reach this server, such as https://tools.example.com; auto takes what each request names.",
  },
  authorizationServers: {
    default: [],
    isUrl: true,
    env: "TOOLWRIGHT_AUTHORIZATION_SERVERS",
    flag: "--authorization-servers",
    meaning: "Issuers that MCP clients are sent to for tokens, by RFC 9728 metadata; empty serves none.",
  },
  maxFrameBytes: {
    default: 1_048_576,
    unit: "bytes",
    min: 1_024,
    max: 67_108_864,
    env: "TOOLWRIGHT_MAX_FRAME_BYTES",
    flag: "--max-frame-bytes",
    meaning: "Largest message taken from a peer, on WebSocket and HTTP.",
  },
  maxConnections: {
    default: 10_000,
    unit: "count",
    min: 1,
    max: 1_000_000,
    env: "TOOLWRIGHT_MAX_CONNECTIONS",
    flag: "--max-connections",
    meaning: "WebSocket connections open at once.",
  },
  maxSockets: {
    default: 20_000,
    unit: "count",
    min: 1,
    max: 1_000_000,
    env: "TOOLWRIGHT_MAX_SOCKETS",
    flag: "--max-sockets",
    meaning: "TCP connections open at once, those included whose sender is not known yet; more are closed as they come.",
  },
  maxMessagesPerSecond: {
    default: 50_000,
    unit: "count",
    min: 1,
    max: 10_000_000,
    env: "TOOLWRIGHT_MAX_MESSAGES_PER_SECOND",
    flag: "--max-messages-per-second",
    meaning: "Messages and pings read a second from one WebSocket connection; it is read no faster, and none is lost.",
  },
  maxInFlight: {
    default: 256,
    unit: "count",
    min: 1,
    max: 100_000,
    env: "TOOLWRIGHT_MAX_IN_FLIGHT",
    flag: "--max-in-flight",
    meaning: "Calls in flight at once on one connection.",
  },
  maxQueuedBytes: {
    default: 4_194_304,
    unit: "bytes",
    min: 65_536,
    max: 1_073_741_824,
    env: "TOOLWRIGHT_MAX_QUEUED_BYTES",
    flag: "--max-queued-bytes",
    meaning: "Bytes waiting for one slow reader before its connection is closed with 1013.",
  },
  maxTotalQueuedBytes: {
    default: 536_870_912,
    unit: "bytes",
    min: 65_536,
    max: 1_099_511_627_776,
    env: "TOOLWRIGHT_MAX_TOTAL_QUEUED_BYTES",
    flag: "--max-total-queued-bytes",
    meaning: "Bytes waiting for all slow readers together; beyond it the one that is sent to is closed with 1013.",
  },
  maxMemoryBytes: {
    default: 0,
    unit: "bytes",
    min: 0,
    max: 1_099_511_627_776,
    env: "TOOLWRIGHT_MAX_MEMORY_BYTES",
    flag: "--max-memory-bytes",
    meaning:
      "Heap in use and what it holds outside of it, after a collection, above which new calls and connections are refused; 0 takes nine tenths of the heap that Node allows.",
  },
  maxSubscriptions: {
    default: 256,
    unit: "count",
    min: 0,
    max: 100_000,
    env: "TOOLWRIGHT_MAX_SUBSCRIPTIONS",
    flag: "--max-subscriptions",
    meaning: "Contexts that one connection may be subscribed to.",
  },
  maxConcurrency: {
    default: 2_000,
    unit: "count",
    min: 1,
    max: 1_000_000,
    env: "TOOLWRIGHT_MAX_CONCURRENCY",
    flag: "--max-concurrency",
    meaning: "Calls in flight at once over the whole server.",
  },
  maxWaitingCalls: {
    default: 1_000,
    unit: "count",
    min: 0,
    max: 1_000_000,
    env: "TOOLWRIGHT_MAX_WAITING_CALLS",
    flag: "--max-waiting-calls",
    meaning: "Calls that wait for their turn when a limit of concurrency is reached; 0 refuses them at once.",
  },
  maxWaitingCallsPerAgent: {
    default: 100,
    unit: "count",
    min: 0,
    max: 1_000_000,
    env: "TOOLWRIGHT_MAX_WAITING_CALLS_PER_AGENT",
    flag: "--max-waiting-calls-per-agent",
    meaning: "Calls of one agent that wait for their turn; agents come by turns, whoever sends more.",
  },
  maxCallWaitMs: {
    default: 2_000,
    unit: "ms",
    min: 1,
    max: 600_000,
    env: "TOOLWRIGHT_MAX_CALL_WAIT",
    flag: "--max-call-wait",
    meaning: "Time that a call waits for its turn before it is refused; its own deadline and a cancel end it earlier.",
  },
  contextStore: {
    default: "file",
    allowed: ["memory", "file", "redis"],
    env: "TOOLWRIGHT_CONTEXT_STORE",
    flag: "--context-store",
    meaning: "What keeps contexts: the server's memory, a folder of this machine, or Redis (`redisUrl`) for several servers.",
  },
  contextDir: {
    default: ".toolwright/contexts",
    env: "TOOLWRIGHT_CONTEXT_DIR",
    flag: "--context-dir",
    meaning: "Folder of the store `file`, below the project or absolute; one server at a time.",
  },
  maxContexts: {
    default: 100_000,
    unit: "count",
    min: 1,
    max: 10_000_000,
    env: "TOOLWRIGHT_MAX_CONTEXTS",
    flag: "--max-contexts",
    meaning: "Contexts held at once by the store.",
  },
  maxContextBytes: {
    default: 268_435_456,
    unit: "bytes",
    min: 65_536,
    max: 1_099_511_627_776,
    env: "TOOLWRIGHT_MAX_CONTEXT_BYTES",
    flag: "--max-context-bytes",
    meaning: "Bytes of all contexts' serialised values together; the stores memory and file also hold them in memory.",
  },
  redisUrl: {
    default: "redis://127.0.0.1:6379",
    env: "TOOLWRIGHT_REDIS_URL",
    flag: "--redis-url",
    secret: true,
    meaning: "Redis or Valkey, 6.2 or later, as `redis://` or `rediss://` with user, password and database where needed.",
  },
  redisPrefix: {
    default: "toolwright",
    env: "TOOLWRIGHT_REDIS_PREFIX",
    flag: "--redis-prefix",
    meaning: "Begins the name of everything in Redis: servers with the same prefix share it, others do not meet.",
  },
  redisTimeoutMs: {
    default: 2_000,
    unit: "ms",
    min: 100,
    max: 60_000,
    env: "TOOLWRIGHT_REDIS_TIMEOUT",
    flag: "--redis-timeout",
    meaning:
      "Longest wait for an answer of Redis, and of a worker for the process that keeps its contexts; after it whoever waits is told to try again.",
  },
  heartbeatIntervalMs: {
    default: 30_000,
    unit: "ms",
    min: 100,
    max: 3_600_000,
    env: "TOOLWRIGHT_HEARTBEAT_INTERVAL",
    flag: "--heartbeat-interval",
    meaning: "Time between pings to a WebSocket peer; two unanswered end the connection.",
  },
  drainTimeoutMs: {
    default: 10_000,
    unit: "ms",
    min: 0,
    max: 600_000,
    env: "TOOLWRIGHT_DRAIN_TIMEOUT",
    flag: "--drain-timeout",
    meaning: "Time for in-flight answers to get out after SIGTERM.",
  },
  requestTimeoutMs: {
    default: 15_000,
    unit: "ms",
    min: 100,
    max: 600_000,
    env: "TOOLWRIGHT_REQUEST_TIMEOUT",
    flag: "--request-timeout",
    meaning: "Time for a peer to send a whole HTTP request or upgrade.",
  },
  idempotencyKeysFor: {
    default: "none",
    allowed: ["none", "destructive", "write"],
    env: "TOOLWRIGHT_IDEMPOTENCY_KEYS_FOR",
    flag: "--idempotency-keys-for",
    meaning: "Effects of tools that are called with an idempotency key alone: `write` means both. Every tool takes one.",
  },
  idempotencyWindowMs: {
    default: 600_000,
    unit: "ms",
    min: 1_000,
    max: 86_400_000,
    env: "TOOLWRIGHT_IDEMPOTENCY_WINDOW",
    flag: "--idempotency-window",
    meaning: "Time in which a call with a known idempotency key gets the first call's outcome.",
  },
  maxIdempotencyRecords: {
    default: 10_000,
    unit: "count",
    min: 1,
    max: 10_000_000,
    env: "TOOLWRIGHT_MAX_IDEMPOTENCY_RECORDS",
    flag: "--max-idempotency-records",
    meaning: "Idempotency keys remembered at once.",
  },
  maxIdempotencyBytes: {
    default: 67_108_864,
    unit: "bytes",
    min: 65_536,
    max: 17_179_869_184,
    env: "TOOLWRIGHT_MAX_IDEMPOTENCY_BYTES",
    flag: "--max-idempotency-bytes",
    meaning: "Bytes of results kept for idempotency keys.",
  },
  answerTimeoutMs: {
    default: 600_000,
    unit: "ms",
    min: 1_000,
    max: 86_400_000,
    env: "TOOLWRIGHT_ANSWER_TIMEOUT",
    flag: "--answer-timeout",
    meaning: "Time in which a question that a handler asks a person may be answered; the tool's own timeout stands still meanwhile.",
  },
  maxOpenQuestions: {
    default: 1_000,
    unit: "count",
    min: 0,
    max: 1_000_000,
    env: "TOOLWRIGHT_MAX_OPEN_QUESTIONS",
    flag: "--max-open-questions",
    meaning: "Questions of handlers that wait for an answer at once, of all connections; those of stateless MCP wait with their client.",
  },
  answerKeys: {
    default: [],
    minCharacters: 32,
    secret: true,
    env: "TOOLWRIGHT_ANSWER_KEYS",
    flag: "--answer-keys",
    meaning:
      "Secrets of 32 characters or more that seal what a stateless MCP client brings back with its answers; the first seals, all open. Servers that stand in for each other need the same; without any, each start makes its own.",
  },
  confirmations: {
    default: "required",
    allowed: ["required", "possible", "off"],
    env: "TOOLWRIGHT_CONFIRMATIONS",
    flag: "--confirmations",
    meaning:
      "Tools whose file says `confirm`: `required` refuses a caller that cannot be asked, `possible` asks those who can be and lets others through, `off` asks nobody.",
  },
  ticketLifetimeMs: {
    default: 30_000,
    unit: "ms",
    min: 1_000,
    max: 300_000,
    env: "TOOLWRIGHT_TICKET_LIFETIME",
    flag: "--ticket-lifetime",
    meaning: "Time in which a browser ticket may be used, once.",
  },
  credentialsFile: {
    default: ".toolwright/credentials.json",
    env: "TOOLWRIGHT_CREDENTIALS_FILE",
    flag: "--credentials-file",
    meaning: "File with the hashes of agents' keys, below the project or absolute; it is followed while the server runs.",
  },
  credentialPollMs: {
    default: 2_000,
    unit: "ms",
    min: 50,
    max: 60_000,
    env: "TOOLWRIGHT_CREDENTIAL_POLL",
    flag: "--credential-poll",
    meaning:
      "Time between looks at the keys of agents where the system does not tell of a change: a revoked key counts no longer than that.",
  },
  jwtIssuer: {
    default: "none",
    env: "TOOLWRIGHT_JWT_ISSUER",
    flag: "--jwt-issuer",
    meaning: "Issuer whose tokens agents may come with, exactly as in `iss`; with `none` keys alone count.",
  },
  jwtAudience: {
    default: [],
    env: "TOOLWRIGHT_JWT_AUDIENCE",
    flag: "--jwt-audience",
    meaning: "What `aud` of a token must hold one of; needed with an issuer.",
  },
  jwtJwksUrl: {
    default: "discover",
    env: "TOOLWRIGHT_JWT_JWKS_URL",
    flag: "--jwt-jwks-url",
    meaning: "Where the issuer publishes its keys; `discover` takes what its discovery document says.",
  },
  jwtAlgorithms: {
    default: ["RS256", "PS256", "ES256", "EdDSA"],
    env: "TOOLWRIGHT_JWT_ALGORITHMS",
    flag: "--jwt-algorithms",
    meaning: "Algorithms of signatures that are taken; `none` and those of shared secrets never are.",
  },
  jwtClockToleranceMs: {
    default: 30_000,
    unit: "ms",
    min: 0,
    max: 300_000,
    env: "TOOLWRIGHT_JWT_CLOCK_TOLERANCE",
    flag: "--jwt-clock-tolerance",
    meaning: "How far the issuer's clock may be off: tokens count so much before `nbf` and after `exp`.",
  },
  jwtAgentClaim: {
    default: "sub",
    env: "TOOLWRIGHT_JWT_AGENT_CLAIM",
    flag: "--jwt-agent-claim",
    meaning: "Claim that names the agent, such as `sub`, `azp` or `client_id`; dots lead into objects.",
  },
  jwtAgents: {
    default: [],
    env: "TOOLWRIGHT_JWT_AGENTS",
    flag: "--jwt-agents",
    meaning: "Pairs `claim=agent` from what that claim says to the agent's name in the catalog; without any they are the same.",
  },
  jwtScopeClaim: {
    default: "scope",
    env: "TOOLWRIGHT_JWT_SCOPE_CLAIM",
    flag: "--jwt-scope-claim",
    meaning:
      "Claim with scopes: a token that has it is good for those of its agent's scopes that it names, one without it for all. `none` looks at none.",
  },
  jwtClaims: {
    default: [],
    env: "TOOLWRIGHT_JWT_CLAIMS",
    flag: "--jwt-claims",
    meaning: "Pairs `name=claim` of verified facts that handlers find in `principal.claims`, and that no message can set.",
  },
  jwtKeysMaxAgeMs: {
    default: 600_000,
    unit: "ms",
    min: 1_000,
    max: 86_400_000,
    env: "TOOLWRIGHT_JWT_KEYS_MAX_AGE",
    flag: "--jwt-keys-max-age",
    meaning: "Age at which the issuer's keys are fetched again, in the background.",
  },
  jwtKeysMaxStaleMs: {
    default: 86_400_000,
    unit: "ms",
    min: 0,
    max: 604_800_000,
    env: "TOOLWRIGHT_JWT_KEYS_MAX_STALE",
    flag: "--jwt-keys-max-stale",
    meaning: "How much longer known keys count while the issuer cannot be reached; after it tokens get UNAVAILABLE.",
  },
  jwtKeysCoolDownMs: {
    default: 10_000,
    unit: "ms",
    min: 100,
    max: 600_000,
    env: "TOOLWRIGHT_JWT_KEYS_COOL_DOWN",
    flag: "--jwt-keys-cool-down",
    meaning: "Least time between two requests to the issuer, also for tokens of a key that is not known.",
  },
  jwtTimeoutMs: {
    default: 5_000,
    unit: "ms",
    min: 100,
    max: 60_000,
    env: "TOOLWRIGHT_JWT_TIMEOUT",
    flag: "--jwt-timeout",
    meaning: "Longest wait for an answer of the issuer.",
  },
  maxJwtTokens: {
    default: 10_000,
    unit: "count",
    min: 1,
    max: 1_000_000,
    env: "TOOLWRIGHT_MAX_JWT_TOKENS",
    flag: "--max-jwt-tokens",
    meaning: "Verified tokens remembered at once; those forgotten are verified again.",
  },
  logLevel: {
    default: "info",
    allowed: ["debug", "info", "warn", "error", "silent"],
    env: "TOOLWRIGHT_LOG_LEVEL",
    flag: "--log-level",
    meaning: "Least level logged.",
  },
  metrics: {
    default: "loopback",
    allowed: ["loopback", "all", "off"],
    env: "TOOLWRIGHT_METRICS",
    flag: "--metrics",
    meaning: "Who may read `/metrics`: this machine alone, or all who reach the port; with `off` nothing is counted.",
  },
  maxPreloadedTools: {
    default: 200,
    unit: "count",
    min: 0,
    max: 1_000_000,
    env: "TOOLWRIGHT_MAX_PRELOADED_TOOLS",
    flag: "--max-preloaded-tools",
    meaning:
      "Catalogs of at most so many tools are loaded in the background after the start, so that `/readyz` names what fails; of larger ones each tool is loaded at its first call.",
  },
  strict: {
    default: false,
    env: "TOOLWRIGHT_STRICT",
    flag: "--strict",
    meaning: "Load every tool before listening; refuse to start over one that fails or is unimplemented.",
  },
} as const satisfies Record<string, ServerOption<OptionValue>>;

export type ServerOptionName = keyof typeof serverOptions;

type Widened<T> = T extends string ? string : T extends number ? number : T extends boolean ? boolean : readonly string[];

/** Settings after resolution, one field an option. */
export type ServerSettings = { readonly [Name in ServerOptionName]: Widened<(typeof serverOptions)[Name]["default"]> };

export const defaultSettings: ServerSettings = Object.fromEntries(
  Object.entries(serverOptions).map(([name, option]) => [name, option.default]),
) as unknown as ServerSettings;
