// Made by toolwright generate. Do not edit: change the catalog instead.
/** What callers send. */
export type GetUserArguments = {
  /** Whose. */
  id: string;
};

/** What the handler is given. */
export type GetUserInput = GetUserArguments;

/** What the handler answers. */
export type GetUserOutput = GetUserOutputGetUser;

export type GetUserOutputGetUser = {
  /** Its id. */
  id: string;
};
