import { describe, expect, it } from "vitest";
import { matchUriTemplate, parseUriTemplate, type UriTemplate, uriFault } from "../../../validation/uri-template.ts";
import { fc } from "../../support/chance.ts";

function template(text: string): UriTemplate {
  const parsed = parseUriTemplate(text);
  if (typeof parsed === "string") throw new Error(parsed);
  return parsed;
}

describe("a URI template", () => {
  it.each<[string, string, Readonly<Record<string, string>> | undefined]>([
    ["test://template/{id}/data", "test://template/123/data", { id: "123" }],
    ["test://template/{id}/data", "test://template/a%20b/data", { id: "a b" }],
    ["test://template/{id}/data", "test://template//data", undefined],
    ["test://template/{id}/data", "test://template/a/b/data", undefined],
    ["test://template/{id}/data", "test://template/a/data/", undefined],
    ["test://template/{id}", "test://template/%", undefined],
    ["file:///{+path}", "file:///a/b.md", { path: "a/b.md" }],
    ["docs:{chapter}.{ending}", "docs:one.two.md", { chapter: "one", ending: "two.md" }],
    ["docs:{chapter}{.ending}", "docs:one.md", { chapter: "one", ending: "md" }],
    ["docs:{+path}.md", "docs:a.md/b.md", { path: "a.md/b" }],
    ["docs:book{/chapter,page}", "docs:book/1/2", { chapter: "1", page: "2" }],
    ["docs:book{/chapter,page}", "docs:book/1", undefined],
    ["docs:{one,two}", "docs:1,2", { one: "1", two: "2" }],
    ["docs:find{?q,page}", "docs:find?page=2&q=a%26b", { page: "2", q: "a&b" }],
    ["docs:find{?q,page}", "docs:find", {}],
    ["docs:find{?q}", "docs:find?x=1", undefined],
    ["docs:find?all{&q}", "docs:find?all&q=1", { q: "1" }],
    ["docs:map{;x,y}", "docs:map;x=1;y=", { x: "1", y: "" }],
    ["docs:page{#part}", "docs:page#a/b", { part: "a/b" }],
    ["docs:{a}-{b}", "docs:x", undefined],
  ])("%s of %s gives its variables (mcp.resources)", (text, uri, want) => {
    expect(matchUriTemplate(template(text), uri)).toEqual(want);
  });

  it.each([
    ["docs://{a}{b}", "nothing between"],
    ["docs://{a*}", "level 4"],
    ["docs://{a:3}", "level 4"],
    ["docs://{=a}", "no operator"],
    ["docs://{a-b}", "a variable is letters"],
    ["docs://{a}/{a}", "twice"],
    ["docs://plain", "no variable"],
    ["docs://{a", "may not hold"],
    ["{a}://docs", "scheme"],
    ["/docs/{a}", "scheme"],
  ])("%s is refused with the reason", (text, words) => {
    expect(parseUriTemplate(text)).toContain(words);
  });

  it("gives back what was put in, whatever the text", () => {
    const value = fc.string({ minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(value, value, (one, two) => {
        const uri = `docs://${encodeURIComponent(one)}/of/${encodeURIComponent(two)}?q=${encodeURIComponent(one)}`;
        expect(matchUriTemplate(template("docs://{one}/of/{two}{?q}"), uri)).toEqual({ one, two, q: one });
      }),
    );
  });
});

describe("an address", () => {
  it.each(["docs://handbook", "urn:isbn:1", "file:///a%20b"])("%s can be one", (uri) => expect(uriFault(uri)).toBeUndefined());
  it.each(["handbook", "//docs", "docs://a b", "docs://ä", `docs:${"x".repeat(2_048)}`])("%s cannot", (uri) =>
    expect(uriFault(uri)).toBeDefined(),
  );
});
