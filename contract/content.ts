/** What a handler may show a model beside its result: MCP's content blocks, as MCP spells them. Knows nothing of protocols. */

import type { JsonObject } from "./json.ts";

export interface ContentAnnotations {
  readonly audience?: readonly ("user" | "assistant")[];
  /** 0 to 1. */
  readonly priority?: number;
  /** ISO 8601. */
  readonly lastModified?: string;
}

/** A picture for what is listed, as MCP spells it. */
export interface Icon {
  /** `https:` or `data:`. */
  readonly src: string;
  readonly mimeType?: string;
  /** Such as `48x48`, or `any`. */
  readonly sizes?: readonly string[];
  readonly theme?: "light" | "dark";
}

interface Annotated {
  readonly annotations?: ContentAnnotations;
  readonly _meta?: JsonObject;
}

/** A whole resource inside of a result. */
export type EmbeddedResource = { readonly uri: string; readonly mimeType?: string; readonly _meta?: JsonObject } & (
  | { readonly text: string }
  /** In base64. */
  | { readonly blob: string }
);

export type ContentBlock = Annotated &
  (
    | { readonly type: "text"; readonly text: string }
    /** `data` is in base64. */
    | { readonly type: "image" | "audio"; readonly data: string; readonly mimeType: string }
    | { readonly type: "resource"; readonly resource: EmbeddedResource }
    | {
        readonly type: "resource_link";
        readonly uri: string;
        readonly name: string;
        readonly title?: string;
        readonly description?: string;
        readonly mimeType?: string;
        /** Bytes. */
        readonly size?: number;
        readonly icons?: readonly Icon[];
      }
  );
