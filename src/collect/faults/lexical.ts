/** What a UTF-16 unit of a script belongs to. */
export const charKind = { code: 0, string: 1, comment: 2, template: 3, pattern: 4 } as const;

interface Token {
  readonly kind: number;
  readonly to: number;
}

/**
 * Tells code from strings, comments, template chunks and regular expressions in JavaScript or TypeScript, unit by unit.
 * Linear, and forgiving: a string ends at the end of its line, so an apostrophe in JSX text misleads one line only.
 */
export const classifyChars = (text: string): Uint8Array => {
  const kinds = new Uint8Array(text.length);
  const holes: number[] = [];
  let previous = '';
  for (let at = 0; at < text.length; ) {
    const token = readToken(text, at, holes, previous);
    kinds.fill(token.kind, at, token.to);
    const last = text.charAt(token.to - 1);
    if (token.kind !== charKind.comment && last.trim() !== '') previous = last;
    at = token.to;
  }
  return kinds;
};

/** `holes` counts the open braces of each template hole around the position. */
const readToken = (text: string, at: number, holes: number[], previous: string): Token => {
  const char = text.charAt(at);
  if (char === '/') return readSlash(text, at, previous);
  if (char === "'" || char === '"') return { kind: charKind.string, to: findStringEnd(text, at) };
  if (char === '`') return readTemplate(text, at + 1, holes);
  const depth = holes.at(-1);
  if (depth === undefined || (char !== '{' && char !== '}')) return { kind: charKind.code, to: at + 1 };
  if (char === '}' && depth === 0) {
    holes.pop();
    return readTemplate(text, at + 1, holes);
  }
  holes[holes.length - 1] = depth + (char === '{' ? 1 : -1);
  return { kind: charKind.code, to: at + 1 };
};

const readSlash = (text: string, at: number, previous: string): Token => {
  if (text.startsWith('//', at)) return { kind: charKind.comment, to: orEnd(text, text.indexOf('\n', at)) };
  if (text.startsWith('/*', at)) return { kind: charKind.comment, to: orEnd(text, text.indexOf('*/', at + 2), 2) };
  if (previous !== '' && !'(,=:[!&|?{};+'.includes(previous)) return { kind: charKind.code, to: at + 1 };
  return { kind: charKind.pattern, to: findPatternEnd(text, at) };
};

const orEnd = (text: string, at: number, length = 0): number => (at === -1 ? text.length : at + length);

const findStringEnd = (text: string, from: number): number => {
  const quote = text.charAt(from);
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === quote) return at + 1;
    else if (text[at] === '\n') return at;
  }
  return text.length;
};

/** From inside a template to its end, or past the `${` of its next hole. */
const readTemplate = (text: string, from: number, holes: number[]): Token => {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '`') return { kind: charKind.template, to: at + 1 };
    else if (text.startsWith('${', at)) {
      holes.push(0);
      return { kind: charKind.template, to: at + 2 };
    }
  }
  return { kind: charKind.template, to: text.length };
};

const findPatternEnd = (text: string, from: number): number => {
  let inClass = false;
  for (let at = from + 1; at < text.length && text[at] !== '\n'; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '[') inClass = true;
    else if (text[at] === ']') inClass = false;
    else if (text[at] === '/' && !inClass) return at + 1;
  }
  return from + 1;
};
