import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { clientReference, optionNames } from "../client/options-reference.ts";
import { errorsReference } from "../contract/errors-reference.ts";
import { errorCatalog } from "../contract/index.ts";
import { serverOptions } from "../runtime/config/options.ts";
import { settingsReference } from "../runtime/config/settings-reference.ts";
import { metricTable } from "../runtime/observe/metric-table.ts";
import { metricsReference } from "../runtime/observe/metrics-reference.ts";

/** Each page that is written from a table, and how. Run with `-u` to write the pages anew. */
const pages = [
  { page: "docs/reference/settings.md", write: settingsReference, names: Object.keys(serverOptions) },
  { page: "docs/reference/errors.md", write: errorsReference, names: Object.keys(errorCatalog) },
  { page: "docs/reference/metrics.md", write: metricsReference, names: Object.keys(metricTable) },
  { page: "docs/reference/client.md", write: clientReference, names: optionNames },
] as const;

describe.each(pages)("$page", ({ page, write, names }) => {
  it("is what its table says, byte for byte", async () => {
    await expect(write()).toMatchFileSnapshot(`../${page}`);
  });

  it("has one row for each name of the table and no other", async () => {
    const text = await readFile(new URL(`../${page}`, import.meta.url), "utf8");
    const rows = [...text.matchAll(/^\| `([\w.]+)` \|/gm)].map(([, name]) => name);
    expect(rows).toEqual(names);
  });
});
