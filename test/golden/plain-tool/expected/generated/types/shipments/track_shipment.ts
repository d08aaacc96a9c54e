// Made by toolwright generate. Do not edit: change the catalog instead.
/** What callers send. */
export type TrackShipmentArguments = {
  /** Such as "SHP-004211". */
  shipment_id: string;
  /**
   * Also return the latest events.
   * Default: false.
   */
  include_events?: boolean | undefined;
};

/** What the handler is given: the arguments with defaults filled in. */
export type TrackShipmentInput = {
  /** Such as "SHP-004211". */
  shipment_id: string;
  /**
   * Also return the latest events.
   * Default: false.
   */
  include_events: boolean;
};

/** What the handler answers. */
export type TrackShipmentOutput = TrackShipmentOutputShipment;

export type TrackShipmentOutputShipment = {
  /** Its id. */
  shipment_id: string;
  /** Where it is in its life. */
  status: "planned" | "in_transit" | "delivered";
};
