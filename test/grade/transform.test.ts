import { afterAll, describe, expect, test } from 'vitest';
import { openTestRunner } from '../../src/grade/open-test-runner.ts';
import { Transformer } from '../../src/grade/sandbox/transform.ts';
import type { TestPlan } from '../../src/types.ts';
import { canRun, missing } from './bubblewrap.ts';

const serve = async (files: Record<string, string>, jsx?: string) => Object.fromEntries(await new Transformer().serve(new Map(Object.entries(files)), jsx));

test.each([
  ['an enum', 'export enum A { B }'],
  ['a parameter property', 'export class A { constructor(private readonly b: number) {} }'],
  ['a parameter property behind a destructured parameter', 'export class A { constructor({ c }: { c: number }, private b = c) {} }'],
  ['a parameter property behind a default that is a function', 'export class A { constructor(c = () => { f(); }, private b = c) {} }'],
  ['a namespace', 'export namespace A { export const b = 1; }'],
  ['an import by assignment', "import a = require('b');"],
  ['a decorator', '@a class B {}'],
])('makes JavaScript of %s', async (_, text) => expect(Object.keys(await serve({ 'a.ts': text }))).toEqual(['a.ts']));

test.each([
  ['types alone', 'export const a = (b: number): string => String(b as number);'],
  ['JavaScript', 'export const a = 1;'],
])('leaves %s to Node', async (_, text) => expect(await serve({ 'a.ts': text, 'b.js': text, 'c.json': text })).toEqual({}));

test.each([
  ['line feeds', '\n'],
  ['spaces', ' '],
  ['constructors', 'constructor '],
  ['constructors with braces', 'constructor{'],
  ['constructors with parentheses', 'constructor('],
  ['constructors with both', 'constructor({)'],
  ['imports', 'import a '],
  ['enums', 'enum\n'],
  ['names', 'import$'],
])('looks through 200,000 %s', async (_, unit) => {
  expect(await serve({ 'a.ts': unit.repeat(200_000) })).toEqual({});
});

test('keeps no more of what it made than it may, and the newest', async () => {
  const transformer = new Transformer(5000);
  const make = (name: string) => transformer.serve(new Map([['a.tsx', `export const ${name} = () => <b />;`]]), undefined);
  for (let i = 0; i < 40; i++) await make(`a${i}`);
  expect(transformer.units).toBeGreaterThan(0);
  expect(transformer.units).toBeLessThanOrEqual(5000);
  const before = transformer.units;
  await make('a39');
  expect(transformer.units).toBe(before);
});

test('keeps imports that Node would keep', async () => {
  expect((await serve({ 'a.ts': "import { B } from './b.ts';\nexport enum A { C }" }))['a.ts']).toContain('./b.ts');
});

describe.skipIf(!canRun)(`in the sandbox${missing}`, () => {
  const runner = canRun ? openTestRunner({ warm: 0 }) : undefined;
  afterAll(async () => (await runner)?.close());

  const run = async (tests: Record<string, string>, files: Record<string, string>, what?: 'typecheck') => {
    const plan: TestPlan = {
      ...{ command: ['node', '--test'], report: 'tap', files: new Map(Object.entries(tests)), failToPass: Object.keys(tests), passToPass: [] },
      ...{
        modules: ['preact', 'preact-render-to-string'],
        jsx: 'preact',
        typecheck: { command: ['tsc', '--noEmit', '--ignoreConfig', '--strict', '--lib', 'esnext', '{sources}'], modules: ['typescript'] },
      },
    };
    const task = { id: 'a/b', files: new Map([['package.json', '{"type":"module"}']]), references: [], tests: plan };
    const { end, tests: statuses } = await ((await runner)?.run({ task, files: new Map(Object.entries(files)), ...(what && { what }) }) ?? Promise.reject());
    return { end, ...Object.fromEntries(statuses) };
  };

  const rendering = {
    'test/view.test.tsx': `import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { render } from 'preact-render-to-string';
import { View } from '../src/view.tsx';
test('renders', () => assert.equal(render(<View name="x" />), '<b>x</b>'));
test('sees the source as it is', () => assert.match(fs.readFileSync('src/view.tsx', 'utf8'), /<b>/));
`,
  };

  test.each([
    ['renders JSX', 'export const View = ({ name }: { name: string }) => <b>{name}</b>;', 'passed', 'passed'],
    ['renders other JSX', 'export const View = ({ name }: { name: string }) => <b>{name}!</b>;', 'failed', 'passed'],
  ])('%s', async (_, text, renders, sees) => {
    expect(await run(rendering, { 'src/view.tsx': text })).toMatchObject({
      end: 'reported',
      'test/view.test.tsx > renders': renders,
      'test/view.test.tsx > sees the source as it is': sees,
    });
  });

  test.each([
    ['JSX', 'src/view.tsx', 'export const View = () => <b>;'],
    ['an enum', 'src/view.tsx', 'export enum {'],
  ])('a syntax error in %s is a failure of its tests', async (_, path, text) => {
    expect(await run(rendering, { [path]: text })).toEqual({ end: 'reported', 'test/view.test.tsx': 'failed' });
  });

  const complaint = "typecheck > src/a.ts: error TS2322: Type 'string' is not assignable to type 'number'.";

  test.each<[string, Record<string, string>]>([
    ['const a: number = 1;', { typecheck: 'passed' }],
    ["const a: number = '1';", { typecheck: 'failed', [complaint]: 'failed' }],
    ["const a: number = '1', b: number = '2';", { typecheck: 'failed', [complaint]: 'failed', [`${complaint} (2)`]: 'failed' }],
  ])('checks the types of %s', async (text, found) => {
    const files = { 'src/a.ts': text, 'src/--version.ts': '', 'test/b.ts': 'const b: number = null;' };
    expect(await run({}, files, 'typecheck')).toEqual({ end: 'reported', ...found });
  });
});
