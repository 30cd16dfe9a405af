import type { HunkLine } from '../types.ts';
import { lacksFinalNewline, neighbouringTerminator, terminatorBefore } from './lines.ts';

/** A change written as lines: what stands there, what goes and what comes. */
export type Script = readonly HunkLine[];

/** A change of text: [from, to) becomes `text`. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Where the old lines of a script stand in a file: line `i` has its content in [starts[i], ends[i]); `starts` has one entry more. */
export interface Site {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/**
 * How inserted lines end. `eol`: with this, or when absent like the lines they replace or stand by.
 * `finalNewline`: at the end of the file the file's state is kept, or the script's `noEol` marks say how it ends; or, as `written`, each line that
 * has no mark ends and each that has one does not, wherever it stands.
 * `context`: whether lines that stay are put in as the script spells them.
 */
export interface ScriptOptions {
  readonly eol?: string;
  readonly finalNewline: 'kept' | 'stated' | 'written';
  readonly context?: 'rewritten';
}

/** The lines that a script expects in the file. */
export const oldLines = (script: Script): HunkLine[] => script.filter(({ op }) => op !== 'insert');

/** Runs a script where its old lines stand. Each run of deleted and inserted lines is one edit; the lines between keep every byte. */
export const runScript = (script: Script, site: Site, options: ScriptOptions): TextEdit[] => {
  const edits: TextEdit[] = [];
  let first = 0;
  let deleted = 0;
  let inserted: HunkLine[] = [];
  const flush = (): void => {
    if (deleted > 0 || inserted.length > 0) edits.push(replaceLines({ site, first, last: first + deleted, inserted }, options));
    first += deleted;
    deleted = 0;
    inserted = [];
  };
  for (const line of script) {
    const spelled = line.op === 'keep' && (options.context === 'rewritten' || (line.noEol === true && options.finalNewline === 'written'));
    if (line.op === 'insert' || spelled) inserted.push(line);
    if (line.op === 'insert') continue;
    if (line.op === 'delete' || spelled) deleted++;
    else {
      flush();
      first++;
    }
  }
  flush();
  return edits;
};

/** The old lines [first, last) of a site and the lines that take their place. */
interface Run {
  readonly site: Site;
  readonly first: number;
  readonly last: number;
  readonly inserted: Script;
}

const replaceLines = (run: Run, options: ScriptOptions): TextEdit => {
  const { site, inserted } = run;
  const from = at(site.starts, run.first);
  const to = at(site.starts, run.last);
  const eols = options.eol === undefined ? listEols(run) : inserted.map(() => options.eol);
  if (options.finalNewline === 'written') return { from, to, text: inserted.map(({ text, noEol }, index) => (noEol ? text : text + eols[index])).join('') };
  const stated = options.finalNewline === 'stated' && to === site.text.length;
  const kept = options.finalNewline === 'kept' && to === site.text.length && lacksFinalNewline(site.text);
  if (kept && inserted.length === 0) return { from: from - terminatorBefore(site.text, from).length, to, text: '' };
  const parts = inserted.flatMap((line, index) => [line.text, line.noEol && stated ? '' : (eols[index] ?? '\n')]);
  if (kept) parts.pop();
  const opener = from === to && to === site.text.length && lacksFinalNewline(site.text) ? (eols[0] ?? '\n') : '';
  return { from, to, text: opener + parts.join('') };
};

/** The terminators for inserted lines: those of the lines they replace, then that of the last of these; without any, that of a line beside them. */
const listEols = ({ site, first, last, inserted }: Run): string[] => {
  let eol: string | undefined;
  return inserted.map((_, index) => {
    const own = first + index < last ? site.text.slice(at(site.ends, first + index), at(site.starts, first + index + 1)) : '';
    eol = own || (eol ?? neighbouringTerminator(site.text, at(site.starts, first)));
    return eol;
  });
};

const at = (numbers: readonly number[], index: number): number => numbers[index] ?? 0;
