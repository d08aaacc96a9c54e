/** What a catalog holds, in numbers, for the lines that end a command or begin a server. Knows nothing of where it was counted. */

type Kind = "tools" | "resources" | "prompts" | "contexts";

export type Holdings = Readonly<Record<Kind, number>>;

/** @param lists - A model's or a registry's. */
export function holdingsOf({ tools, resources, prompts, contexts }: Readonly<Record<Kind, readonly unknown[]>>): Holdings {
  return { tools: tools.length, resources: resources.length, prompts: prompts.length, contexts: contexts.length };
}

export function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

/** Such as `16 tools, 1 resource and 2 prompts`. Of tools it says also that there are none. */
export function holdingsInWords({ tools, resources, prompts, contexts }: Holdings): string {
  const beside = [counted(resources, "resource"), counted(prompts, "prompt"), counted(contexts, "context")];
  const parts = [counted(tools, "tool"), ...beside.filter((part) => !part.startsWith("0 "))];
  return parts.length === 1 ? String(parts[0]) : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
