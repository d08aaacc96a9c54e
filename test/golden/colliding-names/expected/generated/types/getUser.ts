// Made by toolwright generate. Do not edit: change the catalog instead.
/** What callers send. */
export type GetUser$4bb552Arguments = {
  /** Whose. */
  id: string;
};

/** What the handler is given. */
export type GetUser$4bb552Input = GetUser$4bb552Arguments;

/** What the handler answers. */
export type GetUser$4bb552Output = GetUser$4bb552OutputGetUser;

export type GetUser$4bb552OutputGetUser = {
  /** Its id. */
  id: string;
};
