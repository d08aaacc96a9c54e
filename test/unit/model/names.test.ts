import { describe, expect, it } from "vitest";
import { assignNames, type ModuleNames, type Nameable, pascalCase } from "../../../generator/model/names.ts";
import { fc } from "../../support/chance.ts";

const tool = (name: string, area = ""): Nameable => ({ kind: "Tool", area, name });

function namesOf(...definitions: Nameable[]): ModuleNames[] {
  const names = assignNames(definitions);
  return definitions.map((definition) => names.get(definition) ?? expect.fail("a definition got no names"));
}

describe("names in emitted code", () => {
  it("are the plain ones where nothing stands against it", () => {
    expect(namesOf(tool("track_shipment", "shipments"), tool("getUser"), tool("a.b-c"))).toEqual([
      { area: "shipments", modulePath: "shipments/track_shipment", typeName: "TrackShipment" },
      { area: "", modulePath: "getUser", typeName: "GetUser" },
      { area: "", modulePath: "a.b-c", typeName: "ABC" },
    ]);
  });

  it("differ for names that collide once camel-cased, and the snake_case one stays plain", () => {
    const [snake, kebab, camel] = namesOf(tool("foo_bar"), tool("foo-bar"), tool("fooBar"));
    expect(snake?.typeName).toBe("FooBar");
    expect(kebab?.typeName).toMatch(/^FooBar\$[0-9a-f]{6}$/);
    expect(camel?.typeName).toMatch(/^FooBar\$[0-9a-f]{6}$/);
    expect(kebab?.typeName).not.toBe(camel?.typeName);
    expect([snake, kebab, camel].map((names) => names?.modulePath)).toEqual(["foo_bar", "foo-bar", expect.stringMatching(/^fooBar$/)]);
  });

  it("differ on a disk that ignores case", () => {
    const [upper, lower] = namesOf(tool("Foo"), tool("foo"));
    expect(lower?.modulePath).toBe("foo");
    expect(upper?.modulePath).toMatch(/^Foo_[0-9a-f]{6}$/);
  });

  it.each(["con", "NUL", "aux.x", "com1", "foo.", "foo.d", "foo.ts", "foo.test", ".hidden", "-rf", "..", "a..b"])(
    "are safe on disk and in imports for %s",
    (name) => {
      const [names] = namesOf(tool(name));
      const file = names?.modulePath ?? "";
      expect(file).toMatch(/^[A-Za-z0-9_][A-Za-z0-9_-]*$/);
      expect(file).not.toMatch(/^(con|nul|aux|com1)$/i);
    },
  );

  it("never take an identifier that every program has", () => {
    const [promise, record] = namesOf(tool("promise"), { kind: "Schema", area: "schemas", name: "record" });
    expect(promise?.typeName).not.toBe("Promise");
    expect(record?.typeName).toBe("RecordSchema");
  });

  it("never let one tool's Input be another definition's own name", () => {
    const [, schema] = namesOf(tool("foo"), { kind: "Schema", area: "", name: "foo_input" });
    expect(schema?.typeName).toBe("FooInputSchema");
  });

  it("of folders that are no safe paths become safe, and the area stays as written", () => {
    const [names] = namesOf(tool("a", "Über uns/con"));
    expect(names?.area).toBe("Über uns/con");
    expect(names?.modulePath).toMatch(/^[A-Za-z0-9_]+\/_con_[0-9a-f]{6}\/a$/);
  });

  it("of one tool do not change when an unrelated one is renamed, added or removed", () => {
    const kept = tool("foo_bar");
    const first = assignNames([kept, tool("foo-bar"), tool("x")]).get(kept);
    expect(assignNames([tool("y"), kept]).get(kept)).toEqual(first);
  });

  it("keep digits apart from the word before them", () => {
    expect([pascalCase("foo_1"), pascalCase("foo1"), pascalCase("1st_try"), pascalCase("---")]).toEqual(["Foo_1", "Foo1", "_1stTry", "_"]);
  });

  it("are injective, valid and independent of order for any names", () => {
    const part = fc.string({ unit: fc.constantFrom(..."aAbB01_-."), minLength: 1, maxLength: 6 });
    const area = fc.constantFrom("", "a", "A", "a/b");
    const kind = fc.constantFrom<Nameable["kind"]>("Tool", "Context", "Schema");
    const catalog = fc.uniqueArray(fc.record({ kind, area, name: part }), {
      maxLength: 30,
      selector: ({ kind: k, name }) => `${k} ${name}`,
    });
    fc.assert(
      fc.property(catalog, fc.integer(), (definitions, seed) => {
        const names = assignNames(definitions);
        const paths = [...names.values()].map(({ modulePath }) => modulePath.toLowerCase());
        const types = [...names.values()].map(({ typeName }) => typeName);
        expect(new Set(paths).size).toBe(definitions.length);
        expect(new Set(types).size).toBe(definitions.length);
        for (const type of types) expect(type).toMatch(/^[A-Za-z_$][A-Za-z0-9_$]*$/);
        const turned = definitions.toSorted((left, right) => (JSON.stringify(left) + seed < JSON.stringify(right) + seed ? 1 : -1));
        const again = assignNames(turned);
        for (const definition of definitions) expect(again.get(definition)).toEqual(names.get(definition));
      }),
    );
  });
});
