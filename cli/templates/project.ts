/** A new project: small, whole, and right as it is. Each file by its path. */

import { editorSchemaFrom } from "./editor-schema.ts";

/**
 * @param name - A valid package name.
 * @param toolwright - Where npm finds this package: a version, `file:…` or a URL.
 */
export function newProject(name: string, toolwright: string): Readonly<Record<string, string>> {
  return {
    "package.json": packageJson(name, toolwright),
    "tsconfig.json": tsconfig,
    "toolwright.yaml": settings,
    ".gitignore": "node_modules/\ndist/\n.toolwright/\n.env\n",
    ".gitattributes": "* text=auto eol=lf\ngenerated/** linguist-generated=true\n",
    "README.md": readme(name),
    "catalog/calendar/count_working_days.tool.yaml": tool,
    "catalog/agents/assistant.agent.yaml": agent,
    "handlers/calendar/count_working_days.ts": handler,
  };
}

/** The call that the new project answers. */
export const exampleCall = `npx toolwright call count_working_days '{"from":"2026-01-05","to":"2026-01-18"}'`;

function packageJson(name: string, toolwright: string): string {
  const content = {
    name,
    version: "0.1.0",
    private: true,
    type: "module",
    engines: { node: ">=20.19" },
    scripts: {
      generate: "toolwright generate",
      check: "toolwright generate --check && tsc",
      test: "toolwright test",
      dev: "toolwright dev",
      serve: "toolwright serve",
      build: "toolwright build",
    },
    dependencies: { toolwright },
    devDependencies: { "@types/node": "^20.19.0", typescript: "^7.0.2" },
  };
  return `${JSON.stringify(content, undefined, 2)}\n`;
}

const tsconfig = `${JSON.stringify(
  {
    compilerOptions: {
      target: "es2023",
      lib: ["es2023"],
      module: "nodenext",
      moduleResolution: "nodenext",
      types: ["node"],
      strict: true,
      noUncheckedIndexedAccess: true,
      isolatedModules: true,
      verbatimModuleSyntax: true,
      erasableSyntaxOnly: true,
      allowImportingTsExtensions: true,
      skipLibCheck: true,
      noEmit: true,
    },
    include: ["generated", "handlers"],
  },
  undefined,
  2,
)}\n`;

const settings = `# Settings of this project. What is commented out shows the default.
# catalog: catalog
# generated: generated
# handlers: handlers
# server: { host: 127.0.0.1, port: 7411, logLevel: info }
# lint: { rules: { LINT_EXAMPLE_MISSING: error } }
`;

const tool = `# yaml-language-server: $schema=${editorSchemaFrom("catalog/calendar", "tool")}
apiVersion: toolwright/v1
kind: Tool
name: count_working_days
version: 1.0.0
title: Count working days
description: Counts the days from Monday to Friday between two dates, both included.
owner: calendar
tags: [calendar]
effects: read
scopes: ['calendar:read']
input:
  type: object
  properties:
    from: { type: string, format: date, description: 'First day, such as "2026-01-05".' }
    to: { type: string, format: date, description: 'Last day, such as "2026-01-18".' }
  required: [from, to]
  additionalProperties: false
output:
  type: object
  properties:
    working_days: { type: integer, minimum: 0, description: Days from Monday to Friday. }
    days: { type: integer, minimum: 1, description: All days. }
  required: [working_days, days]
  additionalProperties: false
errors:
  DATES_REVERSED: The last day is before the first. Swap the two dates.
limits: { timeout: 2s, maxBytes: 1KiB, maxConcurrency: 100 }
handler: { code: true }
examples:
  - name: two weeks
    input: { from: 2026-01-05, to: 2026-01-18 }
    output: { working_days: 10, days: 14 }
  - name: a Saturday
    input: { from: 2026-01-10, to: 2026-01-10 }
    output: { working_days: 0, days: 1 }
  - name: dates the wrong way round
    input: { from: 2026-01-18, to: 2026-01-05 }
    error: DATES_REVERSED
`;

const agent = `# yaml-language-server: $schema=${editorSchemaFrom("catalog/agents", "agent")}
apiVersion: toolwright/v1
kind: Agent
name: assistant
title: Assistant
description: Answers questions about dates.
scopes: ['calendar:read']
limits: { maxConcurrency: 20, maxConnections: 10, callsPerMinute: 600 }
`;

const handler = `import { ToolError } from "toolwright/contract";
import type { Handler } from "../../generated/tools.ts";

const dayMs = 86_400_000;

/** Counts the days from Monday to Friday between two dates, both included. */
export const handler: Handler<"count_working_days"> = async ({ from, to }) => {
  const first = Date.parse(from);
  const days = (Date.parse(to) - first) / dayMs + 1;
  if (days < 1) throw new ToolError("DATES_REVERSED", \`\${to} is before \${from}. Swap the two dates.\`);
  // Whole weeks have five working days each; at most six days are looked at one by one.
  let workingDays = Math.floor(days / 7) * 5;
  for (let day = days - (days % 7); day < days; day += 1) {
    const weekday = new Date(first + day * dayMs).getUTCDay();
    if (weekday !== 0 && weekday !== 6) workingDays += 1;
  }
  return { working_days: workingDays, days };
};
`;

function readme(name: string): string {
  return `# ${name}

Tools for AI agents, one YAML file each in \`catalog/\`. Types, validators and documents in \`generated/\` are made from them;
\`handlers/\` holds the code, one typed function a tool.

\`\`\`sh
npm install
npx toolwright generate    # after every change of catalog/
npx tsc                    # a changed tool shows here, in its handler
npx toolwright test        # runs every tool's examples
npx toolwright serve       # prints where it listens, and keys for its agents
\`\`\`

In another terminal:

\`\`\`sh
${exampleCall}
\`\`\`

A new tool: \`npx toolwright new tool calendar/next_holiday\`, edit the file, \`npx toolwright generate\`, fill
\`handlers/calendar/next_holiday.ts\`. \`npx toolwright dev\` does the generating and reloading at every save.
Commit \`generated/\` and \`handlers/\`; in CI run \`npx toolwright generate --check\`, \`npx tsc\` and \`npx toolwright test\`.
`;
}
