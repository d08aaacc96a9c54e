import type { Completers } from "toolwright/contract";

export const complete: Completers<{ readonly arg1: string }, "arg1"> = {
  arg1: (typed) => ["testValue1", "testValue2"].filter((value) => value.startsWith(typed)),
};
