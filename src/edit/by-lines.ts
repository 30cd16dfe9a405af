import type { FileText } from './file-text.ts';
import { indentOf, lostPrefixes, reindent } from './indent.ts';
import { contentOf, startOf } from './lines.ts';
import type { Matches } from './matches.ts';
import { oldLines, runScript, type Script } from './script.ts';

/**
 * The matches of a script whose old lines start at given lines of the file. Where the old lines are indented otherwise than the file's, so
 * are the inserted lines put in.
 */
export const atLines = (file: FileText, written: Script, found: readonly number[]): Matches => {
  const lines = file.lines();
  const script = withoutCarriageReturns(written);
  const count = oldLines(script).length;
  const change = script.findIndex(({ op }) => op !== 'keep');
  return {
    starts: found.filter(isCertain(file, script)).map((line) => startOf(lines, line)),
    endOf: (start) => startOf(lines, file.lineAt(start) + count),
    changeAt: (start) => startOf(lines, file.lineAt(start) + Math.max(0, change)),
    place: (start, options) => {
      const first = file.lineAt(start);
      const site = { text: file.text, starts: lines.starts.slice(first, first + count + 1), ends: lines.ends.slice(first, first + count) };
      const contents = site.ends.map((_, index) => contentOf(lines, first + index));
      const isWritten = options.indentation === 'written' || (options.prefixed === true && lostPrefixes(script, contents));
      const { script: adapted, note } = isWritten ? { script } : reindent(script, contents, file);
      return { edits: runScript(adapted, site, options), ...(note !== undefined && { note }) };
    },
  };
};

/**
 * Whether the indentation of inserted lines can be told where the old lines start at a line of the file. A single line that stays and is indented otherwise
 * than the file's says nothing of lines that are indented less: they may be wrong in the same way, or right.
 */
const isCertain = (file: FileText, script: Script): ((line: number) => boolean) => {
  const [only, other] = oldLines(script).flatMap(({ op, text }, index) => (text.trim() === '' ? [] : [{ op, text, index }]));
  if (only?.op !== 'keep' || other !== undefined) return () => true;
  const indent = indentOf(only.text);
  const isLess = ({ op, text }: Script[number]): boolean => op === 'insert' && text.trim() !== '' && indentOf(text).length < indent.length;
  return script.some(isLess) ? (line) => indentOf(contentOf(file.lines(), line + only.index)) === indent : () => true;
};

/** The script without the carriage returns that end its lines. */
export const withoutCarriageReturns = (script: Script): Script =>
  script.map((line) => (line.text.endsWith('\r') ? { ...line, text: line.text.slice(0, -1) } : line));
