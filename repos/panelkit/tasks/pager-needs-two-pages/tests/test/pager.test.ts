import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { DataTable } from '../src/DataTable.tsx';

const table = (page: number, size: number, total: number): string => {
  const html = render(h(DataTable<string>, { label: 'L', columns: [], rows: [], rowKey: String, paging: { page, size, total } }));
  return html.slice(html.indexOf('<div class="pk-pager">'));
};

it('shows only the range when everything fits', () => {
  assert.equal(table(0, 10, 8), '<div class="pk-pager"><span class="pk-pager__range">1–8 of 8</span></div></div>');
  assert.equal(table(0, 10, 10), '<div class="pk-pager"><span class="pk-pager__range">1–10 of 10</span></div></div>');
  assert.equal(table(0, 10, 0), '<div class="pk-pager"><span class="pk-pager__range">0–0 of 0</span></div></div>');
});

it('shows the pages when there are more', () => {
  assert.equal(
    table(0, 10, 11),
    '<div class="pk-pager"><span class="pk-pager__range">1–10 of 11</span><nav class="pk-pager__pages" aria-label="Pages"><button type="button" disabled>Previous</button>' +
      '<button type="button" aria-current="page">1</button><button type="button">2</button><button type="button">Next</button></nav></div></div>',
  );
  assert.match(table(9, 1, 10), /<button type="button">1<\/button><span class="pk-pager__gap">…<\/span><button type="button">9<\/button>.*<button type="button" disabled>Next<\/button>/);
});

it('is not there without paging', () => {
  assert.doesNotMatch(render(h(DataTable<string>, { label: 'L', columns: [], rows: [], rowKey: String })), /pk-pager/);
});

it('is indented one level deeper than what it is in', () => {
  const lines = readFileSync(new URL('../src/DataTable.tsx', import.meta.url), 'utf8').split(/\r?\n/);
  const at = lines.findIndex((line) => line.trimStart().startsWith('<nav class="pk-pager__pages"'));
  const [above, nav, ...inside] = [lines[at - 1], ...['<nav', '{pageWindow(', 'pk-pager__gap', '</nav>'].map((part) => lines.find((line) => line.includes(part)))].map((line) => line?.search(/\S/));
  assert.equal(nav - above, /(?:[(?:]|&&)$/.test(lines[at - 1].trimEnd()) ? 2 : 0);
  assert.deepEqual(inside.map((indent) => indent - nav), [2, 6, 0]);
});
