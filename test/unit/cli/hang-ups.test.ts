/** SIGHUP at any moment of a server's life. */

import { expect, it } from "vitest";
import { hangUps } from "../../../cli/serving/until-stopped.ts";

it("keeps one that came before anybody could take in what changed (reload.sighup-late)", () => {
  const asked = hangUps();
  process.emit("SIGHUP");
  process.emit("SIGHUP");
  let times = 0;
  asked.follow(() => times++);
  expect(times).toBe(1);
  process.emit("SIGHUP");
  expect(times).toBe(2);
});
