import { skipLineEnds } from '../edit/lines.ts';
import { isIrrelevant } from '../score/label.ts';
import type { Atom } from '../verdict.ts';
import type { ShownSample } from './sample.ts';

/** One needless change as a person sees it: where, what it is, and its lines as a diff. */
export interface Excerpt {
  readonly path: string;
  readonly what: string;
  readonly diff: string;
}

const mostLines = 6;
const longestLine = 160;

/** The needless changes of one answer, the first `most` of them. */
export const excerptNeedless = ({ task, result, changes }: ShownSample, most: number): Excerpt[] =>
  (result.score?.atoms ?? [])
    .filter(({ label }) => isIrrelevant(label))
    .slice(0, most)
    .map((atom) => ({ path: atom.path, what: `${atom.label}, ${atom.class}`, diff: writeDiff(atom, task.files.get(atom.path) ?? '', changes) }));

const writeDiff = (atom: Atom, before: string, changes: ShownSample['changes']): string => {
  if (atom.class === 'file' && atom.newPath !== undefined) return `rename from ${atom.path}\nrename to ${atom.newPath}`;
  const fresh = changes.get(atom.newPath ?? atom.path) ?? '';
  return [...writeLines('-', before, atom.from, atom.to), ...writeLines('+', fresh, atom.newFrom, atom.newTo)].join('\n');
};

/** The whole lines that a stretch of text touches; none for an empty stretch. */
const writeLines = (sign: '-' | '+', text: string, first: number, to: number): string[] => {
  if (first >= to) return [];
  const from = skipLineEnds(text, first, to);
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const last = text.indexOf('\n', to - 1);
  const lines = text.slice(from === 0 ? 0 : start, last === -1 ? text.length : last).split('\n');
  const shown = lines.slice(0, mostLines).map((line) => `${sign}${line.length > longestLine ? `${line.slice(0, longestLine - 3)}...` : line}`);
  return lines.length > mostLines ? [...shown, `${sign}... ${lines.length - mostLines} more lines`] : shown;
};
