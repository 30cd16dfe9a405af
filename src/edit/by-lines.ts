import type { FileText } from './file-text.ts';
import { reindent } from './indent.ts';
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
    starts: found.map((line) => startOf(lines, line)),
    endOf: (start) => startOf(lines, file.lineAt(start) + count),
    changeAt: (start) => startOf(lines, file.lineAt(start) + Math.max(0, change)),
    place: (start, options) => {
      const first = file.lineAt(start);
      const site = { text: file.text, starts: lines.starts.slice(first, first + count + 1), ends: lines.ends.slice(first, first + count) };
      const contents = site.ends.map((_, index) => contentOf(lines, first + index));
      const { script: adapted, note } = options.indentation === 'written' ? { script } : reindent(script, contents, file);
      return { edits: runScript(adapted, site, options), ...(note !== undefined && { note }) };
    },
  };
};

/** The script without the carriage returns that end its lines. */
export const withoutCarriageReturns = (script: Script): Script =>
  script.map((line) => (line.text.endsWith('\r') ? { ...line, text: line.text.slice(0, -1) } : line));
