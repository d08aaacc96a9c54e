import { describe, expect, it } from "vitest";
import { lineText, positionAt, sourceFile } from "../../../generator/text/source-file.ts";

describe("a source file", () => {
  it("counts lines and columns from 1, as editors do", () => {
    const file = sourceFile("a.yaml", "ab\ncd\n");
    expect([0, 1, 2, 3, 5, 6].map((offset) => positionAt(file.lineStarts, offset))).toEqual([
      { line: 1, column: 1 },
      { line: 1, column: 2 },
      { line: 1, column: 3 },
      { line: 2, column: 1 },
      { line: 2, column: 3 },
      { line: 3, column: 1 },
    ]);
  });

  it("counts neither a byte order mark nor a carriage return as a column of the text", () => {
    const file = sourceFile("a.yaml", "\uFEFFab\r\ncd\r\n");
    expect(positionAt(file.lineStarts, file.text.indexOf("cd"))).toEqual({ line: 2, column: 1 });
    expect(positionAt(file.lineStarts, 0)).toEqual({ line: 1, column: 1 });
    expect(lineText(file, 1)).toBe("ab");
    expect(lineText(file, 2)).toBe("cd");
  });

  it("refuses a negative offset", () => {
    expect(() => positionAt([0], -1)).toThrow(RangeError);
  });
});
