/** Every code a finding may have: what it is called, where it comes from, what cures it. A code without a cure does not compile. */

export interface CodeFacts {
  readonly title: string;
  readonly cause: string;
  readonly fix: string;
}

export const diagnosticCodes = {
  // Files
  FILE_UNREADABLE: {
    title: "A file cannot be read",
    cause: "The disk refused to list or read it, or the folder does not exist.",
    fix: "Check that it exists and that you may read it, then run again.",
  },
  FILE_TOO_LARGE: {
    title: "A file is too large",
    cause: "It has more bytes than are read of one file.",
    fix: "Move parts into Schema files and refer to them by `$ref`.",
  },
  FILE_NOT_UTF8: {
    title: "A file is not UTF-8",
    cause: "Its bytes are no UTF-8 text; it may be UTF-16, Latin-1 or no text at all.",
    fix: "Save the file as UTF-8.",
  },
  FILE_EMPTY: {
    title: "A file holds nothing",
    cause: "There is no value in it, or only comments.",
    fix: "Write a document, or delete the file.",
  },
  FILE_OUTSIDE_CATALOG: {
    title: "A link leads out of the catalog",
    cause: "A symbolic link in the catalog folder points to something outside it.",
    fix: "Copy the file into the catalog: what is reviewed with the catalog must lie in it.",
  },
  FILE_TOO_MANY: {
    title: "The catalog has too many files",
    cause: "There are more catalog files below the folder than are read.",
    fix: "Check that `catalog` in toolwright.yaml names the right folder; split the catalog if it does.",
  },
  FILE_SUFFIX_MISMATCH: {
    title: "A file's name and its kind differ",
    cause: "The file ends as files of one kind do and says another kind inside.",
    fix: "Rename the file, or mend its `kind`.",
  },
  // YAML
  YAML_SYNTAX: {
    title: "The text is not well-formed YAML",
    cause: "Indentation, quotes, brackets or colons do not fit.",
    fix: "Mend the place the caret shows; quote texts that hold `: `, ` #` or begin with a special character.",
  },
  YAML_TAB: {
    title: "A tab indents a line",
    cause: "YAML indents with spaces only.",
    fix: "Replace tabs by spaces; most editors do it on saving.",
  },
  YAML_DUPLICATE_KEY: {
    title: "A key stands twice in one mapping",
    cause: "Only one of the two values could hold, and readers disagree on which.",
    fix: "Remove or rename one of the two.",
  },
  YAML_ALIAS_UNKNOWN: {
    title: "An alias has no anchor",
    cause: "No `&name` stands before the `*name` in the same file; anchors do not reach from file to file.",
    fix: "Write the anchor first, or quote a text that begins with `*`.",
  },
  YAML_ALIAS_CYCLE: {
    title: "An alias stands inside the value it repeats",
    cause: "The value would have no end.",
    fix: "For a schema that holds itself use `$ref: '#'`.",
  },
  YAML_ALIAS_LIMIT: {
    title: "Too many aliases",
    cause: "Aliases that repeat aliases make gigabytes of a kilobyte, so the number followed is bounded.",
    fix: "Move repeated parts into Schema files and refer to them by `$ref`.",
  },
  YAML_SEVERAL_DOCUMENTS: {
    title: "Several documents in one file",
    cause: "A `---` begins a second document.",
    fix: "Put each document into a file of its own.",
  },
  YAML_TAG: {
    title: "A tag that JSON does not have",
    cause: "A `!tag` or `!!tag` asks for a kind of value that cannot cross the wire.",
    fix: "Remove the tag, or put the text in quotes.",
  },
  YAML_DIRECTIVE: {
    title: "A directive of another YAML",
    cause: "A `%` line asks for what is not done here.",
    fix: "Remove the line: catalog files are YAML 1.2, core schema.",
  },
  YAML_KEY_NOT_TEXT: { title: "A key is not a text", cause: "A list or mapping is used as a key.", fix: "Write the key as a text." },
  YAML_NUMBER: {
    title: "A number JSON cannot carry",
    cause: "`.nan` and `.inf` are YAML's alone.",
    fix: "Write a finite number, or put the text in quotes.",
  },
  YAML_TEXT_BROKEN: {
    title: "A text holds half a character",
    cause: "An escape writes one half of a surrogate pair.",
    fix: "Write the whole character.",
  },
  YAML_TOO_DEEP: {
    title: "The file nests too deeply",
    cause: "There are more levels of mappings and lists than are read.",
    fix: "Move inner parts into Schema files and refer to them.",
  },
  YAML_TOO_MANY_VALUES: {
    title: "The file holds too many values",
    cause: "With its aliases expanded it is larger than what is read.",
    fix: "Split it, or use `$ref` in place of aliases.",
  },
  // Definitions
  DOCUMENT_NOT_A_MAPPING: {
    title: "The document is not a mapping",
    cause: "A catalog file is keys with values; this one is a list or a single value.",
    fix: "Begin with `apiVersion: toolwright/v1` and `kind: Tool`.",
  },
  API_VERSION_UNKNOWN: {
    title: "An apiVersion that is not known",
    cause: "The file is written for another version of the catalog language.",
    fix: "Write `apiVersion: toolwright/v1`.",
  },
  KIND_UNKNOWN: {
    title: "A kind that does not exist",
    cause: "`kind` is missing or misspelt.",
    fix: "Write one of Tool, Schema, Agent, Context, ToolSet.",
  },
  KIND_NOT_SERVED: {
    title: "A kind this version does not serve",
    cause: "Source, Resource and Prompt belong to the language and are not carried out yet.",
    fix: "Remove the file, or move it out of the catalog folder.",
  },
  FIELD_UNKNOWN: {
    title: "A field that does not exist",
    cause: "The kind has no field of this name; most often it is misspelt or indented wrongly.",
    fix: "Use the name the finding proposes, or remove the field.",
  },
  FIELD_MISSING: { title: "A field is missing", cause: "The kind cannot do without it.", fix: "Add the field as the finding shows." },
  FIELD_TYPE: {
    title: "A field has a value of the wrong type",
    cause: "A text, number, list or mapping stands where another is needed; unquoted 1.2 and 12 are numbers.",
    fix: "Write the value as the finding shows, in quotes where it is a text.",
  },
  FIELD_VALUE: {
    title: "A field has a value that is not allowed",
    cause: "The field takes some values only, or only within bounds.",
    fix: "Write one of the values the finding names.",
  },
  NAME_INVALID: {
    title: "A name that clients refuse",
    cause: "Names are 1 to 64 of A-Z a-z 0-9 _ - . because clients and disks take no others; --lenient takes up to 128.",
    fix: "Rename it, and tell those who call it.",
  },
  NAME_DUPLICATE: {
    title: "A name is taken",
    cause: "Two files of one kind define the same name.",
    fix: "Rename one of the two, or delete it.",
  },
  VERSION_INVALID: {
    title: "A version that is not semver",
    cause: "Versions have three numbers, such as 1.2.0.",
    fix: "Write MAJOR.MINOR.PATCH.",
  },
  DURATION_INVALID: {
    title: "A duration that cannot be read",
    cause: "Durations are a number with ms, s, m, h or d, or a whole number of milliseconds.",
    fix: "Write it like `250ms`, `5s` or `2m`.",
  },
  BYTES_INVALID: {
    title: "A size that cannot be read",
    cause: "Sizes are a number with B, KiB, MiB or GiB, or a whole number of bytes.",
    fix: "Write it like `64KiB` or `1MiB`.",
  },
  HANDLER_CHOICE: {
    title: "A tool needs exactly one handler",
    cause: "None or several of code and mock are given.",
    fix: "Write `handler: { code: true }` or `handler: { mock: true }`.",
  },
  HANDLER_NOT_SERVED: {
    title: "A handler this version does not serve",
    cause: "sql and http belong to the language and are not carried out yet.",
    fix: "Write `handler: { code: true }` and do it in the handler.",
  },
  HANDLER_MOCK_EMPTY: {
    title: "A mock has nothing to answer",
    cause: "A mock answers from the tool's examples, and none has an output or an error.",
    fix: "Add an example with `input` and `output`.",
  },
  CONFIRM_NEEDLESS: {
    title: "A tool that changes nothing asks for a yes",
    cause: "`confirm` stands beside `effects: read`: people who are asked about nothing learn to say yes.",
    fix: "Leave `confirm` out, or say in `effects` what the tool changes.",
  },
  CONFIRM_SENSITIVE: {
    title: "A question shows what is marked x-sensitive",
    cause: "`confirm` holds `{{name}}` of an argument that must not be shown.",
    fix: "Ask without it.",
  },
  ERROR_NAME_INVALID: {
    title: "A declared error's name is not in capitals",
    cause: "Error codes are UPPER_SNAKE_CASE on every wire.",
    fix: "Write it like SHIPMENT_NOT_FOUND.",
  },
  ERROR_NAME_RESERVED: {
    title: "A declared error has a built-in code's name",
    cause: "Callers could not tell the tool's error from the server's.",
    fix: "Give the error a name of its own, such as one that begins with what the tool is about.",
  },
  EXAMPLE_EXPECTATION: {
    title: "An example needs exactly one expectation",
    cause: "None or several of output, match and error are given.",
    fix: "Keep one: `output` for the whole result, `match` for a part, `error` for a declared error.",
  },
  EXAMPLE_ERROR_UNKNOWN: {
    title: "An example expects an error that is not declared",
    cause: "The name is neither under `errors` nor a built-in code.",
    fix: "Declare the error, or mend the name.",
  },
  EXAMPLE_NAME_DUPLICATE: {
    title: "Two examples have one name",
    cause: "Contract tests and documents name examples.",
    fix: "Rename one of the two.",
  },
  EXAMPLE_INPUT_INVALID: {
    title: "An example's input does not fit the input schema",
    cause: "The tool would refuse the call.",
    fix: "Mend the example, or the schema if the example is right.",
  },
  EXAMPLE_FAILED: {
    title: "A tool does not answer as its example says",
    cause: "`toolwright test` called the handler with the example's input and got something else.",
    fix: "Mend the handler, or the example if the handler is right.",
  },
  EXAMPLE_OUTPUT_INVALID: {
    title: "An example's output does not fit the output schema",
    cause: "The tool could never answer that.",
    fix: "Mend the example, or the schema if the example is right.",
  },
  // Schemas
  SCHEMA_UNKNOWN_KEYWORD: {
    title: "A word that is no JSON Schema keyword",
    cause: "Validators skip words they do not know, so that a typo silently checks nothing.",
    fix: "Use the keyword the finding proposes; for words of your own begin with `x-`.",
  },
  SCHEMA_KEYWORD_DIALECT: {
    title: "A keyword of the other dialect",
    cause: "The schema's dialect does not know the word and would check nothing.",
    fix: "Use the dialect's own word, or change `$schema`.",
  },
  SCHEMA_UNKNOWN_FORMAT: {
    title: "A format that nobody checks",
    cause: "Formats that are not known cannot be asserted.",
    fix: "Use a known format, or write a `pattern`.",
  },
  SCHEMA_DIALECT_UNKNOWN: {
    title: "A dialect that is not accepted",
    cause: "`$schema` asks for something other than 2020-12 and draft-07.",
    fix: "Remove `$schema` for 2020-12, or write the URI of draft-07.",
  },
  SCHEMA_DIALECT_NEAREST: {
    title: "A dialect taken as its nearest",
    cause: "--lenient takes older dialects as the nearest accepted one.",
    fix: "Move the schema to 2020-12.",
  },
  SCHEMA_INVALID: {
    title: "Not a valid JSON Schema",
    cause: "A keyword has a value it cannot have.",
    fix: "Mend the value the caret shows.",
  },
  SCHEMA_ROOT_NOT_OBJECT: {
    title: "The root is not an object",
    cause: "Arguments and contexts are JSON objects, and clients refuse tools whose input says otherwise.",
    fix: "Write `type: object` at the root.",
  },
  SCHEMA_PATTERN_INVALID: {
    title: "A pattern that cannot be read",
    cause: "The regular expression is not well-formed.",
    fix: "Mend the pattern; in YAML single quotes keep backslashes as they are.",
  },
  SCHEMA_PATTERN_UNSUPPORTED: {
    title: "A pattern that cannot be run safely",
    cause: "Lookaround and back-references need an engine that a hostile text can stall.",
    fix: "Write the pattern without them, or check in the handler.",
  },
  SCHEMA_UNCOMPILABLE: {
    title: "A schema that no validator can be made of",
    cause: "The schema is valid by its rules and contradicts itself or asks for what cannot be found.",
    fix: "Mend what the finding names.",
  },
  REF_NETWORK: {
    title: "A reference to the network",
    cause: "A catalog is compiled from its own folder; what a server says tomorrow cannot be reviewed.",
    fix: "Copy the schema into the catalog and refer to the file.",
  },
  REF_OUTSIDE_CATALOG: {
    title: "A reference out of the catalog",
    cause: "The path leads out of the catalog folder, or is absolute.",
    fix: "Move the schema into the catalog folder and use a relative path.",
  },
  REF_FILE_MISSING: {
    title: "A reference to a file that does not exist",
    cause: "No catalog file has this path, seen from the file that refers to it.",
    fix: "Mend the path.",
  },
  REF_FILE_BROKEN: {
    title: "A reference to a file with errors",
    cause: "The file exists and could not be read.",
    fix: "Mend that file first.",
  },
  REF_NOT_A_SCHEMA: {
    title: "A reference to a file that is no schema",
    cause: "Only Schema documents and bare `*.schema.*` files can be referred to.",
    fix: "Move the shared part into a Schema file.",
  },
  REF_TARGET_MISSING: {
    title: "A reference to nothing",
    cause: "The file exists and has nothing at the place after the `#`.",
    fix: "Mend the part after the `#`.",
  },
  REF_DIALECT_MIXED: {
    title: "A reference between dialects",
    cause: "The two files mean different things by the same keywords.",
    fix: "Move both to one dialect.",
  },
  // Between files
  TOOL_NOT_COMPILED: {
    title: "A tool was left out",
    cause: "Its own text is sound; a schema it refers to is not.",
    fix: "Mend the schema that the finding names.",
  },
  RESOURCE_ADDRESS: {
    title: "A resource's address cannot be used",
    cause: "It has none or two, is no URI or no template of RFC 6570 up to level 3, or begins as those of shared contexts do.",
    fix: "Write `uri: docs://handbook`, or `uriTemplate: docs://handbook/{chapter}`.",
  },
  RESOURCE_ADDRESS_TAKEN: {
    title: "Two resources stand at one address",
    cause: "Another file names the same address, or the same template.",
    fix: "Give one of the two another address.",
  },
  RESOURCE_SOURCE: {
    title: "A resource shows exactly one thing",
    cause: "None or several of text, file and handler are given, or a file stands at a template's addresses.",
    fix: "Write one of `text`, `file` and `handler: { code: true }`.",
  },
  RESOURCE_FILE: {
    title: "A resource's file cannot be shown",
    cause: "It lies outside of the project, or a part of its path begins with a dot.",
    fix: "Put the file beside the resource's own, and name it from there.",
  },
  RESOURCE_FILE_MISSING: {
    title: "A resource's file is not there",
    cause:
      "The project has no file at this path, a link leads out of the project or to what begins with a dot, or it is larger than the resource's limit.",
    fix: "Put the file there, mend `file`, or raise `limits.maxBytes`.",
  },
  RESOURCE_VARIABLE_UNKNOWN: {
    title: "A variable that the address does not have",
    cause: "`variables` describes a name that stands nowhere in uriTemplate.",
    fix: "Mend the name, or remove it.",
  },
  PROMPT_SOURCE: {
    title: "A prompt has messages or code",
    cause: "Neither or both of messages and handler are given.",
    fix: "Write `messages`, or `handler: { code: true }`.",
  },
  PROMPT_CONTENT: {
    title: "A message's content is not whole",
    cause: "An embedded resource has neither text nor blob, or both.",
    fix: "Give `text`, or `blob` in base64.",
  },
  BLANK_UNKNOWN: {
    title: "Nothing fills a blank",
    cause: "A text holds `{{name}}`, and no argument or variable has this name.",
    fix: "Declare it, mend the name, or write a backslash before the braces.",
  },
  BLANK_COMPLETION: {
    title: "A blank has two ways to be completed",
    cause: "It has a list of values, and code that offers others.",
    fix: "Keep one of `values` and `complete`.",
  },
  ICON_INVALID: {
    title: "An icon that clients would not load",
    cause: "Its src is neither an https: address nor a small picture as data:.",
    fix: "Write an https: address.",
  },
  META_KEY: {
    title: "A key of _meta that is not yours",
    cause: "Keys under the names of MCP and toolwright are taken, and keys have a shape: prefix/name.",
    fix: "Write a key with a prefix of your own, such as com.example/team.",
  },
  TOOLSET_TOOL_UNKNOWN: {
    title: "A tool set names a tool that does not exist",
    cause: "No file defines a tool of that name.",
    fix: "Mend the name, or use a pattern with `*`.",
  },
  TOOLSET_PATTERN_EMPTY: {
    title: "A tool set's pattern fits no tool",
    cause: "No tool's name fits the pattern, or no tool has the tag.",
    fix: "Mend the pattern, or remove it.",
  },
  AGENT_TOOLSET_UNKNOWN: {
    title: "An agent names a tool set that does not exist",
    cause: "No file defines a tool set of that name.",
    fix: "Mend the name.",
  },
  CONTEXT_KEY_PATTERN: {
    title: "A context's key pattern cannot be used",
    cause: "The regular expression is not well-formed or cannot be run safely.",
    fix: "Mend the pattern.",
  },
  // Lint
  LINT_DESCRIPTION_FIRST_LINE: {
    title: "The description does not begin with one line",
    cause: "Lists show the first line; a model picks a tool by it.",
    fix: "Begin with one sentence of at most 200 characters that says what the tool does, then a line break.",
  },
  LINT_PROPERTY_DESCRIPTION: {
    title: "A property without a description",
    cause: "A model fills a field it has no words for by guessing.",
    fix: "Add a `description` that says what the value means, with its unit.",
  },
  LINT_UNBOUNDED_STRING: {
    title: "A text without a bound",
    cause: "A model may send anything, of any length.",
    fix: "Add `maxLength`, `enum`, `const`, `pattern` or a bounded `format`.",
  },
  LINT_UNBOUNDED_ARRAY: { title: "A list without a bound", cause: "A model may send any number of items.", fix: "Add `maxItems`." },
  LINT_UNIQUE_WITHOUT_BOUND: {
    title: "uniqueItems without maxItems",
    cause: "Comparing each item with each other costs the square of their number.",
    fix: "Add `maxItems`.",
  },
  LINT_MCP_HEADER: {
    title: "A mark that clients of MCP do not take",
    cause: "`x-mcp-header` stands on no argument, or on one that a header cannot or must not hold, or names no header of its own.",
    fix: "Mark arguments of type string, integer or boolean under `properties`, each with a name of its own, and no secret.",
  },
  LINT_ONE_ACTION: {
    title: "A tool with several actions",
    cause: "A tool that does one thing is chosen right, allowed exactly and tested well.",
    fix: "Make a tool of each action.",
  },
  LINT_NAME_REFUSED: {
    title: "A name that a client refuses",
    cause: "Some clients take fewer names than the language allows.",
    fix: "Begin with a letter and use letters, digits, `_` and `-`.",
  },
  LINT_HIDDEN_CHARACTER: {
    title: "A hidden character",
    cause: "Invisible and direction-changing characters show a reviewer another text than a model reads.",
    fix: "Delete the character the caret shows.",
  },
  LINT_INSTRUCTION: {
    title: "An instruction to the model in a description",
    cause: "Descriptions that command a model are how tools are poisoned.",
    fix: "Say what the tool does and what the values mean, and nothing about how the model is to behave.",
  },
  LINT_ERROR_WORDS: {
    title: "A declared error without words",
    cause: "The words are all a model has to decide what to do next.",
    fix: "Say what happened and what the caller should do.",
  },
  LINT_EXAMPLE_MISSING: {
    title: "A tool without an example",
    cause: "Examples are its contract tests, its mock and its documentation.",
    fix: "Add an example with `input` and `output`.",
  },
  LINT_DEPRECATED_USE: {
    title: "A deprecated tool points to nothing",
    cause: "`deprecated.use` names a tool that does not exist or is the tool itself.",
    fix: "Name the tool that replaces it.",
  },
  LINT_SCOPE_NAME: {
    title: "A scope of another shape",
    cause: "Scopes that look alike are granted right: lower-case parts with a colon between them.",
    fix: "Write it like `shipments:read`.",
  },
  LINT_SCOPE_UNHELD: {
    title: "A scope that no agent has",
    cause:
      "An agent needs all scopes of a tool, a resource or a prompt, and none of the catalog's agents has them: the development agent alone sees it.",
    fix: "Mend the scope's name, or add it to the agent that is to have it.",
  },
  LINT_DEFAULT_INVALID: {
    title: "A default that its own schema refuses",
    cause: "A call without the value would be filled with a wrong one.",
    fix: "Mend the default or the schema.",
  },
  LINT_REQUIRED_FORBIDDEN: {
    title: "A required property that is forbidden",
    cause: "`required` names a property that `additionalProperties: false` forbids, since it is not under `properties`: no object fits.",
    fix: "Mend the name, add it to `properties`, or take it out of `required`.",
  },
  LINT_WAIVER_REASON: {
    title: "A waiver without a reason",
    cause: "A `toolwright-allow` comment must say why.",
    fix: "Write `# toolwright-allow LINT_X: reason`.",
  },
  LINT_WAIVER_UNKNOWN: {
    title: "A waiver of a rule that does not exist",
    cause: "The comment names no lint rule.",
    fix: "Write the code of the finding to be allowed.",
  },
  LINT_WAIVER_UNUSED: {
    title: "A waiver that waives nothing",
    cause: "The file has no finding of that rule any more.",
    fix: "Remove the comment.",
  },
  LINT_SETTING_UNKNOWN: {
    title: "A setting for a rule that does not exist",
    cause: "`lint.rules` in toolwright.yaml names no rule.",
    fix: "Mend the rule's code.",
  },
  // Generated files
  GENERATED_STALE: {
    title: "A generated file is not what the catalog says",
    cause: "The catalog or the generator changed since, or the file was edited by hand.",
    fix: "Run `toolwright generate` and commit the result.",
  },
  GENERATED_MISSING: {
    title: "A generated file is missing",
    cause: "The catalog has a part that was not generated yet.",
    fix: "Run `toolwright generate` and commit the result.",
  },
  GENERATED_STRAY: {
    title: "A file in the generated folder that nothing generates",
    cause: "Its definition is gone, or it was put there by hand.",
    fix: "Run `toolwright generate`, which removes it; keep files of your own elsewhere.",
  },
  HANDLER_ORPHANED: {
    title: "A handler without a tool",
    cause: "Its tool was removed or renamed; handlers are never deleted by the generator.",
    fix: "Delete the file, or move its code to the new tool's handler.",
  },
  HANDLER_UNIMPLEMENTED: {
    title: "A handler is still a stub",
    cause: "`toolwright generate` wrote the stub, and nobody filled it: every call is answered UNIMPLEMENTED.",
    fix: "Write the function in the tool's file below handlers/.",
  },
  HANDLER_MISSING: {
    title: "A tool without its handler file",
    cause: "The stub was not generated yet, or the file was deleted.",
    fix: "Run `toolwright generate`, which writes a stub, and fill it.",
  },
} as const satisfies Record<string, CodeFacts>;

export type DiagnosticCode = keyof typeof diagnosticCodes;

export function isDiagnosticCode(code: string): code is DiagnosticCode {
  return Object.hasOwn(diagnosticCodes, code);
}
