// Made by toolwright generate. Do not edit: change the catalog instead.
export type Shipment = {
  /** Its id. */
  shipment_id: string;
  /** Where it is in its life. */
  status: "planned" | "in_transit" | "delivered";
};
