/**
 * The questions of one call: brings each to the caller the way it can be asked, and the answer back to the handler. Knows nothing of protocols
 * and of how the call runs.
 */

import {
  type AskAnswer,
  type AskContent,
  type Asking,
  type AskKind,
  type AskOptions,
  type AskSchema,
  type JsonObject,
  type JsonValue,
  type Root,
  type Sample,
  type SampleRequest,
  ToolError,
} from "../../contract/index.ts";
import { demandForm } from "./form.ts";
import {
  type AskedRound,
  awaitsAnswers,
  type CallNews,
  CannotAsk,
  digestOf,
  noteLevels,
  type OpenQuestion,
  type Question,
  type Reach,
  type Rounds,
} from "./questions.ts";
import { type ReadAnswer, readFormAnswer, readRoots, readSample } from "./read-answers.ts";

/** The call that the questions are of. */
export interface AskHost {
  readonly toolName: string;
  /** Absent where nobody can be reached. */
  readonly reach: Reach | undefined;
  /** Ends this run: the call comes again with the answers. */
  suspend(round: AskedRound, reason: ToolError): void;
  tell(news: CallNews): void;
  /** A question more is open; the first stops the call's clock. @throws {ToolError} RESOURCE_EXHAUSTED. */
  opened(): void;
  /** A question less is open. */
  closed(): void;
}

/** Questions of one call. */
const maxQuestions = 64;
/** How often a question is put to a caller whose answers do not fit it. */
const maxAttempts = 3;
const keyForm = /^[A-Za-z0-9_./-]{1,64}$/;

/** A question that waits for the end of this turn, or for its answer. */
interface Waiting {
  readonly question: Question;
  reject(error: ToolError): void;
}

export class AskDesk implements Asking {
  readonly #host: AskHost;
  readonly #keys = new Set<string>();
  /** Digests and answers of this run, for the next one. */
  readonly #answers = new Map<string, readonly [string, JsonValue]>();
  readonly #done = new Map<string, JsonValue>();
  /** With rounds: digests of what goes out, by key, and what goes out together. */
  readonly #asked = new Map<string, string>();
  readonly #batch: Waiting[] = [];
  /** Without: what was sent and not answered. */
  readonly #open = new Map<OpenQuestion, (error: ToolError) => void>();
  #working = 0;
  #isScheduled = false;
  #ended: ToolError | undefined;
  #isUnconfirmed = false;
  /** Nobody is there to answer what the handler waits for. */
  #lost: ToolError | undefined;

  constructor(host: AskHost) {
    this.#host = host;
  }

  mayAsk = (what: AskKind): boolean => this.#host.reach?.may.has(what) === true;

  ask = <const Schema extends AskSchema>(schema: Schema, message: string, options?: AskOptions): Promise<AskAnswer<AskContent<Schema>>> =>
    this.#form(schema, message, options?.key, false) as Promise<AskAnswer<AskContent<Schema>>>;

  /** Asks for a yes that counts only where the question was shown in these very words. */
  async confirm(message: string, key: string): Promise<AskAnswer<JsonObject>> {
    this.#isUnconfirmed = true;
    const answer = await this.#form({ type: "object", properties: {} }, message, key, true);
    this.#isUnconfirmed = answer.action !== "accept";
    return answer;
  }

  /** A yes was asked for and not given: the handler has not begun. */
  get isUnconfirmed(): boolean {
    return this.#isUnconfirmed;
  }

  sample = (request: SampleRequest, options?: AskOptions): Promise<Sample> =>
    this.#put("sampling", request as unknown as JsonObject, options?.key, readSample);

  roots = (options?: AskOptions): Promise<readonly Root[]> => this.#put("roots", {}, options?.key, readRoots);

  log: Asking["log"] = (level, data, logger) => {
    if (!noteLevels.includes(level)) throw new TypeError(`context.log: the level is one of ${noteLevels.join(", ")}.`);
    if (this.#ended === undefined && this.#host.reach !== undefined) this.#host.tell({ kind: "note", level, data, logger });
  };

  once = async <Result extends JsonValue>(key: string, work: () => Result | Promise<Result>): Promise<Result> => {
    if (!keyForm.test(key)) throw new TypeError(`context.once: a key has up to 64 of A-Z a-z 0-9 _ - . /, not ${JSON.stringify(key)}.`);
    const earlier = this.#done.get(key) ?? own(this.#host.reach?.rounds?.kept?.once, key);
    if (earlier !== undefined) {
      this.#done.set(key, earlier);
      return earlier as Result;
    }
    // What is done now nobody would remember, and the next run would do it again.
    if (this.#ended !== undefined) throw this.#ended;
    this.#working++;
    try {
      const result = await work();
      if (JSON.stringify(result) === undefined) throw new TypeError(`context.once: the work "${key}" came to nothing that JSON can hold.`);
      this.#done.set(key, result);
      return result;
    } finally {
      this.#working--;
      if (this.#batch.length > 0) this.#schedule();
    }
  };

  /** Nobody waits for answers any more. */
  end(reason: ToolError): void {
    if (this.#ended !== undefined) return;
    this.#ended = reason;
    for (const { reject } of this.#batch.splice(0)) reject(reason);
    for (const [question, reject] of this.#open) {
      this.#host.tell({ kind: "questionOver", question });
      this.#host.closed();
      reject(reason);
    }
    this.#open.clear();
  }

  /** Whoever could be asked is gone; the handler runs on. */
  lose(reason: ToolError): void {
    this.#lost = reason;
    for (const question of [...this.#open.keys()]) question.refused(reason);
  }

  #form(schema: AskSchema, message: string, key: string | undefined, isExact: boolean): Promise<AskAnswer<JsonObject>> {
    demandForm(schema);
    if (typeof message !== "string" || message.trim() === "") throw new TypeError("context.ask: the message is what the person reads.");
    const params = { message, requestedSchema: schema as unknown as JsonObject };
    return this.#put("elicitation", params, key, (raw) => readFormAnswer(schema, raw), isExact);
  }

  /** @param isExact - Whether an answer counts only where it is certain that the question was put. */
  #put<Value>(
    kind: AskKind,
    params: JsonObject,
    given: string | undefined,
    read: (raw: JsonValue) => ReadAnswer<Value>,
    isExact = false,
  ): Promise<Value> {
    const question: Question = { key: this.#newKey(kind, given), kind, params };
    const { reach, toolName } = this.#host;
    if (this.#ended !== undefined) return Promise.reject(this.#ended);
    if (!reach?.may.has(kind)) return Promise.reject(new CannotAsk(toolName, kind));
    if (this.#lost !== undefined && !reach.rounds) return Promise.reject(this.#lost);
    const answer = new Promise<Value>((resolve, reject) => {
      if (reach.rounds) this.#look(question, reach.rounds, read, isExact, { resolve, reject });
      else this.#send(question, read, { resolve, reject }, 1);
    });
    // A handler may wait for one of several and never look at the others.
    answer.catch(() => undefined);
    return answer;
  }

  #newKey(kind: AskKind, given: string | undefined): string {
    const key = given ?? `${kind}-${this.#keys.size + 1}`;
    if (!keyForm.test(key)) throw new TypeError(`A question's key has up to 64 of A-Z a-z 0-9 _ - . /, not ${JSON.stringify(key)}.`);
    if (this.#keys.has(key)) throw new TypeError(`Two questions of one call have the key "${key}".`);
    if (this.#keys.size >= maxQuestions) throw new TypeError(`A call asks ${maxQuestions} questions at most.`);
    this.#keys.add(key);
    return key;
  }

  /** The answer is there, or the question goes out when this turn ends. */
  #look<Value>(
    question: Question,
    rounds: Rounds,
    read: (raw: JsonValue) => ReadAnswer<Value>,
    isExact: boolean,
    { resolve, reject }: Settle<Value>,
  ): void {
    const digest = digestOf(question);
    const raw = answerIn(rounds, question.key, digest, isExact);
    const found = raw === undefined ? undefined : read(raw);
    if (raw !== undefined && found?.ok) {
      this.#answers.set(question.key, [digest, raw]);
      return resolve(found.value);
    }
    this.#batch.push({ question: found?.ok === false ? again(question, found.wrong) : question, reject });
    this.#asked.set(question.key, digest);
    this.#schedule();
  }

  /** After this turn: until then the handler may ask more. */
  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      // Work that is done once would be done again.
      if (this.#ended === undefined && this.#working === 0 && this.#batch.length > 0) this.#suspend();
    });
  }

  #suspend(): void {
    const questions = this.#batch.map(({ question }) => question);
    const kept = {
      asked: Object.fromEntries(this.#asked),
      answers: Object.fromEntries(this.#answers),
      once: Object.fromEntries(this.#done),
    };
    this.#host.suspend({ questions, kept }, awaitsAnswers(this.#host.toolName, questions));
  }

  #send<Value>(question: Question, read: (raw: JsonValue) => ReadAnswer<Value>, { resolve, reject }: Settle<Value>, attempt: number): void {
    try {
      this.#host.opened();
    } catch (error) {
      return reject(error);
    }
    const open: OpenQuestion = {
      ...question,
      answered: (raw) => {
        if (!this.#close(open)) return;
        const found = read(raw);
        if (found.ok) resolve(found.value);
        else if (attempt < maxAttempts) this.#send(again(question, found.wrong), read, { resolve, reject }, attempt + 1);
        else reject(unfit(this.#host.toolName, found.wrong));
      },
      refused: (error) => {
        if (this.#close(open)) reject(error);
      },
    };
    this.#open.set(open, reject);
    this.#host.tell({ kind: "question", question: open });
  }

  #close(open: OpenQuestion): boolean {
    if (!this.#open.delete(open)) return false;
    this.#host.closed();
    return true;
  }
}

interface Settle<Value> {
  resolve(value: Value): void;
  reject(error: unknown): void;
}

/** @returns `undefined` where no answer came, or one to another question. */
function answerIn({ answers, kept }: Rounds, key: string, digest: string, isExact: boolean): JsonValue | undefined {
  const earlier = own(kept?.answers, key);
  if (earlier !== undefined) return earlier[0] === digest ? earlier[1] : undefined;
  // Without what was kept nobody knows in which words it was asked.
  const isThisOne = kept === undefined ? !isExact : own(kept.asked, key) === digest;
  return isThisOne ? own(answers, key) : undefined;
}

function own<Value>(values: Readonly<Record<string, Value>> | undefined, key: string): Value | undefined {
  return values !== undefined && Object.hasOwn(values, key) ? values[key] : undefined;
}

/** The same question, with what was wrong with its answer for people to read. */
function again(question: Question, wrong: string): Question {
  const { message } = question.params;
  return typeof message === "string" ? { ...question, params: { ...question.params, message: `${message}\n\n${wrong}` } } : question;
}

function unfit(toolName: string, wrong: string): ToolError {
  return new ToolError(
    "FAILED_PRECONDITION",
    `"${toolName}" asked, and what was answered does not fit: ${wrong} Call again to be asked again.`,
  );
}
