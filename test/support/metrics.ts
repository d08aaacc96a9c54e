/** Reads a page in the Prometheus text format, strictly enough to notice a line that Prometheus would refuse. */

export interface Scrape {
  /** Values by the sample's name with its labels, as written. */
  readonly samples: ReadonlyMap<string, number>;
  /** Types by the metric's name. */
  readonly types: ReadonlyMap<string, string>;
}

const sample = /^([a-zA-Z_:][a-zA-Z0-9_:]*(?:\{(?:[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\["\\n])*",?)*\})?) (N[aA][nN]|[+-]Inf|[-+0-9.e]+)$/;

/** @throws {Error} At the first line that is neither a comment nor a sample. */
function readScrape(text: string): Scrape {
  const samples = new Map<string, number>();
  const types = new Map<string, string>();
  for (const line of text.split("\n")) {
    const type = /^# TYPE (\S+) (\S+)$/.exec(line);
    if (type) types.set(type[1] ?? "", type[2] ?? "");
    if (line === "" || line.startsWith("#")) continue;
    const read = sample.exec(line);
    if (!read) throw new Error(`no sample: ${line}`);
    if (samples.has(read[1] ?? "")) throw new Error(`twice: ${line}`);
    samples.set(read[1] ?? "", Number(read[2]?.replace("Inf", "Infinity")));
  }
  return { samples, types };
}

export async function scrape(url: string): Promise<Scrape> {
  const response = await fetch(`${url}/metrics`);
  if (response.status !== 200) throw new Error(`/metrics answered ${response.status}`);
  return readScrape(await response.text());
}
