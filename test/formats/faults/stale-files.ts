import type { Files } from '../../../src/types.ts';
import { type Case, type Fault, type Fold, foldEnd, foldIndent, listModified, withText } from './fault.ts';

/** Changes the same in the file before and after the edit: the edit still means the same. */
const changed = (name: string, change: (text: string) => string, { fold, border = 'all' }: Changing = {}): Fault => ({
  name,
  make: (good) => {
    const [path] = listModified(good);
    if (path === undefined) return undefined;
    const [old, edited] = [good.before.get(path) ?? '', good.after.get(path) ?? ''];
    const before = change(old);
    if (before === old) return undefined;
    const rights = [withText(good.after, path, change(edited))];
    return {
      response: good.response,
      before: withText(good.before, path, before),
      rights,
      said: statesFiles(good, path, border) ? [good.after] : [],
      ...(fold && { fold }),
    };
  },
});

interface Changing {
  readonly fold?: Fold;
  /** The end of the file that is changed. */
  readonly border?: 'top' | 'bottom' | 'all';
}

/** Whether the response says how that end of a file reads, however it reads now. A gap in a lazy text says nothing of it. */
const statesFiles = ({ format, response: { text } }: Case, path: string, border: 'top' | 'bottom' | 'all' = 'all'): boolean => {
  if (format.name !== 'lazy') return format.name === 'whole';
  const lines = (text.slice(text.indexOf(path)).split(/^````*\w*$/m)[1] ?? '').trim().split('\n');
  const shown = border === 'top' ? lines.slice(0, 1) : border === 'bottom' ? lines.slice(-1) : lines;
  return !shown.some((line) => /\.\.\. existing|\.\.\. /.test(line));
};

interface Stale {
  readonly before: Files;
  readonly rights: readonly Files[];
  readonly said?: readonly Files[];
}

/** Changes the files so that only the given results are right, if any. */
const replaced = (name: string, change: (files: Files, path: string, good: Case) => Stale | undefined): Fault => ({
  name,
  make: (good) => {
    const [path] = listModified(good);
    const stale = path === undefined ? undefined : change(good.before, path, good);
    return stale && { response: good.response, ...stale };
  },
});

/** Puts other code in the place of a line that the edit replaces: what was to be edited is not there. */
const editThere = (files: Files, path: string, good: Case): Stale | undefined => {
  const kept = new Set((good.after.get(path) ?? '').split('\n'));
  const lines = (files.get(path) ?? '').split('\n');
  const line = lines.find((text) => text.trim().length > 3 && !kept.has(text));
  if (line === undefined) return undefined;
  const before = lines.map((text) => (text === line ? `${/^\s*/.exec(text)?.[0] ?? ''}completely(different).here = 1` : text)).join('\n');
  return { before: withText(files, path, before), rights: [], said: overwrites.has(good.format.name) ? [good.after] : [] };
};

/** Formats that need not know all of what they replace: of a range, `hashline` checks the first and the last line. */
const overwrites: ReadonlySet<string> = new Set(['hashline', 'lazy', 'line-range', 'symbol', 'whole']);

/** The file twice in a row: a line number says that the first one is meant, a mark for its end the second; else nothing does. */
const sayTwice = (files: Files, path: string, good: Case): Stale | undefined => {
  const [old, edited] = [files.get(path) ?? '', good.after.get(path) ?? ''];
  if (!old.endsWith('\n')) return undefined;
  const isTied = good.response.text.includes('*** End of File');
  const rights = numbered.has(good.format.name) ? [edited + old] : isTied ? [old + edited] : [];
  return {
    before: withText(files, path, old + old),
    rights: rights.map((text) => withText(good.after, path, text)),
    said: statesFiles(good, path) ? [good.after] : [],
  };
};

const numbered: ReadonlySet<string> = new Set(['classic-diff', 'git-diff', 'hashline', 'line-range', 'search-replace-lines']);

const move = (files: Files, path: string, good: Case): Stale => ({
  before: new Map([...files].map(([key, text]) => [key === path ? `moved/${key}` : key, text])),
  rights: [],
  said: statesFiles(good, path) ? [new Map([...good.after, [`moved/${path}`, files.get(path) ?? '']])] : [],
});

const foldQuotes: Fold = (line) => line.replaceAll('\u2019', "'");

/** What goes beside a symbol can go there again. */
const insertsBySymbol = ({ response }: Case): boolean => response.toolCalls.some(({ name }) => /^insert_\w+_symbol$/.test(name));

/** Faults of the files: they are no longer what the model was shown. */
export const fileFaults: readonly Fault[] = [
  changed('file-line-added-on-top', (text) => `// a new first line\n${text}`, { border: 'top' }),
  changed('file-lines-added-below', (text) => `${text}// a new\n// last line\n`, { border: 'bottom' }),
  changed('file-crlf', (text) => text.replaceAll('\n', '\r\n')),
  changed('file-byte-order-mark', (text) => `\ufeff${text}`),
  changed('file-without-final-newline', (text) => text.replace(/\n$/, '')),
  changed('file-reindented', (text) => text.replace(/^(?: {2})+/gm, (indent) => '\t'.repeat(indent.length / 2)), { fold: foldIndent }),
  changed('file-indented-deeper', (text) => text.replace(/^ +/gm, (indent) => indent + indent), { fold: foldIndent }),
  changed('file-trailing-spaces', (text) => text.replace(/(\S)$/gm, '$1 '), { fold: foldEnd }),
  changed('file-typographic-quotes', (text) => text.replaceAll("'", '\u2019'), { fold: foldQuotes }),
  replaced('file-edited-there', editThere),
  replaced('file-said-twice', sayTwice),
  replaced('file-emptied', (files, path, good) => ({ before: withText(files, path, ''), rights: [], said: statesFiles(good, path) ? [good.after] : [] })),
  replaced('file-gone', (files, path, good) => ({
    before: new Map([...files].filter(([key]) => key !== path)),
    rights: [],
    said: statesFiles(good, path) ? [good.after] : [],
  })),
  replaced('file-moved', move),
  { name: 'file-edited-already', make: (good) => (insertsBySymbol(good) ? undefined : { response: good.response, before: good.after, rights: [good.after] }) },
];
