// Made by toolwright generate. Do not edit: change the catalog instead.
export const declaration = {"examples":[{"name":"one","input":{"id":"a"},"output":{"id":"a"}}]};
