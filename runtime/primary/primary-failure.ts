/** Why the process that keeps the stores did not do what it was asked. */

import { OutsideFailure } from "../outside-failure.ts";

export class PrimaryFailure extends OutsideFailure {
  override readonly name = "PrimaryFailure";
}
