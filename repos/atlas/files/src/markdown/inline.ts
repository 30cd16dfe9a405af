import type { Inline } from './ast.ts';
import { parseAutolink } from './inline-autolink.ts';
import { parseCode } from './inline-code.ts';
import { parseEmphasis } from './inline-emphasis.ts';
import { parseEscape } from './inline-escape.ts';
import { parseFootnoteMark } from './inline-footnote.ts';
import { parseImage, parseLink } from './inline-link.ts';
import { lineAt } from './inline-context.ts';
import type { InlineContext, InlineParser } from './inline-context.ts';

/** Which parsers are tried at which sign, in this order. */
const parsers: ReadonlyMap<string, readonly InlineParser[]> = new Map([
  ['\\', [parseEscape]],
  ['`', [parseCode]],
  ['!', [parseImage]],
  ['[', [parseFootnoteMark, parseLink]],
  ['<', [parseAutolink]],
  ['*', [parseEmphasis]],
  ['_', [parseEmphasis]],
  ['~', [parseEmphasis]],
]);

/** Parses the text of a paragraph, a heading, a cell. */
export function parseInlines(text: string, given: Omit<InlineContext, 'parse'>): Inline[] {
  const context: InlineContext = { ...given, parse: (inner) => parseInlines(inner, given) };
  const nodes: Inline[] = [];
  let plain = '';
  for (let at = 0; at < text.length; ) {
    const found = text[at] === '\n' ? parseNewline(text, at, context) : parseAt(text, at, context);
    if (!found) {
      plain += text[at];
      at += 1;
      continue;
    }
    if (plain !== '') nodes.push({ type: 'text', text: plain });
    plain = '';
    nodes.push(found.node);
    at = found.end;
  }
  if (plain !== '') nodes.push({ type: 'text', text: plain });
  return mergeTexts(nodes);
}

function parseAt(text: string, at: number, context: InlineContext): ReturnType<InlineParser> {
  for (const parser of parsers.get(text[at]) ?? []) {
    const found = parser(text, at, context);
    if (found) return found;
  }
  return undefined;
}

/** A line ends with a break when two spaces stood at its end. */
const parseNewline: InlineParser = (text, at, context) => {
  return context.endings.has(lineAt(text, at, context)) ? { node: { type: 'break' }, end: at + 1 } : undefined;
};

/** Neighbouring texts as one. */
function mergeTexts(nodes: readonly Inline[]): Inline[] {
  const merged: Inline[] = [];
  for (const node of nodes) {
    const last = merged.at(-1);
    if (node.type === 'text' && last?.type === 'text') merged[merged.length - 1] = { type: 'text', text: last.text + node.text };
    else merged.push(node);
  }
  return merged;
}
