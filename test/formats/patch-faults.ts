/** A patch in a response as lines, with the borders of its hunks. */
interface HunkBlock {
  readonly oldStart: number;
  readonly newStart: number;
  readonly section: string;
  readonly body: readonly string[];
}

type Change = (hunk: HunkBlock, index: number, all: readonly HunkBlock[]) => HunkBlock | readonly HunkBlock[] | undefined;

const HEADER = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@(.*)$/;

/** What can go wrong in a unified diff with numbers; each gives the text of another response. Counts are right unless the fault says otherwise. */
export const patchFaults: Readonly<Record<string, (text: string) => string>> = {
  'as rendered': (text) => text,
  'numbers moved': mapHunks((hunk) => ({ ...hunk, oldStart: hunk.oldStart + 7, newStart: hunk.newStart + 7 })),
  'numbers up': mapHunks((hunk) => ({ ...hunk, oldStart: Math.max(1, hunk.oldStart - 5), newStart: Math.max(1, hunk.newStart - 5) })),
  'old numbers moved': mapHunks((hunk) => ({ ...hunk, oldStart: hunk.oldStart + 9 })),
  'new numbers moved': mapHunks((hunk) => ({ ...hunk, newStart: hunk.newStart + 9 })),
  'all on line 1': mapHunks((hunk) => ({ ...hunk, oldStart: 1, newStart: 1 })),
  'all on line 9999': mapHunks((hunk) => ({ ...hunk, oldStart: 9999, newStart: 9999 })),
  'hunks reversed': mapHunks((_hunk, index, all) => all.at(-1 - index)),
  'first hunk left out': mapHunks((hunk, index, all) => (index === 0 && all.length > 1 ? [] : hunk)),
  'hunk doubled': mapHunks((hunk, index) => (index === 0 ? [hunk, hunk] : hunk)),
  'context of one line': mapHunks((hunk) => trim(hunk, 1, 1)),
  'no context': mapHunks((hunk) => trim(hunk, 0, 0)),
  'no context before': mapHunks((hunk) => trim(hunk, 0, 3)),
  'no context behind': mapHunks((hunk) => trim(hunk, 3, 0)),
  'context indented': mapBodies((line) => (line.startsWith(' ') && line.trim() !== '' ? ` ${line}` : line)),
  'context with trailing blanks': mapBodies((line) => (line.startsWith(' ') ? `${line} ` : line)),
  'context without its space': mapBodies((line) => (line.startsWith(' ') && line.trim() !== '' ? line.slice(1) : line)),
  'empty lines of context': mapBodies((line) => (line === ' ' ? '' : line)),
  'a made-up line of context': mapHunks((hunk) => ({ ...hunk, body: [...hunk.body, ' never seen anywhere'] })),
  'another deleted line': mapHunks((hunk) => ({ ...hunk, body: hunk.body.map((line) => (line.startsWith('-') ? `${line}x` : line)) })),
  'a placeholder': mapHunks((hunk, index) => (index === 0 ? { ...hunk, body: insertFirst(hunk.body, '+// ... existing code ...') } : hunk)),
  'counts too large': mapHeaders((header) => header.replace(/,(\d+)/g, (_, count) => `,${Number(count) + 1}`)),
  'counts too small': mapHeaders((header) => header.replace(/,(\d+)/g, (_, count) => `,${Math.max(1, Number(count) - 1)}`)),
  'no numbers': mapHeaders(() => '@@ ... @@'),
  'bare marks': mapHeaders(() => '@@'),
  'carriage returns': (text) => text.replaceAll('\n', '\r\n'),
  'marks of the final newline left out': (text) => text.replaceAll('\n\\ No newline at end of file', ''),
  'a mark of the final newline too many': mapHunks((hunk) => ({ ...hunk, body: [...hunk.body, '\\ No newline at end of file'] })),
  'no prefixes': (text) => text.replace(/^(---|\+\+\+) [ab]\//gm, '$1 ').replace(/^diff --git a\/(.*) b\/(.*)$/gm, 'diff --git $1 $2'),
  'no line diff --git': (text) => text.replace(/^diff --git .*\n/gm, ''),
  'no extended headers': (text) => text.replace(/^(?:new file mode|deleted file mode|rename |similarity |index ).*\n/gm, ''),
  'no fence': (text) => text.replace(/^(`{3,})diff\n([\s\S]*)\n\1\n$/, '$2\n'),
  'cut off in the middle of a line': (text) => text.slice(0, Math.floor(text.length * 0.7)),
  'an unrelated path': (text) =>
    text.replace(/^(---|\+\+\+) ([ab])\//gm, '$1 $2/nowhere/').replace(/^diff --git a\/(.*) b\//gm, 'diff --git a/nowhere/$1 b/nowhere/'),
};

const insertFirst = (body: readonly string[], line: string): readonly string[] => {
  const at = body.findIndex((other) => other.startsWith('+'));
  return at < 0 ? body : [...body.slice(0, at), line, ...body.slice(at)];
};

/** The hunk with at most so many lines of context at its ends. */
const trim = (hunk: HunkBlock, before: number, after: number): HunkBlock => {
  const { body } = hunk;
  const isContext = (line: string | undefined): boolean => line?.startsWith(' ') ?? false;
  const lead = body.findIndex((line) => !isContext(line));
  const last = body.findLastIndex((line) => !isContext(line));
  const from = Math.max(0, lead - before);
  const kept = body.slice(from, last + 1 + after);
  return { ...hunk, body: kept, oldStart: hunk.oldStart + from, newStart: hunk.newStart + from };
};

function mapHunks(change: Change): (text: string) => string {
  return (text) => {
    const lines = text.split('\n');
    const out: string[] = [];
    for (let at = 0; at < lines.length; ) {
      const hunks: HunkBlock[] = [];
      for (let read = readHunk(lines, at); read !== undefined; read = readHunk(lines, at)) {
        hunks.push(read.hunk);
        at = read.to;
      }
      out.push(...hunks.flatMap((hunk, index) => change(hunk, index, hunks) ?? hunk).flatMap(print));
      if (at < lines.length) out.push(lines[at++] ?? '');
    }
    return out.join('\n');
  };
}

function mapBodies(change: (line: string) => string): (text: string) => string {
  return mapHunks((hunk) => ({ ...hunk, body: hunk.body.map(change) }));
}

function mapHeaders(change: (header: string) => string): (text: string) => string {
  return (text) =>
    text
      .split('\n')
      .map((line) => (HEADER.test(line) ? change(line) : line))
      .join('\n');
}

/** The hunk at a line, as long as its counts say. */
const readHunk = (lines: readonly string[], at: number): { readonly hunk: HunkBlock; readonly to: number } | undefined => {
  const match = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@(.*)$/.exec(lines[at] ?? '');
  if (match === null) return undefined;
  let [old, fresh] = [Number(match[2] ?? 1), Number(match[4] ?? 1)];
  let to = at + 1;
  for (; old > 0 || fresh > 0 || lines[to]?.startsWith('\\'); to++) {
    const line = lines[to] ?? '';
    if (line.startsWith('\\')) continue;
    if (!line.startsWith('+')) old--;
    if (!line.startsWith('-')) fresh--;
  }
  const start = (line: string | undefined, count: string | undefined): number => Number(line) + (count === '0' ? 1 : 0);
  const [oldStart, newStart] = [start(match[1], match[2]), start(match[3], match[4])];
  return { hunk: { oldStart, newStart, section: match[5] ?? '', body: lines.slice(at + 1, to) }, to };
};

const print = ({ oldStart, newStart, section, body }: HunkBlock): string[] => {
  const count = (other: string): number => body.filter((line) => !line.startsWith(other) && !line.startsWith('\\')).length;
  const [old, fresh] = [count('+'), count('-')];
  // A range without lines is named by the line before it.
  return [`@@ -${old === 0 ? oldStart - 1 : oldStart},${old} +${fresh === 0 ? newStart - 1 : newStart},${fresh} @@${section}`, ...body];
};

const SEPARATOR = '***************\n';

/** The same for context diffs. */
export const contextFaults: Readonly<Record<string, (text: string) => string>> = {
  'as rendered': (text) => text,
  'numbers moved': (text) =>
    text.replace(
      /^(\*\*\*|---) (\d+)(?:,(\d+))? (\*{4}|-{4})$/gm,
      (_, open, from, to, close) => `${open} ${[from, to].flatMap((line) => (line ? Number(line) + 7 : [])).join(',')} ${close}`,
    ),
  'hunks reversed': (text) => mapContextHunks(text, (hunks) => hunks.toReversed()),
  'first hunk left out': (text) => mapContextHunks(text, (hunks) => (hunks.length > 1 ? hunks.slice(1) : hunks)),
  'context indented': (text) => text.replace(/^ {2}(?=.*\S)/gm, '   '),
  'context with trailing blanks': (text) => text.replace(/^ {2}.*$/gm, (line) => `${line} `),
  'context without its columns': (text) => text.replace(/^ {2}(?=\S)/gm, ''),
  'empty lines of context': (text) => text.replace(/^ {2}$/gm, ''),
  'carriage returns': (text) => text.replaceAll('\n', '\r\n'),
  'marks of the final newline left out': (text) => text.replaceAll('\n\\ No newline at end of file', ''),
  'no fence': (text) => text.replace(/^(`{3,})diff\n([\s\S]*)\n\1\n$/, '$2\n'),
  'cut off in the middle of a line': (text) => text.slice(0, Math.floor(text.length * 0.7)),
  'counts too large': (text) =>
    text.replace(/^(\*\*\*|---) (\d+),(\d+) (\*{4}|-{4})$/gm, (_, open, from, to, close) => `${open} ${from},${Number(to) + 1} ${close}`),
};

/** Changes the list of hunks of each file of a context diff. */
const mapContextHunks = (text: string, change: (hunks: readonly string[]) => readonly string[]): string => {
  const [head = '', ...hunks] = text.split(SEPARATOR);
  const files: { hunks: string[]; tail: string }[] = [{ hunks: [], tail: '' }];
  for (const hunk of hunks) {
    const next = /^(?:\*\*\* (?!.*\*{4}$)|`{3,}$)/m.exec(hunk);
    files.at(-1)?.hunks.push(hunk.slice(0, next?.index));
    if (next !== null) files.push({ hunks: [], tail: hunk.slice(next.index) });
  }
  return (
    head +
    files
      .map(
        ({ hunks: own, tail }, index) =>
          (index === 0 ? '' : tail) +
          change(own)
            .map((hunk) => SEPARATOR + hunk)
            .join(''),
      )
      .join('')
  );
};
