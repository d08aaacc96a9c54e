/** What a disk means by its codes, and what to do: one table. */

interface DiskWords {
  readonly why: string;
  readonly next: string;
}

const words: Readonly<Record<string, DiskWords>> = {
  EACCES: { why: "this user may not", next: "Check who owns it and its permissions." },
  EPERM: { why: "this user may not", next: "Check who owns it and its permissions." },
  EROFS: { why: "the disk may only be read", next: "Choose a folder on another disk." },
  ENOSPC: { why: "the disk is full", next: "Make room." },
  EDQUOT: { why: "this user's share of the disk is full", next: "Make room." },
  ENOENT: { why: "it does not exist, and nothing can be made there", next: "Check the path." },
  ENOTDIR: { why: "a file stands where a folder must be", next: "Rename the file, or choose another path." },
  EISDIR: { why: "a folder stands where a file must be", next: "Rename the folder, or choose another path." },
  EEXIST: { why: "something else stands there already", next: "Rename it, or choose another path." },
  ENOTEMPTY: { why: "the folder is not empty", next: "Look into it: something writes there at the same time." },
  ENAMETOOLONG: { why: "the name is too long for this disk", next: "Shorten it." },
  ELOOP: { why: "its links lead in a circle", next: "Mend the links." },
  EMFILE: { why: "too many files are open", next: "Close other programs, or raise the limit (`ulimit -n`)." },
  EBUSY: { why: "another program uses it", next: "Close that program." },
  EIO: { why: "the disk failed", next: "Check the disk." },
};

/** @returns `undefined` when the error is none of a disk's. */
export function diskWords(error: unknown): DiskWords | undefined {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return Object.hasOwn(words, code) ? words[code] : undefined;
}

/** A whole sentence and its cure for an error that names a path, or `undefined`. */
export function diskSentence(error: unknown): string | undefined {
  const found = diskWords(error);
  const { path, syscall, code } = error as { readonly path?: unknown; readonly syscall?: unknown; readonly code?: unknown };
  if (found === undefined || typeof path !== "string") return undefined;
  const act = syscall === "open" || syscall === "scandir" || syscall === "read" || syscall === "stat" ? "opened" : "written";
  return `${path} cannot be ${act}: ${found.why} (${String(code)}). ${found.next}`;
}
