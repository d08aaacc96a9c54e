// Made by toolwright generate. Do not edit: change the catalog instead.
import type { ToolRegistry } from "toolwright/contract";

/** What `toolwright serve` loads. */
export declare const registry: ToolRegistry;
