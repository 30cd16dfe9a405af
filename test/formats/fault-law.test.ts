import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { formats } from '../../formats/index.ts';
import { type EditPair, readRealCommits, readTaskEdits } from '../../scripts/formats/edit-pairs.ts';
import { faults } from './faults/index.ts';
import { printTable, type Row, tallyFaults } from './faults/tally.ts';

/**
 * `FAULTS=all` runs all commits instead of a sample; `FAULTS_WRITE=1` writes the tables anew, for a person to review. Without the commits beside
 * the checkout, only the fixture tasks are left.
 */
const all = process.env.FAULTS === 'all';
const table = join(import.meta.dirname, 'faults', all ? 'all.txt' : 'sample.txt');
const docs = join(import.meta.dirname, '../../docs/formats');
const commits = readRealCommits();

describe.skipIf(commits.length === 0)('a fault', { timeout: 3_600_000 }, () => {
  let rows: readonly Row[] = [];
  beforeAll(() => {
    rows = all ? tallyFaults(commits, () => 1) : tallyFaults(sample(), shareOf);
    if (process.env.FAULTS_WRITE) writeFileSync(table, printTable(rows));
  }, 3_600_000);

  it('ends as the table says', () => expect(printTable(rows)).toBe(readFileSync(table, 'utf8')));

  it('never gives a wrong file under strict', () => expect(rows.filter(({ strict }) => strict.has('wrong'))).toEqual([]));

  it('gives a wrong file under lenient only where the docs explain it', () => {
    const explained = readRows('README.md', '## Where lenient can be wrong', /^\| `([a-z-]+)` \| `([a-z0-9-]+)` \| /gm);
    const wrong = rows.filter(({ lenient }) => lenient.has('wrong')).map(({ fault, format }) => `${fault} ${format}`);
    expect(wrong.filter((row) => !explained.includes(row))).toEqual([]);
    if (all) expect(explained.filter((row) => !wrong.includes(row))).toEqual([]);
  });

  it('is of one of 40 kinds and more in every format', () => {
    for (const name of formats.keys()) expect(rows.filter(({ format }) => format === name).length, name).toBeGreaterThanOrEqual(40);
  });

  it('has its place in some case', () => {
    if (all) expect(faults.map(({ name }) => name).filter((name) => !rows.some(({ fault }) => fault === name))).toEqual([]);
  });
});

describe('a fault in an edit of the fixture tasks', { timeout: 3_600_000 }, async () => {
  const edits = (await readTaskEdits()).filter(isPlain);
  const rows = tallyFaults(edits, () => (all ? 1 : 1 / 25));

  it.each(['strict', 'lenient'] as const)('gives a wrong file under %s only where the docs explain it', (profile) => {
    const column = profile === 'strict' ? '[1-9]' : '[0-9]+ \\| [1-9]';
    const explained = readRows('faults.md', '## On the fixture tasks', new RegExp(`^\\| \`([a-z0-9-]+)\` \\| \`([a-z0-9-]+)\` \\| ${column}`, 'gm'));
    const wrong = rows.filter((row) => row[profile].has('wrong')).map(({ fault, format }) => `${fault} ${format}`);
    expect(wrong.filter((row) => !explained.includes(row))).toEqual([]);
    if (all) expect(explained.filter((row) => !wrong.includes(row))).toEqual([]);
  });

  it('comes of many edits in every format', () => {
    expect(edits.length).toBeGreaterThanOrEqual(40);
    for (const name of formats.keys()) expect(rows.filter(({ format }) => format === name).length, name).toBeGreaterThanOrEqual(20);
  });
});

describe('each kind of fault', () => {
  it('has a name of its own', () => expect(new Set(faults.map(({ name }) => name)).size).toBe(faults.length));

  it('has its line in the docs', () => {
    expect(readRows('faults.md', '## The faults', /^\| `([a-z0-9-]+)` \|/gm)).toEqual(faults.map(({ name }) => name));
  });
});

/** Whether all files of an edit exist before and after it, with line feeds and a final newline. */
const isPlain = ({ before, after }: EditPair): boolean =>
  [...new Set([...before.keys(), ...after.keys()])].every((path) => {
    const texts = [before.get(path), after.get(path)];
    return texts[0] === texts[1] || texts.every((text) => text?.endsWith('\n') && !text.includes('\r') && !text.startsWith('\ufeff'));
  });

/** How many of the cases of a sample are run. Few commits change symbols only: all of them are. */
const shareOf = (format: string): number => (format === 'symbol' ? 1 : 1 / 4);

/** Every twelfth commit. */
const sample = () => commits.filter((_, index) => index % 12 === 0);

/** What stands in backticks at the start of the rows of a section's table. */
const readRows = (page: string, section: string, row: RegExp): string[] => {
  const text = readFileSync(join(docs, page), 'utf8');
  const [part = ''] = text.slice(text.indexOf(section) + 1).split('\n## ');
  return [...part.matchAll(row)].map((found) => found.slice(1).join(' ')).sort();
};
