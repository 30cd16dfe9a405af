import { EditError } from '../src/errors.ts';
import type { Format, LossyCode, Proposal, Response } from '../src/types.ts';
import { collectWrites, type Write } from './shared/collect-writes.ts';
import { infoFor, writeFence } from './shared/fences.ts';
import { startsAsEdit } from './shared/foreign-edits.ts';
import { findLayoutLoss, findLossOfChanges, findOverwriteLoss } from './shared/layout-loss.ts';
import { readLazyCalls } from './shared/lazy-calls.ts';
import { findGap } from './shared/lazy-merge.ts';
import { type WrittenLazy, writeLazy } from './shared/lazy-writer.ts';
import { listLineChanges } from './shared/line-edits.ts';
import { writePathLine } from './shared/paths-in-prose.ts';
import { splitText } from './shared/text-lines.ts';
import { readWholeFiles } from './shared/whole-files.ts';
import { listGivenCalls, listOuterCalls } from './shared/written-calls.ts';

/** New texts of files in which comments stand for code that stays as it is. */
export const lazy: Format = {
  name: 'lazy',
  summary: 'the new file in a fence, with "... existing code ..." comments for what stays',
  channel: 'text',
  coordinates: 'original',
  instructions: `Answer with the new text of every file that you change or create, and leave out what stays as it is. Write the path of the file on a line of
its own, then the text in a fence, with a comment on a line of its own wherever lines are left out:

src/greet.ts
\`\`\`ts
// ... existing code ...
export const greet = (name: string): string => {
  return \`Good morning, \${name}!\`;
};

export const leave = (): string => 'Goodbye';
// ... existing code ...
\`\`\`

Use the comments of the file's language. The lines next to such a comment must be lines of the file, exactly as they are, that it has only once:
show as many unchanged lines around a change as that takes. What is missing between two lines that you show without such a comment
between them is deleted. A text without any such comment is the whole file; a new file has none.`,
  parse: (response) => readTexts(response),
  render: (before, after) => {
    const { parts, lossy } = collectWrites(before, after, { create: writeNew, modify: writeOver });
    return { response: { text: parts.length === 0 ? 'No changes.\n' : parts.join('\n'), toolCalls: [] }, lossy };
  },
};

/** Texts in fences, or the calls of a tool that takes such texts. */
const readTexts = (response: Response): Proposal[] => {
  const calls = readLazyCalls(response, listGivenCalls(response));
  if (calls.length > 0) return calls;
  try {
    return readFiles(response);
  } catch (error) {
    const written = error instanceof EditError && error.code === 'no_edit_found' ? readLazyCalls(response, listOuterCalls(response)) : [];
    if (written.length === 0) throw error;
    return written;
  }
};

const readFiles = (response: Response): Proposal[] =>
  readWholeFiles(response, (body) => findGap('', body) !== undefined).map((file) =>
    file.kind === 'write' ? { kind: 'lazy', path: file.path, text: file.text, span: file.span } : file,
  );

const writeNew = (path: string, text: string): Write<string> => {
  const delimiter: LossyCode[] = findGap(path, text) === undefined ? [] : ['delimiter'];
  return writeFile(path, toBody(text), [...findLayoutLoss(undefined, text), ...delimiter]);
};

const writeOver = (path: string, before: string, after: string): Write<string> => {
  const written = writeLazy(path, before, after);
  if (written !== undefined) return writeFile(path, written.text, findMergeLoss(before, after, written));
  return writeFile(path, toBody(after), [after === '' || after === '\ufeff' ? 'empty_result' : findGap(path, after) === undefined ? 'fragment' : 'delimiter']);
};

const findMergeLoss = (before: string, after: string, { merge }: WrittenLazy): LossyCode[] => {
  if (merge.isWhole) return findOverwriteLoss(before, after);
  const edits = merge.runs.map(({ from, to, first, last }) => ({ from, to, lines: merge.written.slice(first, last) }));
  return findLossOfChanges(before, after, listLineChanges(merge.old, edits));
};

const toBody = (text: string): string =>
  splitText(text)
    .lines.map((line) => `${line.text}\n`)
    .join('');

const writeFile = (path: string, body: string, lossy: readonly LossyCode[]): Write<string> => {
  const pathLine = writePathLine(path);
  if (pathLine === undefined || startsAsEdit(path, body)) return { parts: [], lossy: ['delimiter'] };
  return { parts: [`${pathLine}\n${writeFence(body, infoFor(path))}`], lossy };
};
