// Made by toolwright generate. Do not edit: change the catalog instead.
/** What callers send. */
export type ClassArguments = {
  /**
   * *\/ \@ts-ignore
   * Default: "*\/".
   */
  default?: string | undefined;
};

/** What the handler is given: the arguments with defaults filled in. */
export type ClassInput = {
  /**
   * *\/ \@ts-ignore
   * Default: "*\/".
   */
  default: string;
};

/** *\/ */
export type ClassOutput = string;
