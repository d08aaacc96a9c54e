// Made by toolwright generate. Do not edit: change the catalog instead.
export type Node = {
  /** Its name. */
  label: string;
  /** Below it. */
  branches?: readonly NodeBranch[] | undefined;
};

/** The way to one more node. */
export type NodeBranch = {
  /** The node. */
  node: NodeRoot;
};

export type NodeRoot = {
  /** Its name. */
  label: string;
  /** Below it. */
  branches?: readonly NodeBranch[] | undefined;
};
