import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { buildSite } from '../src/index.ts';
import { parseMarkdown } from '../src/markdown/parse.ts';
import { buildToc } from '../src/markdown/toc.ts';
import { renderToc } from '../src/render/render-toc.ts';

const root = new URL('../src/', import.meta.url).pathname;

it('is declared with the table of contents, and nowhere else', () => {
  const declaring: string[] = [];
  for (const path of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.ts')) continue;
    const text = readFileSync(join(root, path), 'utf8');
    if (/(?:interface|type) TocEntry\b/.test(text)) declaring.push(path.replaceAll('\\', '/'));
    for (const [line] of text.matchAll(/^(?:import|export)[^;]*\bTocEntry\b[^;]*;/gm)) assert.doesNotMatch(line, /render-toc/, path);
  }
  assert.deepEqual(declaring, ['markdown/toc.ts']);
  assert.match(readFileSync(join(root, 'markdown/toc.ts'), 'utf8'), /^\/\*\* A heading in the table of contents, and the headings below it\. \*\/\nexport interface TocEntry \{$/m);
  assert.doesNotMatch(readFileSync(join(root, 'markdown/toc.ts'), 'utf8'), /\.\.\/render/);
});

it('still makes tables of contents', () => {
  const toc = buildToc(parseMarkdown('## A\n\n### B\n\n## C').blocks, 3);
  assert.equal(renderToc(toc, 'x'), '<nav class="toc" aria-label="x">\n<ul><li><a href="#a">A</a><ul><li><a href="#b">B</a></li></ul></li><li><a href="#c">C</a></li></ul>\n</nav>');
  assert.match(buildSite(new Map([['a.md', '# A\n\n## B\n\n## C']]), '2026-06-01').files.get('a/index.html') ?? '', /<nav class="toc"/);
});

it('stands above buildToc, and is imported from there', () => {
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  const toc = read('markdown/toc.ts');
  assert.ok(toc.indexOf('interface TocEntry') < toc.indexOf('function buildToc'));
  assert.match(read('render/render-toc.ts'), /^\s*import (?:type \{ TocEntry \}|\{ type TocEntry \}) from ['"]\.\.\/markdown\/toc\.ts['"];/);
  assert.ok(!read('render/render-toc.ts').includes('A heading in the table of contents'));
  assert.match(read('content/page.ts'), /^import (?:type \{ TocEntry \}|\{ type TocEntry \}) from ['"]\.\.\/markdown\/toc\.ts['"];/m);
});
