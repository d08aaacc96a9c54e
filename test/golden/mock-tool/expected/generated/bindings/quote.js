// Made by toolwright generate. Do not edit: change the catalog instead.
export const declaration = {"examples":[{"name":"a parcel","input":{"weight_kg":3},"output":{"euro":6.5}},{"name":"too heavy","input":{"weight_kg":900},"error":"TOO_HEAVY"}]};
