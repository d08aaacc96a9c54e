/** The client as one catalog types it: over the generated `Tools` and `Contexts`, without a byte at run time. */

import type { ContextSnapshot, JsonObject } from "../contract/index.ts";
import type { CallOptions, CallResult } from "./call-options.ts";
import type { Client } from "./client.ts";
import type { ContextListener, ContextRequestOptions, ContextSubscription, ContextUpdateOptions } from "./context-subscription.ts";

type NameOf<Of> = keyof Of & string;
type ArgumentsOf<Tool> = Tool extends { readonly arguments: infer Arguments } ? Arguments : JsonObject;
type OutputOf<Tool> = Tool extends { readonly output: infer Output } ? Output : never;
/** Arguments may be left out when none of them is required. */
type ArgumentList<Arguments> = object extends Arguments
  ? [args?: Arguments, options?: CallOptions]
  : [args: Arguments, options?: CallOptions];

/** RFC 7396: every member may be left out, or removed with `null`; arrays are replaced whole. */
export type PatchOf<Value> = Value extends readonly unknown[]
  ? Value
  : Value extends object
    ? { [Name in keyof Value]?: PatchOf<Value[Name]> | null }
    : Value;

/** A shared context whose value has a known type. A context never written is an empty object, hence `Partial`. */
export interface TypedContext<Value> {
  readonly contextId: string;
  readonly current: TypedSnapshot<Value> | undefined;
  get(options?: ContextRequestOptions): Promise<TypedSnapshot<Value>>;
  update(patch: PatchOf<Value>, options?: ContextUpdateOptions): Promise<{ readonly revision: number }>;
  subscribe(listener: ContextListener<Partial<Value>>, options?: ContextRequestOptions): Promise<ContextSubscription<Partial<Value>>>;
}

export type TypedSnapshot<Value> = Omit<ContextSnapshot, "value"> & { readonly value: Partial<Value> };

/** Every member is the plain client's; only the types know the catalog. */
export interface TypedClient<Tools extends object, Contexts extends object = Record<never, never>>
  extends Omit<Client, "call" | "callWithDetails" | "context"> {
  call<Name extends NameOf<Tools>>(name: Name, ...rest: ArgumentList<ArgumentsOf<Tools[Name]>>): Promise<OutputOf<Tools[Name]>>;
  callWithDetails<Name extends NameOf<Tools>>(
    name: Name,
    ...rest: ArgumentList<ArgumentsOf<Tools[Name]>>
  ): Promise<CallResult<OutputOf<Tools[Name]>>>;
  context<Name extends NameOf<Contexts>>(contextId: Name | `${Name}/${string}`): TypedContext<Contexts[Name]>;
}

/** The same client under its catalog's types: `typed<Tools, Contexts>(await connect(…))`. */
export function typed<Tools extends object, Contexts extends object = Record<never, never>>(client: Client): TypedClient<Tools, Contexts> {
  return client as unknown as TypedClient<Tools, Contexts>;
}
