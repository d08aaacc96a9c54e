import { describe, expect, expectTypeOf, it } from "vitest";
import { type Client, type TypedClient, type TypedContext, typed } from "../../../client/index.ts";

interface Tools {
  readonly track: {
    readonly arguments: { id: string; events?: boolean };
    readonly input: { id: string; events: boolean };
    readonly output: { status: string };
  };
  readonly list: { readonly arguments: { limit?: number }; readonly input: { limit: number }; readonly output: readonly string[] };
}

interface Contexts {
  readonly case: { readonly note: string; readonly parts?: { readonly a: number; readonly b: number } };
}

type Typed = TypedClient<Tools, Contexts>;

describe("the typed client", () => {
  it("is the very client, under other types", () => {
    const client = {} as Client;
    expect(typed<Tools, Contexts>(client)).toBe(client);
  });

  it("knows each tool's arguments and result", () => {
    expectTypeOf((client: Typed) => client.call("list")).returns.resolves.toEqualTypeOf<readonly string[]>();
    const result = (client: Typed) => client.call("track", { id: "A" });
    expectTypeOf(result).returns.resolves.toEqualTypeOf<{ status: string }>();
    // @ts-expect-error A tool that the catalog does not have.
    expectTypeOf((client: Typed) => client.call("trak", { id: "A" })).toBeFunction();
    // @ts-expect-error Arguments that are required cannot be left out.
    expectTypeOf((client: Typed) => client.call("track")).toBeFunction();
    // @ts-expect-error A misspelt argument.
    expectTypeOf((client: Typed) => client.call("track", { ident: "A" })).toBeFunction();
  });

  it("knows each context's value, with and without a key, and what a patch of it may hold", () => {
    const whole = (client: Typed) => client.context("case");
    const keyed = (client: Typed) => client.context("case/1");
    expectTypeOf(whole).returns.toEqualTypeOf<TypedContext<Contexts["case"]>>();
    expectTypeOf(keyed).returns.toEqualTypeOf<TypedContext<Contexts["case"]>>();
    expectTypeOf((client: Typed) => client.context("case").update({ parts: { a: null } })).toBeFunction();
    // @ts-expect-error A value of another type.
    expectTypeOf((client: Typed) => client.context("case").update({ note: 1 })).toBeFunction();
    // @ts-expect-error A context that the catalog does not have.
    expectTypeOf((client: Typed) => client.context("cases")).toBeFunction();
  });
});
