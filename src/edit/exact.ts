import type { FileText } from './file-text.ts';
import { exactKey } from './keys.ts';
import { lacksFinalNewline, startOf, startsLine, terminatorOf } from './lines.ts';
import type { Matches } from './matches.ts';
import { findAll } from './occurrences.ts';
import { oldLines, runScript, type Script, type Site } from './script.ts';

/** Tier L0 of whole lines: the old lines stand in the file byte for byte. The last one may be a last line without a newline. */
export const matchLinesExactly = (file: FileText, script: Script): Matches => {
  const { text } = file;
  const old = oldLines(script).map((line) => line.text);
  const body = old.join('\n');
  const starts = findBody(file, body, old);
  const options = script.some((line) => line.text.endsWith('\r')) ? { eol: '\n' } : {};
  const lead = script.slice(
    0,
    Math.max(
      0,
      script.findIndex(({ op }) => op !== 'keep'),
    ),
  );
  const leadLength = lead.reduce((length, line) => length + line.text.length + 1, 0);
  return {
    starts,
    endOf: (start) => Math.min(start + body.length + 1, text.length),
    changeAt: (start) => Math.min(start + leadLength, text.length),
    place: (start, asked) => ({ edits: runScript(script, siteOf(text, start, old), { ...options, ...asked }) }),
  };
};

const findBody = (file: FileText, body: string, old: readonly string[]): number[] => {
  const { text } = file;
  // Lines as they are listed have neither carriage returns nor the byte order mark of the file.
  const isListed = !body.includes('\r') && !body.startsWith('\uFEFF');
  const likely = file.isBusy() && isListed ? file.findLines(old, exactKey).map((line) => startOf(file.lines(), line)) : undefined;
  const starts = likely?.filter((start) => text.startsWith(`${body}\n`, start)) ?? findAll(text, `${body}\n`).filter((start) => startsLine(text, start));
  const last = text.length - body.length;
  if (lacksFinalNewline(text) && text.endsWith(body) && startsLine(text, last)) starts.push(last);
  return starts;
};

/** Tier L0 of a substring: `find` stands in the file byte for byte. Line feeds that `replace` adds become the neighbours' line ending. */
export const matchTextExactly = (file: FileText, find: string, replace: string): Matches => {
  const { text } = file;
  const written = find.includes('\n') || find.includes('\r') || replace.includes('\r') || !replace.includes('\n');
  return {
    starts: findAll(text, find).filter((start) => !splitsTerminator(text, start)),
    endOf: (start) => start + find.length,
    changeAt: (start) => start,
    place: (start) => ({ edits: [{ from: start, to: start + find.length, text: written ? replace : replace.replaceAll('\n', () => eolAt(file, start)) }] }),
  };
};

/** The terminator of the line that holds the offset, else of the line before. */
const eolAt = (file: FileText, offset: number): string => {
  const lines = file.lines();
  const line = file.lineAt(offset);
  return terminatorOf(lines, line) || (line > 0 ? terminatorOf(lines, line - 1) : '') || '\n';
};

const siteOf = (text: string, start: number, old: readonly string[]): Site => {
  const starts = [start];
  const ends: number[] = [];
  let offset = start;
  for (const line of old) {
    ends.push(offset + line.length);
    offset = Math.min(offset + line.length + 1, text.length);
    starts.push(offset);
  }
  return { text, starts, ends };
};

/** Whether the offset is between a carriage return and its line feed. */
const splitsTerminator = (text: string, offset: number): boolean => text[offset] === '\n' && text[offset - 1] === '\r';
