/** Port: turns a declared handler (mock; later sql, http) into a `ToolHandler`. Knows nothing of protocols. */

import type { JsonValue, ToolDescriptor, ToolHandler } from "../../contract/index.ts";

export interface Binding {
  /** The key under `handler:` in the YAML, such as `mock`. */
  readonly kind: string;
  /**
   * @param declaration - What the generator wrote for this tool.
   * @throws {Error} When the declaration is not of the shape this binding writes: the tool then answers UNAVAILABLE.
   */
  bind(declaration: JsonValue, descriptor: ToolDescriptor): ToolHandler;
}
