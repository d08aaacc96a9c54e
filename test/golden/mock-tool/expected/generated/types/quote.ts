// Made by toolwright generate. Do not edit: change the catalog instead.
/** What callers send. */
export type QuoteArguments = {
  /** Weight in kilograms. */
  weight_kg: number;
};

/** What the handler is given. */
export type QuoteInput = QuoteArguments;

/** What the handler answers. */
export type QuoteOutput = {
  /** Price in euro. */
  euro: number;
};
