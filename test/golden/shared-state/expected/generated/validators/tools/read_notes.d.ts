// Made by toolwright generate. Do not edit: change the catalog instead.
import type { Validator } from "toolwright/contract";

export declare const input: Validator;
export declare const output: Validator;
