import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Block, Inline } from '../src/markdown/ast.ts';
import { parseFenceInfo } from '../src/markdown/fence-info.ts';
import { parseMarkdown } from '../src/markdown/parse.ts';
import { Slugger } from '../src/markdown/slugger.ts';
import { buildToc, collectAnchors } from '../src/markdown/toc.ts';

function blocks(...lines: string[]): readonly Block[] {
  return parseMarkdown(lines.join('\n')).blocks;
}

function inlines(...lines: string[]): readonly Inline[] {
  const [block] = blocks(...lines);
  assert.equal(block?.type, 'paragraph');
  return block.type === 'paragraph' ? block.children : [];
}

const text = (value: string): Inline => ({ type: 'text', text: value });

describe('blocks', () => {
  it('are headings with ids, each once', () => {
    assert.deepEqual(blocks('# One', '## Two ##', '## Two', '### Own words {#mine}', '####### seven'), [
      { type: 'heading', level: 1, id: 'one', children: [text('One')] },
      { type: 'heading', level: 2, id: 'two', children: [text('Two')] },
      { type: 'heading', level: 2, id: 'two-1', children: [text('Two')] },
      { type: 'heading', level: 3, id: 'mine', children: [text('Own words')] },
      { type: 'paragraph', children: [text('####### seven')] },
    ]);
  });

  it('are paragraphs up to a blank line or another block', () => {
    assert.deepEqual(blocks('one', '  two', '', 'three', '# Four'), [
      { type: 'paragraph', children: [text('one\ntwo')] },
      { type: 'paragraph', children: [text('three')] },
      { type: 'heading', level: 1, id: 'four', children: [text('Four')] },
    ]);
  });

  it('are rules', () => {
    assert.deepEqual(blocks('---', '* * *', '____'), [{ type: 'rule' }, { type: 'rule' }, { type: 'rule' }]);
    assert.equal(blocks('--')[0].type, 'paragraph');
  });

  it('are quotes of other blocks', () => {
    assert.deepEqual(blocks('> # In', '> text', '>', '> more', 'out'), [
      {
        type: 'quote',
        children: [
          { type: 'heading', level: 1, id: 'in', children: [text('In')] },
          { type: 'paragraph', children: [text('text')] },
          { type: 'paragraph', children: [text('more')] },
        ],
      },
      { type: 'paragraph', children: [text('out')] },
    ]);
  });

  it('are code between fences, as it stands', () => {
    assert.deepEqual(blocks('x', '```ts {2} title="a.ts"', '# no', '', '  [a]: b', '```', '~~~', '```', '~~~~', 'y'), [
      { type: 'paragraph', children: [text('x')] },
      { type: 'code-block', language: 'ts', marked: [2], title: 'a.ts', text: '# no\n\n  [a]: b', line: 2 },
      { type: 'code-block', language: '', marked: [], text: '```', line: 7 },
      { type: 'paragraph', children: [text('y')] },
    ]);
    assert.deepEqual(blocks('````', '```', 'open'), [{ type: 'code-block', language: '', marked: [], text: '```\nopen', line: 1 }]);
  });

  it('have lines to mark', () => {
    assert.deepEqual(parseFenceInfo('js {3-5,1, 4}'), { language: 'js', marked: [1, 3, 4, 5] });
    assert.deepEqual(parseFenceInfo('{9-7,x} title=""'), { language: '', marked: [], title: '' });
    assert.deepEqual(parseFenceInfo(''), { language: '', marked: [] });
  });

  it('are callouts', () => {
    assert.deepEqual(blocks(':::tip', 'one', '', '- two', ':::', ':::warning Mind the gap', ':::', 'out'), [
      {
        type: 'callout',
        kind: 'tip',
        title: 'Tip',
        children: [
          { type: 'paragraph', children: [text('one')] },
          { type: 'list', ordered: false, start: 1, loose: false, items: [[{ type: 'paragraph', children: [text('two')] }]] },
        ],
      },
      { type: 'callout', kind: 'warning', title: 'Mind the gap', children: [] },
      { type: 'paragraph', children: [text('out')] },
    ]);
  });

  it('are lists, tight or loose, one in another', () => {
    const paragraph = (value: string): Block => ({ type: 'paragraph', children: [text(value)] });
    assert.deepEqual(blocks('- one', '- two', '  - inner', '', '  more', '- three'), [
      {
        type: 'list',
        ordered: false,
        start: 1,
        loose: false,
        items: [
          [paragraph('one')],
          [paragraph('two'), { type: 'list', ordered: false, start: 1, loose: false, items: [[paragraph('inner')]] }, paragraph('more')],
          [paragraph('three')],
        ],
      },
    ]);
    assert.deepEqual(blocks('3. three', '', '4. four', '- other', '', 'out'), [
      { type: 'list', ordered: true, start: 3, loose: true, items: [[paragraph('three')], [paragraph('four')]] },
      { type: 'list', ordered: false, start: 1, loose: false, items: [[paragraph('other')]] },
      paragraph('out'),
    ]);
  });

  it('are tables as wide as their header', () => {
    assert.deepEqual(blocks('| a | b \\| c | d |', '|:--|:-:|--:|', '| 1 | *2* |', '4 | 5 | 6 | 7', 'out'), [
      {
        type: 'table',
        alignments: ['left', 'center', 'right'],
        header: [[text('a')], [text('b | c')], [text('d')]],
        rows: [
          [[text('1')], [{ type: 'emphasis', children: [text('2')] }], []],
          [[text('4')], [text('5')], [text('6')]],
        ],
      },
      { type: 'paragraph', children: [text('out')] },
    ]);
    assert.equal(blocks('a | b', '---')[0].type, 'paragraph');
    const [plain] = blocks('a | b', '--|--');
    assert.deepEqual(plain.type === 'table' && plain.alignments, [undefined, undefined]);
  });
});

describe('inlines', () => {
  it('are stressed', () => {
    assert.deepEqual(inlines('a *b* **c _d_** ~~e~~'), [
      text('a '),
      { type: 'emphasis', children: [text('b')] },
      text(' '),
      { type: 'strong', children: [text('c '), { type: 'emphasis', children: [text('d')] }] },
      text(' '),
      { type: 'deleted', children: [text('e')] },
    ]);
  });

  it('are not stressed by signs that stand alone or in a word', () => {
    for (const plain of ['2 * 3 * 4', 'snake_case_name', '*open', 'a ** b', '~x']) assert.deepEqual(inlines(plain), [text(plain)], plain);
    assert.deepEqual(inlines('*a **b** c*'), [{ type: 'emphasis', children: [text('a '), { type: 'strong', children: [text('b')] }, text(' c')] }]);
  });

  it('are code', () => {
    assert.deepEqual(inlines('`a*b*` ``c`d`` `` ` `` `x'), [
      { type: 'code', text: 'a*b*' },
      text(' '),
      { type: 'code', text: 'c`d' },
      text(' '),
      { type: 'code', text: '`' },
      text(' `x'),
    ]);
  });

  it('are links and images', () => {
    assert.deepEqual(inlines('[a *b*](c.md#d "T")', '![alt](e.png)', '<https://x.org/?a=1> <mailto:a@b.c>'), [
      { type: 'link', target: 'c.md#d', title: 'T', children: [text('a '), { type: 'emphasis', children: [text('b')] }], line: 1 },
      text('\n'),
      { type: 'image', target: 'e.png', alt: 'alt', line: 2 },
      text('\n'),
      { type: 'link', target: 'https://x.org/?a=1', children: [text('https://x.org/?a=1')], line: 3 },
      text(' '),
      { type: 'link', target: 'mailto:a@b.c', children: [text('a@b.c')], line: 3 },
    ]);
    assert.deepEqual(inlines('[a](b_(c).md) [[d]](e) [f]'), [
      { type: 'link', target: 'b_(c).md', children: [text('a')], line: 1 },
      text(' '),
      { type: 'link', target: 'e', children: [text('[d]')], line: 1 },
      text(' [f]'),
    ]);
  });

  it('are links by label, defined anywhere', () => {
    assert.deepEqual(inlines('[Label] [text][LABEL] [label][] [none][other]', '', '[label]:  a.md "T"', '[label]: b.md'), [
      { type: 'link', target: 'a.md', title: 'T', children: [text('Label')], line: 1 },
      text(' '),
      { type: 'link', target: 'a.md', title: 'T', children: [text('text')], line: 1 },
      text(' '),
      { type: 'link', target: 'a.md', title: 'T', children: [text('label')], line: 1 },
      text(' [none][other]'),
    ]);
    assert.deepEqual(inlines('[a] [b]', '', '```', '[a]: code.md', '```', '[b]: b.md'), [
      text('[a] '),
      { type: 'link', target: 'b.md', children: [text('b')], line: 1 },
    ]);
  });

  it('are breaks at two spaces or a backslash', () => {
    assert.deepEqual(inlines('one  ', 'two\\', 'three', 'four'), [
      text('one'),
      { type: 'break' },
      text('two'),
      { type: 'break' },
      text('three\nfour'),
    ]);
  });

  it('are signs behind a backslash', () => {
    assert.deepEqual(inlines('\\*a\\* \\[b] \\d \\\\'), [text('*a* [b] \\d \\')]);
  });

  it('are marks of footnotes, which are kept apart', () => {
    const { blocks: found, footnotes } = parseMarkdown('a[^1]\n\n[^1]: see *b*\n[^1]: again', undefined, 10);
    assert.deepEqual(found, [{ type: 'paragraph', children: [text('a'), { type: 'footnote', label: '1' }] }]);
    assert.deepEqual([...footnotes], [['1', [text('see '), { type: 'emphasis', children: [text('b')] }]]]);
  });

  it('know the line of the file', () => {
    const [block] = parseMarkdown('\n[a](b)', undefined, 10).blocks;
    assert.deepEqual(block.type === 'paragraph' && block.children, [{ type: 'link', target: 'b', children: [text('a')], line: 11 }]);
  });
});

describe('headings', () => {
  it('make a table of contents', () => {
    const found = blocks('# Page', '## A', '#### Deep', '### B', '## C *d*', '###### E');
    assert.deepEqual(
      buildToc(found, 4).map(({ id, children }) => [id, children.map((child) => child.id)]),
      [['a', ['deep', 'b']], ['c-d', []]],
    );
    assert.deepEqual(buildToc(found, 2).map(({ title, children }) => [title, children.length]), [['A', 0], ['C d', 0]]);
    assert.deepEqual(buildToc(found, 1), []);
  });

  it('are anchors, also inside other blocks', () => {
    const anchors = collectAnchors(blocks('# A', '> ## B', '', '- ### C', '', ':::note', '#### D', ':::'));
    assert.deepEqual([...anchors].sort(), ['a', 'b', 'c', 'd']);
  });

  it('get ids that were not given out before', () => {
    const slugger = new Slugger();
    assert.deepEqual(['A b', 'a-b', 'a b', 'A-b-1'].map((name) => slugger.take(name)), ['a-b', 'a-b-1', 'a-b-2', 'a-b-1-1']);
  });
});
