import { describe, expect, it } from "vitest";
import { isToolError, type JsonObject, type JsonValue, type ToolContext, ToolError } from "../../../contract/index.ts";
import type { AskedRound, CallNews, KeptRounds, OpenQuestion, Reach } from "../../../runtime/asking/questions.ts";
import { testInvoker } from "../../support/invoker.ts";

const nameForm = { type: "object", properties: { name: { type: "string" } }, required: ["name"] } as const;
const all = new Set(["elicitation", "sampling", "roots"] as const);
const accept = (content: JsonObject): JsonObject => ({ action: "accept", content });

function rounds(answers: JsonObject = {}, kept?: KeptRounds): Reach {
  return { may: all, rounds: { answers, kept } };
}

type Handler = (input: never, context: ToolContext) => unknown;

async function run(handler: Handler, reach: Reach | undefined) {
  const invoker = testInvoker({ tools: { asks: { handler } } });
  const { outcome } = await invoker.call("asks", reach === undefined ? {} : { reach });
  return { outcome, round: outcome.ok ? undefined : outcome.round, invoker };
}

async function asked(handler: Handler, reach: Reach): Promise<AskedRound> {
  const { round, outcome } = await run(handler, reach);
  if (!round) throw new Error(JSON.stringify(outcome));
  return round;
}

async function result(handler: Handler, reach: Reach): Promise<JsonValue> {
  const { outcome } = await run(handler, reach);
  if (!outcome.ok) throw outcome.error;
  return outcome.result;
}

describe("asking in rounds", () => {
  const greets: Handler = async (_input, { ask }) => {
    const answer = await ask(nameForm, "What is your name?", { key: "user" });
    return answer.action === "accept" ? { greeting: `Hello, ${answer.content.name}!` } : { greeting: answer.action };
  };

  it("ends the run with the question, and gives the answer to the next (mcp.ask-rounds)", async () => {
    const { questions, kept } = await asked(greets, rounds());
    expect(questions).toEqual([{ key: "user", kind: "elicitation", params: { message: "What is your name?", requestedSchema: nameForm } }]);
    expect(await result(greets, rounds({ user: accept({ name: "Ada" }), other: accept({}) }, kept))).toEqual({ greeting: "Hello, Ada!" });
  });

  it.each(["decline", "cancel"])("gives a %s as it is", async (action) => {
    expect(await result(greets, rounds({ user: { action } }))).toEqual({ greeting: action });
  });

  it("asks again for what is missing or does not fit, and says what is wrong", async () => {
    const { kept } = await asked(greets, rounds());
    const missing = await asked(greets, rounds({ wrong: accept({ name: "Ada" }) }, kept));
    expect(missing.questions[0]?.params.message).toBe("What is your name?");
    for (const answer of [12345, accept({}), accept({ name: 3 })]) {
      const unfit = await asked(greets, rounds({ user: answer }, kept));
      expect(unfit.questions[0]?.params.message).toMatch(/^What is your name\?\n\n./);
    }
  });

  it("puts questions that are asked together into one round", async () => {
    const { questions } = await asked(async (_input, { ask, sample, roots }) => {
      await Promise.all([
        ask(nameForm, "Name?"),
        sample({ messages: [], maxTokens: 5 }),
        (async () => {
          await Promise.resolve();
          return roots();
        })(),
      ]);
      return {};
    }, rounds());
    expect(questions.map(({ key, kind }) => [key, kind])).toEqual([
      ["elicitation-1", "elicitation"],
      ["sampling-2", "sampling"],
      ["roots-3", "roots"],
    ]);
  });

  it("carries earlier answers from round to round", async () => {
    const twice: Handler = async (_input, { ask }) => {
      const first = await ask(nameForm, "First?", { key: "first" });
      const second = await ask(nameForm, "Second?", { key: "second" });
      return { first, second };
    };
    const one = await asked(twice, rounds());
    const two = await asked(twice, rounds({ first: accept({ name: "Ada" }) }, one.kept));
    expect(two.questions.map(({ key }) => key)).toEqual(["second"]);
    expect(await result(twice, rounds({ second: accept({ name: "Bob" }) }, two.kept))).toEqual({
      first: accept({ name: "Ada" }),
      second: accept({ name: "Bob" }),
    });
  });

  it("does not take an answer to other words, or to another form", async () => {
    const words =
      (message: string): Handler =>
      async (_input, { ask }) =>
        ask(nameForm, message, { key: "k" });
    const { kept } = await asked(words("Pay 10?"), rounds());
    const { questions } = await asked(words("Pay 1000?"), rounds({ k: accept({ name: "yes" }) }, kept));
    expect(questions[0]?.params.message).toBe("Pay 1000?");
  });

  it("begins no work once the run has ended, though its handler goes on", async () => {
    let count = 0;
    let told: unknown;
    const done = new Promise<void>((resolve) => {
      const goesOn: Handler = async (_input, { ask, once }) => {
        await ask(nameForm, "Name?").catch(() => undefined);
        told = await once("work", () => ++count).catch((error: unknown) => (error as ToolError).code);
        resolve();
      };
      void asked(goesOn, rounds());
    });
    await done;
    expect([count, told]).toEqual([0, "FAILED_PRECONDITION"]);
  });

  it("does once what is to be done once", async () => {
    let count = 0;
    const works: Handler = async (_input, { ask, once }) => {
      const made = await once("made", async () => ++count);
      await ask(nameForm, `Is it ${made}?`);
      return { made };
    };
    const { kept } = await asked(works, rounds());
    expect([await result(works, rounds({ "elicitation-1": accept({ name: "yes" }) }, kept)), count]).toEqual([{ made: 1 }, 1]);
  });

  it("waits with a question for work that would be done twice", async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const both: Handler = async (_input, { ask, once }) => {
      await Promise.all([ask(nameForm, "Name?"), once("work", () => held.then(() => "done"))]);
      return {};
    };
    const round = asked(both, rounds());
    setTimeout(release);
    expect((await round).kept.once).toEqual({ work: "done" });
  });

  it("runs what a handler does at its end, and takes nothing that it returns then", async () => {
    let cleaned = false;
    const { round } = await run(async (_input, { ask, signal }) => {
      try {
        await ask(nameForm, "Name?");
      } catch {
        cleaned = signal.aborted;
      }
      return { never: true };
    }, rounds());
    await new Promise((resolve) => setImmediate(resolve));
    expect([round?.questions.length, cleaned]).toEqual([1, true]);
  });

  it("is logged and counted as ASKED", async () => {
    const { invoker } = await run(greets, rounds());
    expect(invoker.logger.of("invoke.finished")[0]?.fields).toMatchObject({ code: "ASKED" });
  });

  it("lets whoever comes again with the same idempotency key begin", async () => {
    const invoker = testInvoker({ tools: { asks: { handler: greets as never, descriptor: { effects: "write" } } } });
    const metadata = { idempotency_key: "k1" };
    const first = await invoker.call("asks", { metadata, reach: rounds() });
    const kept = first.outcome.ok ? undefined : first.outcome.round?.kept;
    const { outcome } = await invoker.call("asks", { metadata, reach: rounds({ user: accept({ name: "Ada" }) }, kept) });
    expect(outcome).toMatchObject({ ok: true, result: { greeting: "Hello, Ada!" } });
  });
});

describe("asking while the handler waits", () => {
  interface Client {
    readonly reach: Reach;
    readonly tell: (news: CallNews) => void;
    readonly questions: OpenQuestion[];
    readonly over: OpenQuestion[];
    /** Resolves when so many questions came. */
    came(count: number): Promise<void>;
  }

  function client(): Client {
    const questions: OpenQuestion[] = [];
    const over: OpenQuestion[] = [];
    let wake = (): void => undefined;
    return {
      reach: { may: all },
      questions,
      over,
      tell(news) {
        if (news.kind === "question") questions.push(news.question);
        if (news.kind === "questionOver") over.push(news.question);
        wake();
      },
      async came(count) {
        while (questions.length < count) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      },
    };
  }

  const greets: Handler = async (_input, { ask }) => ask(nameForm, "Name?");

  it("gives the answer to the handler that runs on (mcp.ask-live)", async () => {
    const { reach, tell, questions, came } = client();
    const { report } = testInvoker({ tools: { asks: { handler: greets } } }).start("asks", { reach, tell });
    await came(1);
    questions[0]?.answered(accept({ name: "Ada" }));
    expect((await report).outcome).toMatchObject({ ok: true, result: accept({ name: "Ada" }) });
  });

  it("asks three times for what fits, and then says what did not", async () => {
    const { reach, tell, questions, came } = client();
    const { report } = testInvoker({ tools: { asks: { handler: greets } } }).start("asks", { reach, tell });
    for (let at = 0; at < 3; at++) {
      await came(at + 1);
      questions[at]?.answered(accept({ name: at }));
    }
    const { outcome } = await report;
    expect([questions.length, outcome.ok || outcome.error.code, outcome.ok || outcome.error.message]).toEqual([
      3,
      "FAILED_PRECONDITION",
      expect.stringContaining('"name" must be a text.'),
    ]);
  });

  it("lets the tool's clock stand still, but not the caller's", async () => {
    let now = 1_000;
    const { reach, tell, questions, came } = client();
    const slow: Handler = async (_input, context) => {
      const before = context.deadline;
      await context.ask(nameForm, "Name?");
      return { left: context.deadline - now, before: before - now };
    };
    const tools = { asks: { handler: slow, descriptor: { limits: { timeoutMs: 1_000 } } } };
    const { report } = testInvoker({ tools }, { now: () => now }).start("asks", { reach, tell });
    await came(1);
    now += 30_000;
    questions[0]?.answered(accept({ name: "Ada" }));
    expect((await report).outcome).toMatchObject({ ok: true, result: { left: 1_000 } });
  });

  it("ends a call whose question nobody answers in time", async () => {
    const { reach, tell, questions, over, came } = client();
    const invoker = testInvoker({ tools: { asks: { handler: greets } } }, { questions: { answerTimeoutMs: 30 } });
    const { report } = invoker.start("asks", { reach, tell });
    await came(1);
    const { outcome } = await report;
    expect([outcome.ok || outcome.error.code, outcome.ok || outcome.error.message, over]).toEqual([
      "DEADLINE_EXCEEDED",
      expect.stringContaining("answerTimeoutMs is 30"),
      questions,
    ]);
  });

  it("refuses a question beyond those that may be open", async () => {
    const { reach, tell, came } = client();
    const invoker = testInvoker({ tools: { asks: { handler: greets } } }, { questions: { maxOpenQuestions: 1 } });
    const first = invoker.start("asks", { reach, tell });
    await came(1);
    const { outcome } = await invoker.call("asks", { reach, tell });
    expect(outcome.ok || outcome.error.code).toBe("RESOURCE_EXHAUSTED");
    first.running.cancel(new ToolError("CANCELLED", "Enough."));
    const { report, running } = invoker.start("asks", { reach, tell });
    await came(2);
    running.cancel(new ToolError("CANCELLED", "Enough."));
    expect((await report).outcome).toMatchObject({ ok: false, error: { code: "CANCELLED" } });
  });

  it("tells the client when nobody waits for its answer any more, and drops what comes then", async () => {
    const { reach, tell, questions, over, came } = client();
    const { report, running, settlements } = testInvoker({ tools: { asks: { handler: greets } } }).start("asks", { reach, tell });
    await came(1);
    running.cancel(new ToolError("CANCELLED", "Enough."));
    questions[0]?.answered(accept({ name: "Ada" }));
    expect([(await report).outcome.ok, over, settlements()]).toEqual([false, questions, 1]);
  });
});

describe("a caller that goes away while its call runs on", () => {
  it("is not waited for, now or later", async () => {
    const questions: OpenQuestion[] = [];
    let wake = (): void => undefined;
    const came = new Promise<void>((resolve) => {
      wake = resolve;
    });
    const tell = (news: CallNews): void => {
      if (news.kind === "question") questions.push(news.question);
      wake();
    };
    const words: string[] = [];
    const handler: Handler = async (_input, { ask }) => {
      for (const message of ["First?", "Second?"]) await ask(nameForm, message).catch((error: Error) => words.push(error.message));
      return { asked: words.length };
    };
    const invoker = testInvoker({ tools: { asks: { handler, descriptor: { effects: "write" } } } });
    const { report, running } = invoker.start("asks", { reach: { may: all }, tell, metadata: { idempotency_key: "k" } });
    await came;
    running.forsake(new ToolError("CANCELLED", "The connection closed."));
    expect([(await report).outcome, questions.length, words]).toEqual([
      expect.objectContaining({ ok: true, result: { asked: 2 } }),
      1,
      Array.from({ length: 2 }, () => expect.stringContaining("The caller went away")),
    ]);
  });
});

describe("a caller that cannot be asked", () => {
  const asks: Handler = async (_input, { ask }) => ask(nameForm, "Name?");

  it("is told so, and what to do (mcp.ask-nobody)", async () => {
    const { outcome } = await run(asks, undefined);
    expect(outcome.ok || [outcome.error.code, outcome.error.message]).toEqual([
      "FAILED_PRECONDITION",
      '"asks" has to ask a person before it can go on, and this caller cannot be asked. Call it over MCP from a client that declares the capability "elicitation".',
    ]);
  });

  it("is known to the handler before it asks", async () => {
    const may: Handler = (_input, { mayAsk }) => ["elicitation", "sampling", "roots"].map((kind) => mayAsk(kind as "roots"));
    expect(await result(may, { may: new Set(["sampling"]), rounds: { answers: {}, kept: undefined } })).toEqual([false, true, false]);
    const { outcome } = await run(may, undefined);
    expect(outcome).toMatchObject({ ok: true, result: [false, false, false] });
  });
});

describe("a handler that asks wrongly", () => {
  const wrong: readonly (readonly [string, Handler, string])[] = [
    [
      "a form that is none",
      async (_input, { ask }) => ask({ type: "object", properties: { a: { type: "object" } as never } }, "?"),
      "Forms are flat",
    ],
    ["no words", async (_input, { ask }) => ask(nameForm, " "), "the message is what the person reads"],
    ["a key of other characters", async (_input, { ask }) => ask(nameForm, "?", { key: "a b" }), "A question's key"],
    [
      "a key twice",
      async (_input, { ask }) => Promise.all([ask(nameForm, "?", { key: "a" }), ask(nameForm, "?", { key: "a" })]),
      'the key "a"',
    ],
    ["a level that is none", (_input, { log }) => log("loud" as "info", {}), "the level is one of"],
    ["work without a result", async (_input, { once }) => once("k", () => undefined as unknown as JsonValue), "nothing that JSON can hold"],
  ];

  it.each(wrong)("by %s fails as its author's mistake, told in the log", async (_what, handler, words) => {
    const { outcome, invoker } = await run(handler, rounds());
    expect(outcome.ok || (isToolError(outcome.error) && outcome.error.code)).toBe("INTERNAL");
    expect(invoker.logger.of("invoke.failed")[0]?.fields.error).toEqual(
      expect.objectContaining({ message: expect.stringContaining(words) }),
    );
  });
});
