// Made by toolwright generate. Do not edit: change the catalog instead.
export const declaration = {"examples":[{"name":"*/ \u0060\u0024{1}\u0060","input":{"constructor":1},"output":{["__proto__"]:7}}]};
