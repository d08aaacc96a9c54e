import { describe, expect, it } from "vitest";
import { Outage } from "../../../runtime/observe/outage.ts";
import { recordingLogger } from "../../support/logger.ts";

describe("an outage", () => {
  it("is one line when it begins and one when it is over, however many met it", () => {
    const logger = recordingLogger();
    let now = 0;
    const outage = new Outage("context", logger, () => now);
    outage.succeeded();
    for (now = 1; now <= 3_000; now += 1_000) outage.failed(new Error("away"));
    now = 10_000;
    outage.succeeded();
    outage.succeeded();
    outage.failed(new Error("away"));
    expect(logger.lines.map(({ event, fields }) => [event, (fields as { requests?: number }).requests])).toEqual([
      ["context.unavailable", undefined],
      ["context.available", 3],
      ["context.unavailable", undefined],
    ]);
  });

  it("is not over by a success between failures", () => {
    const logger = recordingLogger();
    let now = 0;
    const outage = new Outage("context", logger, () => now);
    for (now = 0; now < 20_000; now += 2_000) {
      outage.failed(new Error("read only"));
      outage.succeeded();
    }
    expect(logger.lines).toHaveLength(1);
  });
});
