/** The words that two rooms share. This room imports nothing, not even `node:`. */

export type {
  AskAnswer,
  AskChoice,
  AskContent,
  AskField,
  Asking,
  AskKind,
  AskOptions,
  AskSchema,
  NoteLevel,
  Root,
  Sample,
  SampleContent,
  SampleMessage,
  SampleRequest,
} from "./ask.ts";
export type { CatalogContext, CatalogDocument, CatalogExample, CatalogSchema, CatalogTool, CatalogToolSet } from "./catalog.ts";
export type { ContentAnnotations, ContentBlock, EmbeddedResource, Icon } from "./content.ts";
export type {
  ContextAccess,
  ContextAuthor,
  ContextChange,
  ContextRevision,
  ContextSlot,
  ContextSnapshot,
  RegisteredContext,
} from "./context.ts";
export type { ErrorCode, ErrorFacts, FieldProblem, ToolErrorOptions } from "./errors.ts";
export { errorCatalog, httpStatusOf, isErrorCode, isToolError, ToolError } from "./errors.ts";
export type { JsonObject, JsonValue } from "./json.ts";
export type { LogEvent, LogFields, Logger } from "./logger.ts";
export type * from "./messages.ts";
export type { AgentLimits, AgentPolicy, Principal, Scope } from "./principal.ts";
export type {
  CatalogPrompt,
  PromptArgument,
  PromptDescriptor,
  PromptHandler,
  PromptMessage,
  PromptResult,
  RegisteredPrompt,
} from "./prompt.ts";
export type {
  Blank,
  CatalogResource,
  Completer,
  Completers,
  OfferModule,
  RegisteredResource,
  ResourceAccess,
  ResourceContent,
  ResourceDescriptor,
  ResourceHandler,
} from "./resource.ts";
export type {
  Deprecation,
  Effects,
  Implementation,
  OutputValidation,
  RegisteredTool,
  RegisteredToolSet,
  ToolContext,
  ToolDescriptor,
  ToolHandler,
  ToolLimits,
  ToolModule,
  ToolProgress,
  ToolRegistry,
  TraceContext,
  Validator,
} from "./tool.ts";
export { catalogApiVersion, nativeProtocolVersion, registryFormat } from "./versions.ts";
export { toWireError } from "./wire-error.ts";
