import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { formats } from '../formats/index.ts';
import { withPlaceholderLoss } from '../formats/shared/placeholder-loss.ts';
import { whole } from '../formats/whole.ts';
import type { Format } from '../src/types.ts';
import { codePairs } from './formats/code-snapshots.ts';
import { readCorpus } from './formats/corpus.ts';
import { listCodes, listDocumentedCodes, listHeadings, listShownCodes, listThrownCodes, sections } from './formats/quartet.ts';
import { expectedOf, replay, runCase } from './formats/run-case.ts';
import { snapshotPairs } from './formats/snapshots.ts';
import { findBrokenWalls, findForbiddenWords, findIncompleteFormats, findTooLong } from './structure.ts';

const root = join(import.meta.dirname, '..');
const work = mkdtempSync(join(tmpdir(), 'diffgauge-contributing-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const page = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
const [name = ''] = /(?<=^formats\/)[a-z-]+(?=\.ts$)/m.exec(page) ?? [];
const places = { code: `formats/${name}.ts`, index: 'formats/index.ts', corpus: `test/formats/${name}.txt`, docs: `docs/formats/${name}.md` };

/** The page is an answer in the format `whole`: each fence is a file, but for the line of the index. */
const files = new Map(whole.parse({ text: page, toolCalls: [] }).flatMap((file) => (file.kind === 'write' ? [[file.path, file.text] as const] : [])));
const read = (path: string): string => files.get(path) ?? readFileSync(join(root, path), 'utf8');
const put = (path: string, text: string): string => {
  const file = join(work, path.replaceAll('/', '-'));
  writeFileSync(file, text);
  return file;
};

/** The code where it can be run: what it imports is that of the project. */
const code = put(
  places.code,
  read(places.code).replaceAll(/(?<=from ')\.\.?\/(?=[^']+')/g, (dots) => `${dots === '../' ? root : join(root, 'formats')}/`),
);
const corpus = readCorpus(put(places.corpus, read(places.corpus)));
const example: Format = withPlaceholderLoss(Object.values<Format>(await import(code)).find((value) => value.name === name) ?? whole);

describe(`the worked example, ${name}`, () => {
  it('is code, corpus, page and a line for the index', () => {
    expect([...files.keys()].sort()).toEqual(Object.values(places).sort());
    expect(example.name).toBe(name);
    expect(formats.has(name)).toBe(false);
  });

  it('keeps the rules of the house', () => {
    const sources = [{ path: places.code, text: read(places.code) }];
    expect([...findBrokenWalls(sources), ...findForbiddenWords(sources), ...findTooLong(sources)]).toEqual([]);
  });

  it('has the types that it says', () => {
    const config = {
      extends: join(root, 'tsconfig.json'),
      compilerOptions: { types: [], rewriteRelativeImportExtensions: false, allowImportingTsExtensions: true },
      files: [code],
      include: [],
    };
    put('package.json', '{ "type": "module" }');
    execFileSync(join(root, 'node_modules/.bin/tsc'), ['--noEmit', '--project', put('tsconfig.json', JSON.stringify(config))], { encoding: 'utf8' });
  });

  it.each(corpus)('$name', (row) => expect(runCase(example, row)).toEqual(expectedOf(row)));

  it('has a page with the five sections, and a rejected case for each code', () => {
    const shown = listShownCodes(corpus);
    expect(listHeadings(read(places.docs))).toEqual([name, ...sections]);
    expect(shown).toEqual(listDocumentedCodes(read(places.docs), listCodes(read)));
    expect(listThrownCodes(places.code, read).filter((thrown) => !shown.includes(thrown))).toEqual([]);
  });

  it('gives the edit back that it wrote, unless it says what it lost', () => {
    let said = 0;
    const property = fc.property(fc.oneof(snapshotPairs, codePairs), ([before, after]) => {
      const { response, lossy } = example.render(before, after);
      fc.pre(lossy.length === 0);
      said++;
      expect(replay(example, response, before)).toEqual(after);
    });
    fc.assert(property, { seed: 20_261_125, numRuns: 500 });
    expect(said).toBeGreaterThan(0);
  });
});

/** The tree with the four places, or with all but one of them. */
const listMissing = (left?: keyof typeof places): string[] => {
  const line = read(places.index).trim();
  const lines = readFileSync(join(root, places.index), 'utf8').split('\n');
  const first = lines.findIndex((text) => text.includes("from './") && text > line);
  const index = left === 'index' ? lines : lines.toSpliced(first < 0 ? lines.length : first, 0, line);
  const tree = new Map([...listTree(), [places.index, index.join('\n')] as const]);
  if (left !== undefined && left !== 'index') tree.delete(places[left]);
  return findIncompleteFormats(left === 'index' ? [...formats.keys()] : [...formats.keys(), name].sort(), tree);
};

const listTree = (): [string, string][] => [
  ...[...formats.keys()]
    .flatMap((other) => [`formats/${other}.ts`, `test/formats/${other}.txt`, `docs/formats/${other}.md`])
    .map((path): [string, string] => [path, read(path)]),
  ...files,
];

describe('the check of the four places', () => {
  it('is content with all of them', () => expect(listMissing()).toEqual([]));

  it.each([
    ['code', `the format ${name} has no ${places.code}`],
    ['index', `${places.code} is not in formats/index.ts`],
    ['corpus', `the format ${name} has no ${places.corpus}`],
    ['docs', `the format ${name} has no ${places.docs}`],
  ] as const)('names the %s that is missing, and nothing else', (place, sentence) => {
    expect(listMissing(place)).toEqual([sentence]);
  });
});
