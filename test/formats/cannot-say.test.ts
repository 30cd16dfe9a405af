import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formats } from '../../formats/index.ts';
import { tinyEdits } from '../../scripts/formats/tiny-edits.ts';
import { applyResponse } from '../../src/apply-response.ts';
import { isSame, withChanges } from '../../src/edit/apply.ts';
import type { Files, LossyCode, Proposal } from '../../src/types.ts';

/** The letters of the table. */
const codes: Readonly<Record<string, LossyCode>> = {
  b: 'byte_order_mark',
  c: 'create',
  d: 'delete',
  e: 'create_empty',
  f: 'fragment',
  k: 'delimiter',
  l: 'line_endings',
  m: 'empty_result',
  n: 'final_newline',
  o: 'rename_only',
  r: 'rename',
  s: 'outside_symbols',
};

/**
 * What each format loses of each edit; a dot for nothing. Two columns, binary files and modes, are missing: a snapshot holds neither. Only git has a
 * notation for them, which its reader refuses (`binary`) and ignores; `diffgauge render` says `binary` of files that are no text.
 *
 * Where other readers of a format differ from each other, these cells follow ours:
 * - udiff, delete: `+++ /dev/null` is read as a deletion. So a rename is one, and a creation.
 * - xml, json-edits, create empty: an empty old text creates the file, with whatever the new text holds. lazy and whole: a fence without lines.
 * - xml, final newline: its text starts and ends anywhere, so that it can hold the end of a file; the line that a new file must end in has a newline.
 * - edit-tool, str-replace, json-edits, line endings: strings in JSON are literal, and nobody changes them on the way.
 * - all, a new comment that reads like a gap: readers take it for code left out, and say `lazy_placeholder`.
 * - v4a, rename: it could be said, but many readers refuse an update without a hunk.
 * - symbol, empty a file: the deletion of all its symbols may leave anything, or nothing, behind.
 * - a file of a byte order mark alone: it has no line that a patch or a range could keep the mark on.
 * - git-diff, edit in CR alone: git takes no carriage return for the end of a line, so the whole file is one line to it.
 */
const table = `
                                                  classic-diff  edit-tool  git-diff  hashline  json-edits  lazy  line-range  search-replace  search-replace-fenced  search-replace-lines  str-replace  symbol  udiff  v4a  whole  xml
edit                                              .             .          .         .         .           .     .           .               .                      .                     .            .       .      .    .      .
edit of one of three equal lines                  .             .          .         .         .           .     .           .               .                      .                     .            s       .      .    .      .
edit outside of symbols                           .             .          .         .         .           .     .           .               .                      .                     .            s       .      .    .      .
edit that keeps next to nothing                   .             .          .         .         .           f     .           .               .                      .                     .            .       .      .    .      .
edit of lines that look like formats' marks       .             .          .         .         .           .     .           .               .                      .                     .            .       .      .    .      .
edit beside a comment that reads like a gap       .             .          .         .         .           .     .           .               .                      .                     .            .       .      .    .      .
edit that adds such a comment                     k             k          k         k         k           k     k           k               k                      k                     k            ks      k      k    k      k
create                                            .             .          .         .         .           .     c           .               .                      .                     .            c       .      .    .      .
create empty                                      e             .          .         e         .           .     c           e               e                      e                     .            c       e      e    .      .
fill an empty file                                .             .          .         .         .           .     .           .               .                      .                     .            s       .      .    .      .
empty a file                                      .             .          .         .         .           m     .           .               .                      .                     .            s       .      .    .      .
delete                                            d             d          .         .         d           d     d           d               d                      d                     d            d       .      .    d      d
rename                                            r             r          .         .         r           r     cr          r               r                      r                     r            cr      .      o    r      r
rename and edit                                   r             r          .         .         r           r     cr          r               r                      r                     r            cr      .      .    r      r
rename beside a comment that reads like a gap     r             r          .         .         r           kr    cr          r               r                      r                     r            cr      k      .    r      r
final newline added                               .             .          .         n         .           n     n           n               n                      n                     .            n       n      n    n      .
final newline taken away                          .             .          .         n         .           n     n           n               n                      n                     .            n       n      n    n      .
edit without a final newline                      .             .          .         .         .           .     .           .               .                      .                     .            .       .      .    .      .
create without a final newline                    .             .          .         n         .           n     c           n               n                      n                     .            c       n      n    n      n
LF becomes CRLF                                   l             .          .         l         .           l     l           l               l                      l                     .            l       l      l    l      l
CRLF becomes LF                                   l             .          .         l         .           l     l           l               l                      l                     .            l       l      l    l      l
edit in CRLF                                      .             .          .         .         .           .     .           .               .                      .                     .            .       .      .    .      .
edit in CR alone                                  .             .          l         .         .           .     .           .               .                      .                     .            .       .      .    .      .
create in CRLF                                    l             .          .         l         .           l     c           l               l                      l                     .            c       l      l    l      l
byte order mark added                             b             .          .         b         .           b     b           b               b                      b                     .            b       b      b    b      b
byte order mark taken away                        b             .          .         b         .           b     b           b               b                      b                     .            b       b      b    b      b
edit behind a byte order mark                     .             .          .         .         .           .     .           .               .                      .                     .            .       .      .    .      .
create with a byte order mark                     b             .          .         b         .           b     c           b               b                      b                     .            c       b      b    b      b
fill a file of a byte order mark alone            b             .          b         b         .           b     b           b               b                      b                     .            s       b      b    b      b
path with blanks                                  .             .          .         .         .           .     .           .               .                      .                     .            .       .      .    .      .
path with a blank at its end                      .             .          .         .         .           .     .           .               .                      .                     .            s       .      k    .      k
path with a newline                               .             .          .         .         .           k     .           k               k                      k                     .            .       .      k    k      k`;

const [header = '', ...lines] = table.trim().split('\n');
const names = header.trim().split(/\s+/);
const cells = lines.flatMap((line) => {
  const edit = line.slice(0, 50).trim();
  return line
    .slice(50)
    .trim()
    .split(/\s+/)
    .map((letters, column) => ({ edit, format: names[column] ?? '', lossy: letters === '.' ? [] : [...letters].map((letter) => codes[letter]) }));
});

/** Whether the reader finds nothing wrong; a response without an edit is fine only where it is short and says so. */
const isReadable = (name: string, before: Files, after: Files): boolean => {
  const format = formats.get(name);
  const { response } = format?.render(before, after) ?? {};
  if (format === undefined || response === undefined) return false;
  if (response.toolCalls.length === 0 && ['No changes.', '```json\n[]\n```'].includes(response.text.trim())) return true;
  return format.parse(response).length > 0;
};

describe('what a format cannot say', () => {
  it('is in the table for every format and edit', () => {
    expect(names).toEqual([...formats.keys()]);
    expect(lines.map((line) => line.slice(0, 50).trim())).toEqual([...tinyEdits.keys()]);
    expect(cells).toHaveLength(formats.size * tinyEdits.size);
  });

  it.each(cells)('$format, $edit: $lossy', ({ edit, format: name, lossy }) => {
    const pair = [...tinyEdits.values()].find(({ id }) => id === edit);
    const format = formats.get(name);
    if (pair === undefined || format === undefined) throw new Error('not in the table');
    const rendered = format.render(pair.before, pair.after);
    expect(rendered.lossy).toEqual(lossy);
    if (lossy.length > 0) return expect(isReadable(name, pair.before, pair.after)).toBe(true);
    const applied = applyResponse({ format: name, response: rendered.response, files: pair.before });
    expect(applied).toMatchObject({ status: 'applied' });
    if (applied.status === 'applied') expect(isSame(withChanges(pair.before, applied.changes), pair.after)).toBe(true);
  });
});

/** A format's page names each code that its column has, and no other; of `delimiter` it may speak where a path or a text of its own does not fit. */
it.each([...formats.keys()])('docs/formats/%s.md says the same under "Cannot say"', (name) => {
  const page = readFileSync(new URL(`../../docs/formats/${name}.md`, import.meta.url), 'utf8');
  const part = page.split('## Cannot say')[1]?.split('\n## ')[0] ?? '';
  const named = Object.values(codes).filter((code) => code !== 'delimiter' && part.includes(`\`${code}\``));
  const lost = new Set(cells.filter(({ format }) => format === name).flatMap(({ lossy }) => lossy));
  expect(named).toEqual(Object.values(codes).filter((code) => code !== 'delimiter' && lost.has(code)));
});

/** What a format points at, by what its reader makes of a plain edit: part of a line only where the unit is a text. */
const units: Readonly<Record<string, string>> = {
  'classic-diff': 'hunk',
  'edit-tool': 'text',
  'git-diff': 'hunk',
  hashline: 'lines',
  'json-edits': 'text',
  lazy: 'lazy',
  'line-range': 'lines',
  'search-replace': 'line',
  'search-replace-fenced': 'line',
  'search-replace-lines': 'line',
  'str-replace': 'text',
  symbol: 'symbol',
  udiff: 'hunk',
  v4a: 'hunk',
  whole: 'write',
  xml: 'text',
};

it.each([...formats.values()])('$name points at what its page says', (format) => {
  const { before, after } = tinyEdits.get('edit') ?? { before: new Map(), after: new Map() };
  const unitOf = (proposal: Proposal): string => (proposal.kind === 'find' ? proposal.unit : proposal.kind);
  expect(format.parse(format.render(before, after).response).map(unitOf)).toEqual([units[format.name]]);
});
