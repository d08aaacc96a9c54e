import { describe, expect, it } from "vitest";
import { renderCallError } from "../../../cli/render-call-error.ts";
import { CallError, OutcomeUnknownError } from "../../../client/index.ts";

describe("an error of a call, as a person reads it", () => {
  const rendered = (error: CallError) => renderCallError(error, { color: false });

  it("does not advise to try again where nobody knows whether the call took effect", () => {
    const text = rendered(new OutcomeUnknownError("The connection was lost (1006) before the answer came."));
    expect(text).toContain("Next: Look whether the call took effect; repeat it only if it did not.\n");
    expect(text).not.toContain("Try again");
  });

  it("does not send anybody to details that there are none of", () => {
    expect(rendered(new CallError("INVALID_ARGUMENT", 'No tool set is named "x".'))).toBe('INVALID_ARGUMENT: No tool set is named "x".\n');
  });

  it("advises to try again where that is safe", () => {
    expect(rendered(new CallError("UNAVAILABLE", "The server is going away.", { requestId: "r-1" }))).toContain("Next: Try again");
  });
});
