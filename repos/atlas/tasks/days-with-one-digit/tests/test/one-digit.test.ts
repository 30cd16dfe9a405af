import assert from 'node:assert/strict';
import { it } from 'node:test';
import { buildSite } from '../src/index.ts';
import { parseDay } from '../src/text/dates.ts';

const page = (day: string, name: string): string => `---\ndate: ${day}\n---\n# ${name}`;
const { files } = buildSite(
  new Map([
    ['a.md', page('2026-3-9', 'March')],
    ['b.md', page('2026-10-1', 'October')],
    ['c.md', page('2026-09-30', 'September')],
    ['d.md', page('2026-12-5', 'December')],
  ]),
  '2026-11-20',
);

it('sorts days, however they are written', () => {
  assert.deepEqual([...(files.get('feed.xml') ?? '').matchAll(/<title>(\w+)<\/title>/g)].map(([, title]) => title), ['Documentation', 'October', 'September', 'March']);
  assert.ok(!files.has('d/index.html'), 'a day to come');
});

it('writes them in full', () => {
  assert.deepEqual([...(files.get('sitemap.xml') ?? '').matchAll(/<lastmod>(.*?)</g)].map(([, day]) => day), ['2026-03-09', '2026-10-01', '2026-09-30']);
  assert.match(files.get('feed.xml') ?? '', /<updated>2026-03-09T00:00:00Z<\/updated>/);
  assert.match(files.get('a/index.html') ?? '', /<time datetime="2026-03-09">9 March 2026<\/time>/);
});

it('reads them', () => {
  assert.equal(parseDay('2026-3-9'), '2026-03-09');
  assert.equal(parseDay(' 2026-12-1 '), '2026-12-01');
  assert.equal(parseDay('2026-1-31'), '2026-01-31');
  assert.equal(parseDay('2026-11-20'), '2026-11-20');
  assert.equal(parseDay('0999-1-2'), '0999-01-02');
  for (const text of ['2026-2-30', '2026-0-1', '2026-1-0', '2026-13-1', '2026-1-001', '26-1-1']) assert.equal(parseDay(text), undefined, text);
});
