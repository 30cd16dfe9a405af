import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { formats } from '../../formats/index.ts';
import { listFileChanges } from '../../formats/shared/file-changes.ts';
import { writeComparison } from '../../scripts/formats/comparison.ts';
import { bands, countBand, writeDetectionParts } from '../../scripts/formats/detection-tables.ts';
import { commitsFile, type EditPair, readRealCommits, readTaskEdits } from '../../scripts/formats/edit-pairs.ts';
import { isRight, type Measured, readEverything, type Writing, writeEverywhere } from '../../scripts/formats/measure-detection.ts';
import { readRegion } from '../../scripts/formats/regions.ts';
import { type TinyEdit, tinyEdits } from '../../scripts/formats/tiny-edits.ts';
import { applyResponse } from '../../src/apply-response.ts';
import { withChanges } from '../../src/edit/apply.ts';
import type { Files, Format, LossyCode } from '../../src/types.ts';
import { packageRoot } from '../../src/version.ts';

const pairs = readRealCommits();
const names = [...formats.keys()];
let commits: readonly Writing[] = [];
let tasks: readonly Writing[] = [];

beforeAll(async () => {
  commits = pairs.map(writeEverywhere);
  tasks = (await readTaskEdits()).map(writeEverywhere);
}, 120_000);

const whenThere = it.skipIf(pairs.length === 0);
const readPage = (name: string): string => readFileSync(join(packageRoot, 'docs', 'formats', name), 'utf8');
const sorted = (files: Files) => [...files].sort(([a], [b]) => (a < b ? -1 : 1));

describe(`the commits of ${commitsFile} (skipped where it is absent)`, () => {
  whenThere.each(names)('come back from %s to the byte, but for those that it says it cannot say', (format) => {
    for (const { pair, rendered } of commits) {
      const { response, lossy } = rendered.get(format) ?? { response: { text: '', toolCalls: [] }, lossy: [] };
      if (lossy.length > 0) continue;
      const applied = applyResponse({ format, response, files: pair.before });
      if (applied.status === 'rejected') throw new Error(`${pair.id}: ${applied.rejection.code}: ${applied.rejection.message}`);
      expect(sorted(withChanges(pair.before, applied.changes)), pair.id).toEqual(sorted(pair.after));
    }
  });

  whenThere('make docs/formats/comparison.md what "node scripts/compare-formats.ts" writes', () => {
    const page = readPage('comparison.md');
    for (const [name, part] of writeComparison(commits, tasks)) expect([name, readRegion(page, name)]).toEqual([name, part]);
  });
});

it.each([...formats.values()])('$name loses of real edits what it loses of small ones', (format) => {
  for (const { pair, rendered } of [...commits, ...tasks]) {
    const lossy = rendered.get(format.name)?.lossy ?? [];
    const ofText = lossy.filter((code) => !['outside_symbols', 'fragment'].includes(code));
    expect([pair.id, ofText]).toEqual([pair.id, expectLosses(format, pair)]);
    if (ofText.length < lossy.length) expect(['lazy', 'symbol']).toContain(format.name);
  }
});

/** What the small edits that make up an edit of whole files lose, but for what depends on the text. */
const expectLosses = (format: Format, { before, after }: EditPair): LossyCode[] => {
  const changes = listFileChanges(before, after);
  const kinds = changes.flatMap((change): TinyEdit[] => {
    if (change.kind === 'created') return [change.after === '' ? 'create empty' : 'create'];
    if (change.kind === 'deleted') return ['delete'];
    if (change.kind === 'renamed') return [change.before === change.after ? 'rename' : 'rename and edit'];
    const [had, has] = [change.before.endsWith('\n'), change.after.endsWith('\n')];
    return had === has ? [] : [has ? 'final newline added' : 'final newline taken away'];
  });
  const lossy = [...new Set(kinds)].flatMap((kind) => {
    const pair = tinyEdits.get(kind);
    return pair === undefined ? [] : format.render(pair.before, pair.after).lossy;
  });
  // A renamed file with carriage returns is a new file with them, where renames cannot be said.
  const moved = tinyEdits.get('rename');
  if (moved !== undefined && changes.some((change) => change.kind === 'renamed' && change.after.includes('\r\n')))
    lossy.push(...format.render(withCarriageReturns(moved.before), withCarriageReturns(moved.after)).lossy);
  return [...new Set(lossy)].sort();
};

const withCarriageReturns = (files: Files): Files => new Map([...files].map(([path, text]) => [path, text.replaceAll('\n', '\r\n')]));

describe('on every edit at hand, the detector', () => {
  let measured: Measured = { readings: [], withoutEdit: new Map() };

  beforeAll(() => {
    const writings = [...commits, ...tasks];
    measured = readEverything(
      writings.map(({ pair }) => pair),
      writings,
    );
  }, 120_000);

  it.each(names)('knows what %s writes, 99 times of 100 at least', (name) => {
    const plain = measured.readings.filter(({ asked, fault }) => asked === name && fault === undefined);
    const wrong = plain.filter((reading) => !isRight(reading));
    expect(plain.length).toBeGreaterThan(20);
    expect(wrong.length / plain.length).toBeLessThan(0.01);
  });

  /** A whole file with a placeholder is what `lazy` looks like, whether or not it could be merged. */
  it.each(names)('knows it still, with faults of form, in %s', (name) => {
    const faulted = measured.readings.filter(({ asked, fault }) => asked === name && fault !== undefined && fault !== 'lazy-placeholder');
    const wrong = faulted.filter((reading) => !isRight(reading));
    expect(faulted.length).toBeGreaterThan(100);
    expect(wrong.length / faulted.length).toBeLessThan(0.01);
  });

  it.each(bands)('is right as often as a confidence of %d to %d says', (from, to) => {
    const { all, right } = countBand([...measured.readings, ...[...measured.withoutEdit.values()].flat()], [from, to]);
    expect(right).toBeGreaterThanOrEqual(all * from);
  });

  it('sees no edit in prose, and in source code only files with their path above', () => {
    const sure = (kind: string) => measured.withoutEdit.get(kind)?.filter(({ confidence }) => confidence >= 0.5);
    expect(measured.withoutEdit.get('prose')?.length).toBeGreaterThan(10);
    expect(sure('prose')).toEqual([]);
    expect(sure('source code in a fence')).toEqual([]);
    expect(sure('source code')?.filter(({ detected, confidence }) => detected !== 'whole' || confidence > 0.7)).toEqual([]);
  });

  whenThere(`is as docs/formats/detection.md says (skipped where ${commitsFile} is absent)`, () => {
    const page = readPage('detection.md');
    for (const [name, part] of writeDetectionParts(measured.readings, measured.withoutEdit)) expect([name, readRegion(page, name)]).toEqual([name, part]);
  });
});

it.each(['How they find the place', 'What else is read'])('docs/formats/comparison.md has every format under "%s"', (title) => {
  const page = readPage('comparison.md');
  const part = page.slice(page.indexOf(`## ${title}`)).split('\n## ')[0] ?? '';
  expect([...part.matchAll(/^\| `([a-z0-9-]+)` \|/gm)].map((match) => match[1])).toEqual(names);
});
