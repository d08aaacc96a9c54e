// Made by toolwright generate. Do not edit: change the catalog instead.
/** What callers send. */
export type MeasureTreeArguments = {
  /** Where to begin. */
  root: MeasureTreeArgumentsNode;
  /** The same arguments once more. */
  again?: MeasureTreeArgumentsRoot | undefined;
};

export type MeasureTreeArgumentsNode = {
  /** Its name. */
  label: string;
  /** Below it. */
  branches?: readonly MeasureTreeArgumentsBranch[] | undefined;
};

export type MeasureTreeArgumentsRoot = {
  /** Where to begin. */
  root: MeasureTreeArgumentsNode;
  /** The same arguments once more. */
  again?: MeasureTreeArgumentsRoot | undefined;
};

/** The way to one more node. */
export type MeasureTreeArgumentsBranch = {
  /** The node. */
  node: MeasureTreeArgumentsNode;
};

/** What the handler is given. */
export type MeasureTreeInput = MeasureTreeArguments;

/** How many. */
export type MeasureTreeOutput = number;
