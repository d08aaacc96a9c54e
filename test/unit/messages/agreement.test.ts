/**
 * `contract/messages.ts` and the types generated from `messages/catalog` say the same. The compiler proves it: this file does not
 * compile once they differ. What is left open on the wire (payloads, results, patches, tools of a list) is compared as "open".
 */

import { describe, expect, it } from "vitest";
import type * as Contract from "../../../contract/index.ts";
import type { JsonValue } from "../../../contract/index.ts";
import type { Cancel } from "../../../messages/generated/types/cancel.ts";
import type { CatalogChanged } from "../../../messages/generated/types/catalog_changed.ts";
import type { CatalogRequest } from "../../../messages/generated/types/catalog_request.ts";
import type { CatalogResponse } from "../../../messages/generated/types/catalog_response.ts";
import type { ContextGet } from "../../../messages/generated/types/context_get.ts";
import type { ContextResponse } from "../../../messages/generated/types/context_response.ts";
import type { ContextSubscribe } from "../../../messages/generated/types/context_subscribe.ts";
import type { ContextUnsubscribe } from "../../../messages/generated/types/context_unsubscribe.ts";
import type { ContextUpdateNotice } from "../../../messages/generated/types/context_update_notice.ts";
import type { ContextUpdateRequest } from "../../../messages/generated/types/context_update_request.ts";
import type { ErrorSchema } from "../../../messages/generated/types/error.ts";
import type { Hello } from "../../../messages/generated/types/hello.ts";
import type { Ping } from "../../../messages/generated/types/ping.ts";
import type { Pong } from "../../../messages/generated/types/pong.ts";
import type { ToolProgress } from "../../../messages/generated/types/tool_progress.ts";
import type { ToolRequest } from "../../../messages/generated/types/tool_request.ts";
import type { ToolResponse } from "../../../messages/generated/types/tool_response.ts";
import type { Welcome } from "../../../messages/generated/types/welcome.ts";

type IsUnion<T, Whole = T> = T extends Whole ? ([Whole] extends [T] ? false : true) : never;

/** The same type in one spelling: `readonly` everywhere, open values by one name, an absent member without `undefined`. */
type Spelt<T> = [JsonValue] extends [T]
  ? "open value"
  : T extends string | number | boolean | null
    ? T
    : T extends Contract.CatalogTool
      ? "open object"
      : T extends readonly (infer Item)[]
        ? readonly Spelt<Item>[]
        : string extends keyof T
          ? "open object"
          : { readonly [Name in keyof T]: Spelt<Exclude<T[Name], undefined>> };

type Same<One, Other> =
  (<T>() => T extends Spelt<One> ? 1 : 2) extends <T>() => T extends Spelt<Other> ? 1 : 2
    ? true
    : [Spelt<One>, Spelt<Other>] extends [Spelt<Other>, Spelt<One>]
      ? IsUnion<One> extends IsUnion<Other>
        ? true
        : false
      : false;

const agree = {
  hello: true satisfies Same<Contract.Hello, Hello>,
  welcome: true satisfies Same<Contract.Welcome, Welcome>,
  toolRequest: true satisfies Same<Contract.ToolRequest, ToolRequest>,
  toolResponse: true satisfies Same<Contract.ToolResponse, ToolResponse>,
  toolProgress: true satisfies Same<Contract.ToolProgressMessage, ToolProgress>,
  cancel: true satisfies Same<Contract.Cancel, Cancel>,
  contextUpdateRequest: true satisfies Same<Contract.ContextUpdateRequest, ContextUpdateRequest>,
  contextUpdateNotice: true satisfies Same<Contract.ContextUpdateNotice, ContextUpdateNotice>,
  contextGet: true satisfies Same<Contract.ContextGet, ContextGet>,
  contextSubscribe: true satisfies Same<Contract.ContextSubscribe, ContextSubscribe>,
  contextUnsubscribe: true satisfies Same<Contract.ContextUnsubscribe, ContextUnsubscribe>,
  contextResponse: true satisfies Same<Contract.ContextResponse, ContextResponse>,
  catalogRequest: true satisfies Same<Contract.CatalogRequest, CatalogRequest>,
  catalogResponse: true satisfies Same<Contract.CatalogResponse, CatalogResponse>,
  catalogChanged: true satisfies Same<Contract.CatalogChanged, CatalogChanged>,
  ping: true satisfies Same<Contract.Ping, Ping>,
  pong: true satisfies Same<Contract.Pong, Pong>,
  error: true satisfies Same<Contract.ErrorMessage, ErrorSchema>,
};

/** The comparison itself: it must see what differs. */
const differences = [
  false satisfies Same<{ a: string }, { a: number }>,
  false satisfies Same<{ a: string }, { a?: string }>,
  false satisfies Same<{ a: string }, { a: string; b: string }>,
  false satisfies Same<{ a: "x" }, { a: string }>,
  false satisfies Same<{ a: readonly string[] }, { a: readonly number[] }>,
  false satisfies Same<{ a: { b?: string } }, { a: { b: string } }>,
  false satisfies Same<{ a: 1 } | { b: 1 }, { a: 1 }>,
];

describe("the wire's types", () => {
  it("agree with the contract's, message by message", () => {
    expect(Object.keys(agree)).toHaveLength(18);
    expect(new Set(Object.values(agree))).toEqual(new Set([true]));
    expect(new Set(differences)).toEqual(new Set([false]));
  });
});
