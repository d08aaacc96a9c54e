/**
 * What the product promises, one row a promise. A test cites a row by its id in a title or comment, or the row names the test that
 * proves it. A row that neither holds for has an exception with its reason. `coverage.test.ts` checks all three.
 */

export interface Requirement {
  /** `<area>.<words>`. */
  readonly id: string;
  readonly says: string;
  /** A test file below `test/`, and words of the title of the test that proves it. */
  readonly by?: readonly [file: string, title: string];
  /** Why no test proves it. */
  readonly except?: string;
}

const houses = [
  {
    id: "house.imports",
    says: "Rooms import only what the table allows, and no two files load each other.",
    by: ["architecture.test.ts", "holds for every file of every room"],
  },
  {
    id: "house.browser-safe",
    says: "The contract and the client can be loaded by a browser.",
    by: ["architecture.test.ts", "lets a browser load"],
  },
  { id: "house.dependencies", says: "Each package has a line of reason, and none needs an install script." },
  { id: "house.dockerfile", says: "The Dockerfile has no finding, two stages, a plain user and a health check." },
  {
    id: "house.image-steps",
    says: "Each step of the Dockerfile works in an empty folder as a plain user.",
    by: ["docker/steps.test.ts", "serve a call when credentials are there"],
  },
  { id: "house.same-commands", says: "make and npm know the same commands, and CI runs what README.md names." },
  {
    id: "house.reference",
    says: "Reference pages agree with the tables they are written from.",
    by: ["reference-docs.test.ts", "is what its table says, byte for byte"],
  },
  { id: "docs.readme-runs", says: "Every command, file and message of README.md works as it stands there." },
  { id: "docs.readme-opens", says: "README.md opens with make serve and make test." },
  { id: "docs.guides-run", says: "Every command, file and message of the guides works as it stands there." },
  { id: "config.env-example", says: ".env.example names every variable that is read, and no other." },
  {
    id: "config.origin",
    says: "Settings come from defaults, file, environment and flags, the later over the earlier, and each knows its origin.",
    by: ["unit/config/load-config.test.ts", "from the file, the environment and the flag, the later over the earlier"],
  },
  {
    id: "config.secrets",
    says: "Printed settings mask secrets.",
    by: ["unit/config/load-config.test.ts", "masks secrets, also where they are wrong"],
  },
] as const satisfies readonly Requirement[];

const catalogs = [
  {
    id: "catalog.findings",
    says: "Fifty wrong files each give the right code, position and cure, and none a stack trace.",
    by: ["wrong-yaml.test.ts", "gives code, position and cure"],
  },
  {
    id: "catalog.every-code-shown",
    says: "Every code that a file can cause is shown in a case.",
    by: ["wrong-yaml.test.ts", "is shown for every code a file can cause"],
  },
  {
    id: "catalog.broken-file",
    says: "A broken file costs its own tool and never the run.",
    by: ["e2e/cli-findings.test.ts", "costs a broken file its own tool and leaves the others alone"],
  },
  {
    id: "catalog.positions",
    says: "Positions are right with a byte order mark and with CRLF.",
    by: ["unit/parse/parse-yaml.test.ts", "with a byte order mark and with CRLF"],
  },
  {
    id: "catalog.core-schema",
    says: "YAML is read by the core schema of 1.2, whatever a file says of its version.",
    by: ["unit/parse/parse-yaml.test.ts", "keeps to that schema under a %YAML 1.1 line"],
  },
  {
    id: "catalog.limits",
    says: "Size, depth, values and aliases of a file are bounded by limits with names.",
    by: ["unit/parse/parse-yaml.test.ts", "accepts as many aliases as its limit says and not one more"],
  },
  {
    id: "catalog.did-you-mean",
    says: "A typo gets the word that was meant.",
    by: ["unit/text/did-you-mean.test.ts", "finds a misspelt word"],
  },
  {
    id: "catalog.proto-key",
    says: "A key named __proto__ is a key.",
    by: ["unit/parse/parse-yaml.test.ts", "makes a key named __proto__ an own member"],
  },
  {
    id: "catalog.lenient",
    says: "A foreign catalog is taken as it is, with warnings.",
    by: ["e2e/cli-findings.test.ts", "takes a foreign catalog without toolwright.yaml by --project and --lenient"],
  },
  {
    id: "catalog.foreign",
    says: "Of schemas as the world writes them the bad are named and the others served, with Ajv's verdicts and types that hold.",
    by: ["e2e/foreign-catalog.test.ts", "serves all others, and those alone"],
  },
  {
    id: "catalog.explain",
    says: "Every code can be explained.",
    by: ["unit/cli/run.test.ts", "says what a finding means, however its code is written"],
  },
] as const satisfies readonly Requirement[];

const generators = [
  {
    id: "generate.deterministic",
    says: "The same text gives the same bytes in any order of its files.",
    by: ["golden.test.ts", "becomes the same bytes in any order of its files"],
  },
  {
    id: "generate.compiles",
    says: "What is generated compiles in a stranger's strict project.",
    by: ["golden.test.ts", "compiles without a complaint in a strict project"],
  },
  {
    id: "generate.handler-drift",
    says: "A change of the YAML shows as a compiler error in the handler.",
    by: ["e2e/cli-project.test.ts", "shows a change of the YAML as a compiler error in the handler"],
  },
  {
    id: "generate.stub-once",
    says: "A handler's file is written once and never touched again.",
    by: ["e2e/cli-project.test.ts", "never touches a handler again"],
  },
  {
    id: "generate.check",
    says: "A check fails on stale, missing and stray files, and names the command that mends them.",
    by: ["e2e/cli-findings.test.ts", "fails a check on stale, missing and stray files with 101"],
  },
  {
    id: "generate.no-injection",
    says: "Hostile text reaches generated code as data only.",
    by: ["unit/emit/code-text.test.ts", "evaluates to exactly the value it was made from"],
  },
  {
    id: "generate.validators-agree",
    says: "Emitted validators give Ajv's verdicts, for every keyword of both dialects.",
    by: ["properties/validators-agree.test.ts", "for every keyword of both dialects"],
  },
  {
    id: "generate.asyncapi",
    says: "The AsyncAPI document passes a public parser.",
    by: ["unit/emit/asyncapi.test.ts", "is what the public parser takes for AsyncAPI 3.0"],
  },
  {
    id: "generate.cache",
    says: "A second run takes unchanged tools from the cache, and a damaged cache costs no more than time.",
    by: ["unit/disk/emit-cache.test.ts", "loses no more than the text whose bytes were altered"],
  },
  {
    id: "generate.prune",
    says: "Only what an earlier run made is removed.",
    by: ["unit/disk/output-tree.test.ts", "reports a stray that no run of ours made, and keeps it"],
  },
] as const satisfies readonly Requirement[];

const calls = [
  { id: "call.pipeline-once", says: "Every way in goes through the one pipeline." },
  { id: "call.reply-exactly-once", says: "Every call is answered once, whatever happens." },
  { id: "call.handler-never-kills", says: "A handler that throws, hangs or answers nonsense never takes the server along." },
  { id: "call.deadline", says: "The lower of the caller's deadline and the tool's timeout holds." },
  { id: "call.correlation", says: "agent_id, user_id, correlation_id and request_origin reach handlers, answers and logs." },
  {
    id: "call.cancel",
    says: "A call is cancelled by its caller, also by going away.",
    by: ["e2e/wire.test.ts", "cancels the calls of a peer that goes away"],
  },
  {
    id: "call.progress",
    says: "A handler's progress reaches its caller.",
    by: ["e2e/wire.test.ts", "reports progress, and cancels on request"],
  },
  {
    id: "call.invalid-argument",
    says: "Wrong arguments are answered field by field, and the handler does not run.",
    by: ["unit/invoke/invoker.test.ts", "answers INVALID_ARGUMENT with the fields at fault and never runs the handler"],
  },
  {
    id: "call.max-bytes",
    says: "A result beyond maxBytes is RESOURCE_EXHAUSTED.",
    by: ["unit/invoke/invoker.test.ts", "refuses a result beyond maxBytes, counted in UTF-8 bytes"],
  },
  {
    id: "call.version",
    says: "A version that is not served is FAILED_PRECONDITION and names the one that is.",
    by: ["unit/invoke/invoker.test.ts", "names the served version when the asked one does not match"],
  },
  {
    id: "call.idempotency",
    says: "A known key and payload give the first result; another payload is a CONFLICT.",
    by: ["unit/invoke/idempotency.test.ts", "answers another payload, and another tool, with a CONFLICT"],
  },
  {
    id: "call.idempotency-shared",
    says: "Servers of one Redis, and workers of one server, make a call with a key once between them, also where the first of it still runs.",
  },
  {
    id: "call.idempotency-lost",
    says: "A call whose server was lost is made again where that does no harm, and is said to be of unknown outcome elsewhere.",
    by: [
      "e2e/idempotency-shared.test.ts",
      "tell of a call whose server was lost that its outcome is unknown, make it again where that does no harm, and take its answer when it comes",
    ],
  },
  {
    id: "call.idempotency-away",
    says: "While the records of calls are away, calls with a key get UNAVAILABLE in bounded time, the others go on, and it heals by itself.",
    by: [
      "e2e/idempotency-shared.test.ts",
      "refuse calls with a key in bounded time while Redis is away, serve those without, and heal by themselves",
    ],
  },
  {
    id: "call.forsaken",
    says: "A call with a key that may not be made twice runs to its end when its connection is lost; its repetition is told what it came to.",
  },
  { id: "call.idempotency-required", says: "A server may require a key by a tool's effects." },
  {
    id: "call.validator-throws",
    says: "A validator that throws is a clean error.",
    by: ["unit/invoke/invoker.test.ts", "survives a validator that throws"],
  },
  {
    id: "call.mock",
    says: "A mock answers from the tool's examples.",
    by: ["unit/bindings/mock-binding.test.ts", "throws the declared error to the input it is about"],
  },
  {
    id: "call.trace",
    says: "Trace context reaches the handler and comes back.",
    by: ["e2e/http.test.ts", "takes trace context from headers and gives it back"],
  },
  { id: "errors.no-leak", says: "The words of an error nobody declared reach the log only." },
  { id: "limit.idempotency", says: "Remembered keys are bounded in number, bytes and time." },
  {
    id: "limit.waiting",
    says: "Calls beyond a limit of concurrency wait for their turn, bounded in number and time.",
    by: ["unit/invoke/admit.test.ts", "and who waits as long as told finds a place"],
  },
  { id: "limit.fairness", says: "Beside a greedy agent another waits for at most one of its turns." },
  { id: "limit.retry-hints", says: "Who waits exactly as long as a refusal by a rate or a full queue says is taken." },
  { id: "limit.total-queued-bytes", says: "What waits for all slow readers together is bounded." },
  {
    id: "limit.table",
    says: "Every limit stands in one table, with a test that reaches it and sees its answer.",
    by: ["limits.test.ts", "names a test that reaches"],
  },
  { id: "limit.shared-rates", says: "Servers that share count the calls of an agent and of a tool together." },
  {
    id: "limit.concurrency",
    says: "Server, agent and tool each bound their calls in flight.",
    by: ["unit/invoke/admit.test.ts", "keeps one agent's limit from touching another"],
  },
] as const satisfies readonly Requirement[];

const wires = [
  { id: "wire.welcome", says: "A connection is welcomed with agent, scopes, digest and limits." },
  { id: "wire.malformed", says: "A thousand malformed messages are each answered, and a valid call after each." },
  { id: "wire.duplicate-id", says: "A duplicate id in flight is an error frame, and the first call keeps its own answer." },
  { id: "wire.heartbeat", says: "A silent peer is pinged, and ended when it does not answer." },
  {
    id: "wire.hello-first",
    says: "hello is taken as the first frame only.",
    by: ["e2e/wire.test.ts", "takes hello as the first frame only"],
  },
  {
    id: "wire.both-ways",
    says: "Every outgoing message is validated as well as every incoming one.",
    by: ["unit/protocols/native.test.ts", "answers INTERNAL and logs when our own message breaks our own contract"],
  },
  {
    id: "wire.every-type",
    says: "Every message type of the contract is tried both ways.",
    by: ["unit/messages/messages.test.ts", "are all of them tried here"],
  },
  {
    id: "wire.framing",
    says: "A peer that breaks WebSocket framing harms nobody else.",
    by: ["e2e/malformed.test.ts", "survives a peer that breaks WebSocket framing"],
  },
  { id: "limit.max-queued-bytes", says: "A slow reader is cut off with 1013 and its neighbours never notice." },
  {
    id: "limit.subscriptions",
    says: "Subscriptions of a connection are bounded.",
    by: ["e2e/wire.test.ts", "refuses a subscription beyond the connection's limit"],
  },
  { id: "http.call", says: "POST /v1/tools/{name} answers with the body of a toolResponse." },
  {
    id: "http.host",
    says: "A foreign Host is refused, whatever the path.",
    by: ["e2e/http.test.ts", "refuses a Host that is not served, whatever the path"],
  },
  {
    id: "http.unknown-path",
    says: "An unknown path is answered with the known ones.",
    by: ["e2e/http.test.ts", "answers an unknown path with the known ones"],
  },
] as const satisfies readonly Requirement[];

const contexts = [
  {
    id: "context.revisions",
    says: "Revisions only grow, no update is lost, and each follower is told once and in order.",
    by: ["properties/context-history.test.ts", "has contiguous revisions, loses no update"],
  },
  {
    id: "context.merge-patch",
    says: "Patches do what RFC 7396 says.",
    by: ["properties/merge-patch.test.ts", "as the appendix of RFC 7396 says"],
  },
  {
    id: "context.conflict",
    says: "A stale expected_revision is CONFLICT with the current one.",
    by: ["e2e/wire.test.ts", "answers a stale expected_revision with CONFLICT and the current revision"],
  },
  {
    id: "context.schema",
    says: "The value after a patch is checked by the slot's schema.",
    by: ["unit/context/contexts.test.ts", "judges the value after the patch by the slot's schema and names the fields"],
  },
  {
    id: "context.scopes",
    says: "Readers and writers are held to their scopes.",
    by: ["unit/context/contexts.test.ts", "refuses to read, follow and change without the scopes, and writes nothing"],
  },
  {
    id: "context.others-only",
    says: "Every subscribed connection but the writer's own is told.",
    by: ["e2e/wire.test.ts", "tells every other subscriber of a change, the same agent's other connection too"],
  },
  {
    id: "context.kept",
    says: "No acknowledged change is lost when the server is killed, and none is there twice.",
    by: ["stores/kill-9.test.ts", "has every acknowledged change after each of"],
  },
  {
    id: "store.folder-lost",
    says: "A folder of contexts that is moved away, removed or replaced under a server is noticed, and nothing is acknowledged there.",
  },
  {
    id: "context.one-owner",
    says: "A second process on the same folder is refused in words; a killed owner's leftovers are cleared.",
    by: ["e2e/contexts-kept.test.ts", "belong to one server at a time: a second one says who has them and what to do"],
  },
  {
    id: "context.shared",
    says: "Servers that share Redis serve any agent, without a lost, doubled or reordered change.",
    by: ["stores/redis-chaos.test.ts", "tell 2,000 changes made at both ends to 200 subscribers"],
  },
  {
    id: "workers.store",
    says: "Workers of one machine share contexts without Redis, and no kill of one or all costs an acknowledged change.",
  },
  {
    id: "workers.primary-silent",
    says: "While the process that keeps their contexts is silent workers serve calls without them, refuse the rest in time, and heal.",
  },
  { id: "workers.spread", says: "Workers share the connections of one port evenly, and each line of the log says whose it is." },
  { id: "workers.reload", says: "All workers take another build, one after the other." },
  { id: "workers.stuck", says: "At SIGTERM a worker that does not end in time is ended by the process that began it." },
  {
    id: "workers.silent",
    says: "A worker that takes no turns is noticed in bounded time, killed and followed by another; a debugger may hold one.",
  },
  { id: "workers.life", says: "A worker that is killed is followed by another while the rest serve; at SIGTERM all drain." },
  {
    id: "context.redis-away",
    says: "Redis killed or cut off costs no acknowledged change; calls without contexts go on and all heals.",
    by: ["e2e/contexts-shared.test.ts", "go on without Redis where no context is needed, say so at /readyz, and heal by themselves"],
  },
  {
    id: "context.journal",
    says: "Who changed what can be read by those who may read the context.",
    by: ["e2e/contexts-journal.test.ts", "tells who changed what, a page at a time, to those who may read the context"],
  },
  { id: "context.fold", says: "Under pressure waiting notices of one context fold into one snapshot." },
  {
    id: "context.handler",
    says: "A handler reads and changes the context of its call.",
    by: ["e2e/wire.test.ts", "lets a handler change the context of its call, and tells the others"],
  },
] as const satisfies readonly Requirement[];

const access = [
  { id: "auth.before-validation", says: "Authorisation comes before validation." },
  { id: "auth.one-rule", says: "One rule hides a tool from lists and refuses its call." },
  { id: "auth.identity", says: "A claimed agent_id that is not the credential's is refused." },
  { id: "auth.ticket", says: "A ticket lets a browser in, once." },
  {
    id: "auth.ticket-shared",
    says: "A ticket is good on every server of one Redis and every worker of one server, once over all of them.",
  },
  { id: "auth.wait-workers", says: "Who waits for a change of keys waits for each worker of a server." },
  {
    id: "auth.revoke-live",
    says: "Once a server has acknowledged a revocation no later call of that key succeeds there, and its connections are closed with 1008.",
  },
  {
    id: "auth.revoke-shared",
    says: "A key that is revoked at one server of a Redis opens nothing at the others, also at one that was cut off and is back.",
  },
  { id: "auth.expiry-live", says: "A key or token that expires takes nothing new, lets answers in flight out, and loses its connections." },
  { id: "auth.rotate-live", says: "A key that is rotated under traffic costs not one failed call." },
  { id: "auth.tokens", says: "Agents come with tokens of an issuer, checked by its published keys." },
  { id: "auth.user-is-data", says: "What a message says of a user is data and opens nothing." },
  { id: "auth.audit", says: "Every decision is a line of the log with agent, tool, code and the digest of the policy." },
  { id: "auth.no-credentials-no-start", says: "Beyond loopback a server without credentials does not start." },
  {
    id: "auth.hashes-only",
    says: "Only hashes of keys are kept, in files for their owner alone.",
    by: ["unit/auth/local.test.ts", "keeps only hashes in the store and the clear keys in a file of their own"],
  },
  {
    id: "auth.first-start",
    says: "A first start on loopback makes keys and shows them once.",
    by: ["unit/auth/local.test.ts", "makes a key for the development agent and for each agent of the catalog, and they open"],
  },
  {
    id: "auth.constant-time",
    says: "Keys are compared in constant time.",
    by: ["unit/auth/keys-and-tickets.test.ts", "compare equal only when both hashes are whole and the same"],
  },
] as const satisfies readonly Requirement[];

const servers = [
  { id: "server.drain", says: "At SIGTERM answers in flight get out, new calls are refused, then connections close with 1001." },
  { id: "server.missing-file", says: "A resource whose file is not there costs itself alone, in words; all else is built and served." },
  { id: "server.readyz", says: "/readyz says why the server is not ready." },
  { id: "reload.under-load", says: "Saturating calls over ten reloads are each answered once, by one generation." },
  { id: "reload.refused", says: "A candidate with a fault is refused with its reason, and changes nothing." },
  { id: "reload.lost-access", says: "Subscribers that lose a context by new rules are told." },
  { id: "reload.sighup", says: "SIGHUP takes in what changed; a broken catalog is refused with its findings in the log." },
  {
    id: "reload.sighup-late",
    says: "SIGHUP to a server that begins is taken in once it serves, and one that goes away lets its answers out.",
  },
  { id: "reload.watch", says: "serve --watch takes in each change." },
  { id: "server.reload", says: "A reload serves the next call from the new generation and tells every session." },
  {
    id: "server.strict",
    says: "A strict start refuses a tool that cannot be loaded, naming it.",
    by: ["e2e/cli-serve.test.ts", "refuses with --strict a tool that cannot be loaded, naming it"],
  },
  {
    id: "server.pasted-line",
    says: "The lines of the first screen answer when pasted.",
    by: ["e2e/cli-project.test.ts", "serves: the lines on its first screen answer when pasted"],
  },
  {
    id: "server.log-bounds",
    says: "No field makes a log line endless, forged or secret.",
    by: ["unit/observe/logging.test.ts", "is bounded: long texts, many members, deep and circular objects, odd values"],
  },
  {
    id: "client.errors",
    says: "The client gives the server's errors with all their fields.",
    by: ["unit/client/calling.test.ts", "makes the server's error again, with all its fields"],
  },
  {
    id: "client.lost",
    says: "A lost connection rejects what waits and says that it may have run.",
    by: ["unit/client/connecting.test.ts", "rejects every waiting call with UNAVAILABLE when it is lost"],
  },
  {
    id: "client.rolling-restart",
    says: "A rolling restart under load fails no safe call and carries no unsafe one out twice.",
    by: ["e2e/client-restart.test.ts", "fails no safe call and carries no unsafe one out twice"],
  },
  {
    id: "client.resume",
    says: "A subscription goes on after a lost connection without a gap or a double; a fold is told as such.",
    by: ["e2e/client-outage.test.ts", "costs a subscriber no change, and tells none twice"],
  },
  {
    id: "client.outcome-unknown",
    says: "A call that is not safe to repeat is rejected with an error that says its outcome is unknown.",
    by: ["e2e/client-outage.test.ts", "leaves the outcome of a call of a tool that writes unknown"],
  },
  {
    id: "client.half-open",
    says: "A connection that is dead without a word is noticed.",
    by: ["e2e/client-outage.test.ts", "is noticed by the heartbeat"],
  },
  {
    id: "client.queue-bounds",
    says: "What waits for a connection is bounded by count, bytes and age.",
    by: ["unit/client/queue.test.ts", "are refused beyond the number that may wait, by the bound's name"],
  },
  {
    id: "client.circuit",
    says: "A circuit opens after failures in a row and closes when a probe succeeds.",
    by: ["e2e/client-outage.test.ts", "opens the circuit when it is away for long, and closes it when it is back"],
  },
  {
    id: "client.no-leftovers",
    says: "A closed client leaves no timer and no unhandled rejection: its process ends.",
    by: ["e2e/client-process.test.ts", "ends by itself also while the client waits to connect again"],
  },
  {
    id: "client.browser",
    says: "The client works in a real browser.",
    by: ["e2e/client-browser.test.ts", "connects by a ticket, calls and closes"],
  },
  {
    id: "client.typed",
    says: "The typed client knows each tool's arguments and result.",
    by: ["unit/client/typed-client.test.ts", "knows each tool's arguments and result"],
  },
  {
    id: "cli.newcomer",
    says: "From the packed package: init, generate, types, test, serve, call.",
    by: ["e2e/cli-project.test.ts", "is made by init, which says what to do next"],
  },
  { id: "cli.holdings", says: "What a catalog holds is counted whole: tools, resources, prompts and contexts." },
  { id: "cli.list", says: "What an agent may call and use is listed whole: tools, resources, prompts and contexts." },
  { id: "cli.inspect", says: "Each definition that an agent may use is shown by its name, whatever its kind." },
  { id: "cli.exit-codes", says: "Exit codes are what scripts rely on.", by: ["unit/cli/run.test.ts", "pins what each exit code is"] },
  { id: "cli.json-failures", says: "A command that was asked for JSON prints JSON also when it could not begin." },
  {
    id: "cli.json",
    says: "JSON output is JSON and nothing else.",
    by: ["e2e/cli-findings.test.ts", "prints JSON and nothing else, with the place of every finding"],
  },
  {
    id: "demo.examples",
    says: "Every example of every demo tool holds through the pipeline.",
    by: ["e2e/demo.test.ts", "hold a second time, since no tool forgets what it answered"],
  },
  {
    id: "demo.reproducible",
    says: "The demo's data set comes out the same each time.",
    by: ["unit/demo/data-set.test.ts", "comes out the same twice, and carries the digest that recipe.ts names"],
  },
  {
    id: "perf.memory-cycles",
    says: "Agents that connect, call and go leave nothing behind: what is held after collection stays from the second time to the third.",
  },
  { id: "perf.soak", says: "Under mixed traffic with reconnects, reloads and wrong messages what is held in memory stays." },
  {
    id: "perf.goals",
    says: "Calls, idle connections, cold starts and generation stay within their goals.",
    except: "Measured by bench/, which prints the figures; docs/performance.md keeps them. A test that measures time fails by chance.",
  },
] as const satisfies readonly Requirement[];

const mcp = [
  { id: "mcp.same-outcome", says: "The same call has the same outcome, code and message over every protocol, revision and transport." },
  { id: "mcp.same-tools", says: "The same agent sees the same tools over every protocol, revision and transport." },
  { id: "mcp.malformed", says: "Each wrong message gets the error JSON-RPC names, and the connection lives on." },
  { id: "mcp.statuses", says: "Over HTTP each protocol error has the status that MCP names." },
  { id: "mcp.disconnect", says: "A disconnect aborts the handler of a modern HTTP request, and leaves nothing behind." },
  { id: "mcp.eras", says: "Every revision is served from one endpoint and one process." },
  { id: "mcp.ask-rounds", says: "A handler's question ends the run of a stateless call, which comes again with the answer." },
  {
    id: "mcp.ask-live",
    says: "With a handshake a handler's question is a request to the client, and the handler runs on with the answer.",
  },
  { id: "mcp.ask-nobody", says: "A caller that cannot be asked is told so, and what to do." },
  { id: "mcp.ask-state", says: "What a client carries from round to round opens for its agent and request alone, until its time is over." },
  { id: "mcp.ask-answers", says: "An answer that does not fit what was asked is never taken." },
  { id: "mcp.ask-everywhere", says: "Questions of handlers are answered over every revision and transport of MCP." },
  { id: "mcp.ask-clients", says: "The official SDK's clients put questions of handlers to their person and bring the answers." },
  { id: "mcp.content", says: "What a handler shows is one of MCP's content blocks, or its author is told what is wrong." },
  { id: "mcp.ask-workers", says: "Workers of one machine take the answers to what another of them asked." },
  { id: "mcp.confirm", says: "A tool that needs a yes is carried out after a person gave it to this very question, and not without." },
  { id: "mcp.notes", says: "A client hears what handlers log for it from the level on that it asked for, and no other." },
  { id: "mcp.contexts", says: "Shared contexts are resources: listed, read, and followed where a channel stays." },
  {
    id: "mcp.resources",
    says: "Resources of the catalog are listed, read and followed by the same rules as tools, by address or by template.",
  },
  { id: "mcp.prompts", says: "Prompts are listed and filled by the same rules as tools; what is filled in stays data." },
  { id: "mcp.registry", says: "server.json for the MCP registry is made from what the project says of itself, in the registry's shape." },
  { id: "mcp.scopes", says: "Whoever lacks a scope over HTTP is told every scope that is needed, and where to get a token for them." },
  {
    id: "mcp.conformance",
    says: "The public suite passes every scored scenario of 2026-07-28 and 2025-11-25, over WebSocket and pipes all but those about HTTP.",
    except: "`npm run conformance` fetches the suite and the newer Node that it needs; .ci/run runs it beside the tests.",
  },
  { id: "mcp.stdio-reload", says: "A server on pipes takes in what changed, and its host lists the tools anew." },
  { id: "mcp.official-clients", says: "The official SDK's clients list, call and cancel over HTTP, WebSocket and stdio." },
  {
    id: "mcp.peers",
    says: "Clients that others made list, call and are told of mistakes over HTTP and pipes; those that can take a call back.",
  },
] as const satisfies readonly Requirement[];

const operations = [
  { id: "ops.metrics", says: "/metrics tells of every metric of the table, and of the process." },
  { id: "ops.metrics-lazy", says: "Calls before the first scrape are counted." },
  { id: "ops.metrics-readers", says: "Only whom the setting names may read /metrics." },
  { id: "ops.tracing", says: "A call's span has the caller's as parent and is what the handler's own spans belong to." },
  { id: "ops.tracing-conventions", says: "Spans are named by the conventions and hold no value of a call." },
  { id: "ops.sensitive-logs", says: "Values that schemas mark x-sensitive reach no log line." },
  { id: "ops.doctor", says: "The doctor tries whether contexts can be kept where the settings say." },
  { id: "ops.manifests", says: "Each Kubernetes manifest is valid by its kind's published schema." },
  { id: "ops.pod-security", says: "Pods run as a plain user with a root that cannot be written and bounded memory." },
  { id: "ops.alerts", says: "Alerts ask for metrics and labels that the server has." },
  { id: "ops.compose", says: "The compose file is valid by the schema of its specification." },
  { id: "ops.workflows", says: "The workflows pass a linter." },
  { id: "ops.tracing-off", says: "Without an exporter nothing of OpenTelemetry is loaded." },
] as const satisfies readonly Requirement[];

export const requirements: readonly Requirement[] = [
  ...houses,
  ...catalogs,
  ...generators,
  ...calls,
  ...wires,
  ...mcp,
  ...contexts,
  ...access,
  ...servers,
  ...operations,
];
