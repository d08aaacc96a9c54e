// Made by toolwright generate. Do not edit: change the catalog instead.
export const declaration = {"examples":[{"name":"none","input":{},"output":[]}]};
