/** Descriptions describe; they do not command the model (LINT_INSTRUCTION). */

import { quoted } from "../../diagnostics/reporter.ts";
import { hiddenCharacters } from "../../diagnostics/visible.ts";
import { narrowed, proseOf } from "../prose.ts";
import type { LintRule } from "../rule.ts";

interface Smuggled {
  readonly pattern: RegExp;
  /** What such words do, to end a sentence. */
  readonly effect: string;
}

/** How commands to a model are worded. Every repetition is bounded: descriptions may be long and hostile. */
export const smuggledInstructions: readonly Smuggled[] = [
  {
    pattern:
      /\b(?:ignore|disregard|forget|override)\s(?:(?:all|any|the|your|of|these|those)\s){0,4}(?:previous|prior|above|earlier|preceding|other|existing|system)\s(?:instructions?|prompts?|messages?|rules?|directions?|tools?|context)\b/i,
    effect: "overrides what the model was told before",
  },
  {
    pattern:
      /\byou\s(?:must|should|shall|have\sto|need\sto|are\srequired\sto)\s(?:(?:always|never|first|not|also|only|immediately)\s){0,2}(?:call|use|invoke|run|execute|ignore|tell|send|read|reveal|reply|respond|answer|say)\b/i,
    effect: "commands the model",
  },
  {
    pattern: /\b(?:always|first)\s(?:call|use|invoke|run)\s(?:this|the)\s(?:tool|function)\b/i,
    effect: "makes the model choose this tool",
  },
  {
    pattern:
      /\b(?:before|instead\sof|rather\sthan)\s(?:using|calling|invoking|running)\s(?:any|all|the|every)\s(?:other\s)?(?:tools?|functions?)\b/i,
    effect: "puts this tool before others",
  },
  {
    pattern:
      /\b(?:do\snot|don['’]t|never|must\snot)\s(?:ever\s)?(?:tell|inform|mention|reveal|show|notify|warn|alert|disclose|let)\b[^.\n]{0,60}\buser\b/i,
    effect: "hides something from the user",
  },
  { pattern: /\bwithout\s(?:telling|informing|asking|notifying|alerting)\s(?:the\s)?user\b/i, effect: "hides something from the user" },
  {
    pattern: /<\s?\/?\s?(?:important|system|instructions?|secret|hidden|assistant|prompt|admin)\b[^<>]{0,80}>/i,
    effect: "is markup that models take for orders",
  },
  {
    pattern: /<\|(?:im_start|im_end|system|user|assistant|endoftext)\|>|\[\/?(?:INST|SYS|SYSTEM)\]|<<\/?SYS>>/i,
    effect: "is a model's own control token",
  },
  {
    pattern:
      /\b(?:include|pass|send|append|put|copy|provide)\s[^.\n]{0,40}\b(?:system\sprompt|(?:entire|full|whole|complete)\s(?:conversation|chat|context)|chat\shistory|conversation\shistory|previous\smessages)\b/i,
    effect: "draws the conversation out",
  },
  {
    pattern: /\b(?:new|updated|secret|hidden)\s(?:system\s)?(?:instructions?|prompt)\s?:/i,
    effect: "overrides what the model was told before",
  },
];

export const instruction: LintRule = {
  id: "LINT_INSTRUCTION",
  level: "error",
  law: "Texts say what a tool does and what values mean; they do not tell the model how to behave.",
  *check(subject) {
    for (const { text, span } of proseOf(subject)) {
      const plain = asRead(text);
      for (const { pattern, effect } of smuggledInstructions) {
        const match = pattern.exec(plain);
        if (match === null) continue;
        yield {
          message: `${quoted(match[0])} ${effect}.`,
          help: "Say what the tool does and what its values mean, and nothing about how the model is to behave.",
          span: narrowed(span(), match[0]),
        };
        break;
      }
    }
  },
};

/** Letters that have one form, and nothing hidden: most texts. */
const plainText = /^[\t\n\r\x20-\x7e]*$/;
const moreThanASpace = /[\t\n\r][\t\n\r ]*| [\t\n\r ]+/g;

/** A text as a model takes it: letters in their plain form, nothing hidden between them, one space between words. */
function asRead(text: string): string {
  if (plainText.test(text)) return text.replace(moreThanASpace, " ");
  return text
    .normalize("NFKC")
    .replace(/[\n\r\t]/g, " ")
    .replace(hiddenCharacters, "")
    .replace(/\s+/g, " ");
}
