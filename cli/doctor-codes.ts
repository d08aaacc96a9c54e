/** What `toolwright doctor` looks at: one table, which `toolwright explain` reads as well. */

import type { CodeFacts } from "../generator/diagnostics/codes.ts";

export const doctorCodes = {
  DOCTOR_NODE: {
    title: "Node.js is too old",
    cause: "Toolwright uses what older versions do not have.",
    fix: "Install the version that the check names, or a newer one.",
  },
  DOCTOR_PROJECT: {
    title: "The project cannot be opened",
    cause: "There is no toolwright.yaml here or in a folder above, or it has errors.",
    fix: "Go to a project, make one with `toolwright init`, or mend the place that the check names.",
  },
  DOCTOR_SETTINGS: {
    title: "A setting of the server is wrong",
    cause: "The environment or `.env` gives a setting a value that it cannot have.",
    fix: "Mend the value; `toolwright serve --print-config` shows all settings and where each comes from.",
  },
  DOCTOR_GENERATED: {
    title: "What is generated is not what the catalog says",
    cause: "The catalog has errors, or it changed after the last `toolwright generate`.",
    fix: "Mend what `toolwright lint` names, then run `toolwright generate`.",
  },
  DOCTOR_HANDLERS: {
    title: "The handlers do not build",
    cause: "A handler has a syntax error or imports what is not there, or the project's packages are not installed.",
    fix: "Mend the place that the check names, or run `npm install`.",
  },
  DOCTOR_GITIGNORE: {
    title: "Git may take keys or builds",
    cause: "`.gitignore` does not list what belongs to one machine alone.",
    fix: "Add the names to `.gitignore`.",
  },
  DOCTOR_KEYS: {
    title: "No agent can sign in",
    cause: "The file of credentials cannot be read, or nobody has a key where none is made by itself.",
    fix: "Give an agent a key with `toolwright agent add NAME`, or start once on 127.0.0.1 where there never was one.",
  },
  DOCTOR_STORE: {
    title: "Contexts cannot be kept",
    cause: "Redis does not answer, or the folder of contexts may not be written by this user.",
    fix: "Check `contextStore` with `redisUrl` or `contextDir`, and what they point at.",
  },
  DOCTOR_PORT: {
    title: "The server's port cannot be listened on",
    cause: "A server runs there already, or this user may not use the port.",
    fix: "Stop what listens there, or choose another port with `--port`.",
  },
} as const satisfies Record<string, CodeFacts>;

export type DoctorCode = keyof typeof doctorCodes;
