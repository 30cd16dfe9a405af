import type { Definition } from './context.ts';
import type { Line } from './line-cursor.ts';

interface Taken {
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly footnotes: ReadonlyMap<string, Line>;
  readonly rest: readonly Line[];
}

const DEFINITION = /^\[([^\]^][^\]]*)\]:\s+(\S+)(?:\s+"([^"]*)")?$/;
const FOOTNOTE = /^\[\^([^\]]+)\]:\s+(.+)$/;

/** Takes the definitions of links and footnotes out of the lines; in code they are text. The first of a label wins. */
export function takeDefinitions(lines: readonly Line[]): Taken {
  const definitions = new Map<string, Definition>();
  const footnotes = new Map<string, Line>();
  const rest: Line[] = [];
  let fence = '';
  for (const line of lines) {
    fence = nextFence(fence, line.text);
    const definition = fence === '' ? DEFINITION.exec(line.text) : null;
    const footnote = fence === '' ? FOOTNOTE.exec(line.text) : null;
    if (definition) keepFirst(definitions, normalizeLabel(definition[1]), toDefinition(definition[2], definition[3]));
    else if (footnote) keepFirst(footnotes, footnote[1], { text: footnote[2], number: line.number });
    else rest.push(line);
  }
  return { definitions, footnotes, rest };
}

/** Labels are compared without regard to case and the amount of white space. */
export function normalizeLabel(label: string): string {
  return label.trim().toLowerCase().replaceAll(/\s+/g, ' ');
}

/** The fence that is open after a line. */
function nextFence(open: string, text: string): string {
  const found = /^ {0,3}(`{3,}|~{3,})/.exec(text)?.[1];
  if (found === undefined) return open;
  if (open === '') return found;
  return found.startsWith(open) && text.trim() === found ? '' : open;
}

function toDefinition(target: string, title: string | undefined): Definition {
  return title === undefined ? { target } : { target, title };
}

function keepFirst<T>(map: Map<string, T>, key: string, value: T): void {
  if (!map.has(key)) map.set(key, value);
}
