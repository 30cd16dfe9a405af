import type { Definition } from './context.ts';
import { normalizeLabel } from './definitions.ts';
import { lineAt } from './inline-context.ts';
import type { InlineContext, InlineParser } from './inline-context.ts';

interface Found extends Definition {
  readonly label: string;
  readonly end: number;
}

/** `[text](target "title")`, `[text][label]` or `[label]`. */
export const parseLink: InlineParser = (text, at, context) => {
  const found = findLink(text, at, context);
  if (!found) return undefined;
  const { label, target, title, end } = found;
  const children = context.parse(label);
  return { node: { type: 'link', target, ...(title !== undefined && { title }), children, line: lineAt(text, at, context) }, end };
};

/** A link behind `!`: its text is what stands for the picture. */
export const parseImage: InlineParser = (text, at, context) => {
  const found = text[at + 1] === '[' ? findLink(text, at + 1, context) : undefined;
  if (!found) return undefined;
  const { label, target, title, end } = found;
  return { node: { type: 'image', target, ...(title !== undefined && { title }), alt: label, line: lineAt(text, at, context) }, end };
};

function findLink(text: string, at: number, { definitions }: InlineContext): Found | undefined {
  const close = findBracket(text, at);
  if (close === -1) return undefined;
  const label = text.slice(at + 1, close);
  const rest = text.slice(close + 1);
  const inline = /^\(\s*<?([^\s<>()]*(?:\([^\s()]*\)[^\s<>()]*)*)>?(?:\s+"([^"]*)")?\s*\)/.exec(rest);
  if (inline) return withTitle({ label, target: inline[1], end: close + 1 + inline[0].length }, inline[2]);
  const reference = /^\[([^\]]*)\]/.exec(rest);
  const name = reference?.[1] || label;
  const definition = definitions.get(normalizeLabel(name));
  return definition && { ...definition, label, end: close + 1 + (reference?.[0].length ?? 0) };
}

/** The bracket that closes the one at a place; brackets inside come in pairs. */
function findBracket(text: string, at: number): number {
  let depth = 0;
  for (let index = at; index < text.length; index += 1) {
    if (text[index] === '\\') index += 1;
    else if (text[index] === '[') depth += 1;
    else if (text[index] === ']') {
      depth -= 1;
      if (depth === 0) return index;
    }
  }
  return -1;
}

function withTitle(found: Found, title: string | undefined): Found {
  return title === undefined ? found : { ...found, title };
}
