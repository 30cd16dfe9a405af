import type { Document } from './ast.ts';
import { parseBlocks } from './blocks.ts';
import type { ParseContext } from './context.ts';
import { takeDefinitions } from './definitions.ts';
import { parseInlines } from './inline.ts';
import { Slugger } from './slugger.ts';

/** Parses Markdown. `firstLine` is the line of the file that the text begins at. */
export function parseMarkdown(text: string, slugger: Slugger = new Slugger(), firstLine = 1): Document {
  const written = text.split('\n').map((line, index) => ({ text: line.replaceAll('\t', '    '), number: firstLine + index }));
  const lines = written.map((line) => ({ ...line, text: line.text.trimEnd() }));
  const endings = new Set(written.filter((line) => line.text.endsWith('  ')).map(({ number }) => number));
  const { definitions, footnotes, rest } = takeDefinitions(lines);
  const context: ParseContext = {
    slugger,
    definitions,
    parseBlocks: (inner) => parseBlocks(inner, context),
    parseInlines: (inline, line) => parseInlines(inline, { line, definitions, endings }),
  };
  return {
    blocks: context.parseBlocks(rest),
    footnotes: new Map([...footnotes].map(([label, { text: note, number }]) => [label, context.parseInlines(note, number)])),
  };
}
