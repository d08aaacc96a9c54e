/**
 * URI templates (RFC 6570, levels 1 to 3) read backwards: which variables make a template this address. Linear in the address: a variable
 * ends where the text behind it first stands, so that no address can make the search repeat itself. Knows nothing of resources.
 */

interface Operator {
  /** What begins the expression. */
  readonly first: string;
  readonly separator: string;
  /** Whether values stand behind their names, in any order, and may be left out. */
  readonly isNamed: boolean;
  /** Whether values may hold what separates the parts of an address. */
  readonly takesReserved: boolean;
}

/** RFC 6570, appendix A. */
const operators: Readonly<Record<string, Operator>> = {
  "": { first: "", separator: ",", isNamed: false, takesReserved: false },
  "+": { first: "", separator: ",", isNamed: false, takesReserved: true },
  "#": { first: "#", separator: ",", isNamed: false, takesReserved: true },
  ".": { first: ".", separator: ".", isNamed: false, takesReserved: false },
  "/": { first: "/", separator: "/", isNamed: false, takesReserved: false },
  ";": { first: ";", separator: ";", isNamed: true, takesReserved: false },
  "?": { first: "?", separator: "&", isNamed: true, takesReserved: false },
  "&": { first: "&", separator: "&", isNamed: true, takesReserved: false },
};

interface Expression {
  readonly operator: Operator;
  readonly names: readonly string[];
}

export interface UriTemplate {
  /** Texts and expressions by turns, as they stand. */
  readonly parts: readonly (string | Expression)[];
  /** Every variable, in order. */
  readonly variables: readonly string[];
  /** Characters that are no variable's: of two templates that fit, the one with more says more. */
  readonly literalLength: number;
}

/** Characters of the longest address. */
const maxUriLength = 2_048;
/** Variables of one template. */
const maxVariables = 16;

const scheme = /^[A-Za-z][A-Za-z0-9+.-]*:/;
const outsideOfUris = /[\s<>"\\^`|{}]|[^\x21-\x7e]/;

/** @returns What is wrong with an address, to end a sentence; nothing when it can be one. */
export function uriFault(uri: string): string | undefined {
  if (uri.length > maxUriLength) return `has ${uri.length} characters; addresses have at most ${maxUriLength}`;
  if (!scheme.test(uri)) return "does not begin with a scheme such as docs:";
  const [strange] = outsideOfUris.exec(uri) ?? [];
  return strange === undefined ? undefined : `holds ${JSON.stringify(strange)}, which an address may not hold as it is`;
}

/** @returns The template, or what is wrong with it, to end a sentence. */
export function parseUriTemplate(text: string): UriTemplate | string {
  const parts: (string | Expression)[] = [];
  for (const [index, piece] of text.split(/\{([^{}]*)\}/).entries()) {
    if (index % 2 === 0) {
      if (piece !== "") parts.push(piece);
      continue;
    }
    const expression = parseExpression(piece);
    if (typeof expression === "string") return expression;
    if (typeof parts.at(-1) === "object" && expression.operator.first === "")
      return `has nothing between {${piece}} and what stands before`;
    parts.push(expression);
  }
  const literals = parts.filter((part) => typeof part === "string");
  const fault = uriFault(typeof parts[0] === "string" ? literals.join("") : "");
  if (fault !== undefined) return fault;
  const variables = parts.flatMap((part) => (typeof part === "string" ? [] : part.names));
  if (variables.length === 0) return "has no variable";
  if (variables.length > maxVariables) return `has ${variables.length} variables; at most ${maxVariables} are taken`;
  const twice = variables.find((name, index) => variables.indexOf(name) !== index);
  if (twice !== undefined) return `names {${twice}} twice`;
  return { parts, variables, literalLength: literals.join("").length };
}

function parseExpression(piece: string): Expression | string {
  const [, sign = "", list = ""] = /^([+#./;?&=,!@|]?)(.*)$/s.exec(piece) ?? [];
  const operator = Object.hasOwn(operators, sign) ? operators[sign] : undefined;
  if (operator === undefined) return `holds {${piece}}: no operator is written ${sign}`;
  const names = list.split(",");
  const wrong = names.find((name) => !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name));
  if (wrong === undefined) return { operator, names };
  if (/[*:]/.test(wrong)) return `holds {${piece}}: the modifiers * and : are of level 4, which is not served`;
  return `holds {${piece}}: a variable is letters, digits and _, and begins with no digit`;
}

/** @returns The variables, decoded; those left out are absent. `undefined` when the address is none of the template's. */
export function matchUriTemplate({ parts }: UriTemplate, uri: string): Readonly<Record<string, string>> | undefined {
  if (uri.length > maxUriLength) return undefined;
  const found: (readonly [string, string])[] = [];
  let at = 0;
  for (const [index, part] of parts.entries()) {
    if (typeof part === "string") {
      if (!uri.startsWith(part, at)) return undefined;
      at += part.length;
      continue;
    }
    const end = endOf(parts, index, uri, at);
    if (end === undefined) return undefined;
    const values = valuesOf(part, uri.slice(at, end));
    if (values === undefined) return undefined;
    found.push(...values);
    at = end;
  }
  return at === uri.length ? Object.fromEntries(found) : undefined;
}

/** Where the expression ends: before the text behind it, or before an expression with a sign of its own. */
function endOf(parts: UriTemplate["parts"], index: number, uri: string, at: number): number | undefined {
  let end = uri.length;
  for (let next = index + 1; next < parts.length; next++) {
    const part = parts[next];
    if (typeof part === "object") {
      const found = uri.indexOf(part.operator.first, at + 1);
      if (found !== -1 && found < end) end = found;
      if (part.operator.isNamed) continue;
      return found === -1 ? undefined : end;
    }
    const isLast = next === parts.length - 1;
    const found = isLast && uri.endsWith(part ?? "") ? uri.length - (part ?? "").length : uri.indexOf(part ?? "", at);
    return found < at ? undefined : Math.min(end, found);
  }
  return end;
}

function valuesOf({ operator, names }: Expression, text: string): readonly (readonly [string, string])[] | undefined {
  const { first, separator, isNamed, takesReserved } = operator;
  if (text === "" && isNamed) return [];
  if (!text.startsWith(first)) return undefined;
  const pieces = names.length === 1 && !isNamed ? [text.slice(first.length)] : text.slice(first.length).split(separator);
  if (pieces.length > names.length || (!isNamed && pieces.length < names.length)) return undefined;
  const values: [string, string][] = [];
  for (const [index, piece] of pieces.entries()) {
    const cut = piece.indexOf("=");
    const name = isNamed ? piece.slice(0, cut === -1 ? undefined : cut) : (names[index] ?? "");
    const value = decoded(isNamed ? (cut === -1 ? "" : piece.slice(cut + 1)) : piece);
    if (value === undefined || !names.includes(name) || (!isNamed && value === "")) return undefined;
    if (!takesReserved && /[/?#]/.test(piece)) return undefined;
    values.push([name, value]);
  }
  return values;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
