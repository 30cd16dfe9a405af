import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { DiagnosticSink } from '../src/diagnostics/sink.ts';
import { buildSite } from '../src/index.ts';

it('takes one finding', () => {
  const sink = new DiagnosticSink();
  assert.equal(sink.failed, false);
  sink.report({ code: 'no-title', path: 'b.md', message: 'two' });
  assert.equal(sink.failed, false);
  sink.report({ code: 'broken-link', path: 'b.md', message: 'three', line: 3 });
  sink.report({ code: 'broken-anchor', path: 'a.md', message: 'one', line: 7 });
  assert.equal(sink.failed, true);
  assert.deepEqual(sink.list(), [
    { code: 'broken-anchor', severity: 'warning', path: 'a.md', message: 'one', line: 7 },
    { code: 'no-title', severity: 'warning', path: 'b.md', message: 'two' },
    { code: 'broken-link', severity: 'error', path: 'b.md', message: 'three', line: 3 },
  ]);
});

it('is told everything that was told before', () => {
  const { diagnostics } = buildSite(
    new Map([
      ['atlas.json', '{"tocDepth":9,"titel":"x"}'],
      ['a.md', '---\norder: x\nodrer: 1\naliases: [b]\n---\ntext [c](c.md) [d](#d)\n\n```what\n```'],
      ['b.md', '# B'],
      ['c/index.md', '# C'],
      ['e.md', '---\nslug: b\n---\n# E'],
    ]),
    '2026-06-01',
  );
  assert.deepEqual(diagnostics.map(({ code, path, line, message }) => `${path}:${line ?? ''} ${code} ${message}`), [
    'a.md: no-title the page has neither a title nor a heading',
    'a.md: same-address the alias /b/ is the address of something else',
    'a.md:2 bad-front-matter order: expected a number',
    'a.md:3 unknown-key there is no key odrer; did you mean order?',
    'a.md:6 broken-link c.md is neither a page nor a file',
    'a.md:6 broken-anchor a.md has no heading d',
    'a.md:8 unknown-language there is no language what',
    'atlas.json: bad-config tocDepth: expected a whole number from 1 to 6, found 9',
    'atlas.json: unknown-setting there is no setting titel; did you mean title?',
    'e.md: same-address /b/ is the address of b.md as well',
  ]);
  assert.deepEqual(buildSite(new Map([['atlas.json', '[]']]), '2026-06-01').diagnostics, [
    { code: 'bad-config', severity: 'error', path: 'atlas.json', message: 'expected a JSON object' },
  ]);
});

it('is an exported interface that diagnostics extend', () => {
  const read = (path: string) => readFileSync(new URL(`../src/diagnostics/${path}`, import.meta.url), 'utf8').replaceAll(/\/\*.*?\*\//gs, '');
  const membersOf = (head: string): string[] => {
    const [, body = ''] = read('diagnostic.ts').split(`export interface ${head} {`);
    return body.slice(0, body.indexOf('}')).split(';').map((member) => member.trim()).filter((member) => member !== '').sort();
  };
  assert.deepEqual(membersOf('Finding'), ['readonly code: DiagnosticCode', 'readonly line?: number', 'readonly message: string', 'readonly path: string']);
  assert.deepEqual(membersOf('Diagnostic extends Finding'), ['readonly severity: Severity']);
  assert.match(read('sink.ts'), /\breport\([^)]*: Finding,?\s*\): void/);
});
