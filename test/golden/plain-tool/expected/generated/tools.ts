// Made by toolwright generate. Do not edit: change the catalog instead.
import type { ToolHandler } from "toolwright/contract";
import type { TrackShipmentArguments, TrackShipmentInput, TrackShipmentOutput } from "./types/shipments/track_shipment.ts";

/** Every tool by name: what callers send, what handlers get, what they give, and the errors they may answer. */
export interface Tools {
  /**
   * Track a shipment
   * Deprecated since 1.2.0.
   */
  readonly "track_shipment": { readonly arguments: TrackShipmentArguments; readonly input: TrackShipmentInput; readonly output: TrackShipmentOutput; readonly errors: "SHIPMENT_NOT_FOUND" };
}

export type ToolName = keyof Tools;

/** The function that carries out one tool: `export const handler: Handler<"name"> = async (input, context) => …`. */
export type Handler<Name extends ToolName> = ToolHandler<Tools[Name]["input"], Tools[Name]["output"]>;

/** The tools that are carried out by code, each with its handler. */
export interface Handlers {
  readonly "track_shipment": Handler<"track_shipment">;
}

/** Every shared context by name, and what it holds. */
export interface Contexts {
}

export type ContextName = keyof Contexts;
