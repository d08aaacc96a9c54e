/** What is tried every second is not said every second. */

import { describe, expect, it } from "vitest";
import { calmLogger } from "../../../runtime/observe/calm-logger.ts";
import { recordingLogger } from "../../support/logger.ts";

describe("a calm logger", () => {
  it("says an event at once, and again after a minute with how many were left out", () => {
    const logger = recordingLogger();
    let now = 0;
    const calm = calmLogger(logger, () => now);
    for (now = 0; now <= 60_000; now += 1_000) calm.error("store.write_failed", { dir: "d" });
    expect(logger.lines.map(({ fields }) => fields)).toEqual([{ dir: "d" }, { dir: "d", unsaid: 59 }]);
  });

  it("holds back no event for another", () => {
    const logger = recordingLogger();
    const calm = calmLogger(logger, () => 0);
    calm.warn("one");
    calm.info("two");
    expect(logger.lines.map(({ level, event }) => `${level} ${event}`)).toEqual(["warn one", "info two"]);
  });
});
