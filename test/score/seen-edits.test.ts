import { describe, expect, it } from 'vitest';
import { createScorer } from '../../src/score/score.ts';
import { nothing, SeenEdits } from '../../src/score/seen-edits.ts';
import type { Changes } from '../../src/types.ts';
import type { Score } from '../../src/verdict.ts';

const before = 'f(1);\ng(1);\nh(1);\n';
const task = { files: new Map([['a.ts', before]]), references: [new Map([['a.ts', before.replace('g(1)', 'g(2)')]])], noop: false };
const edit = (text: string, path = 'a.ts'): Changes => new Map([[path, text]]);

/** A score that can be told from others. */
const scored = (wanted: number): Score => ({ ...createScorer(task).score(edit('')), wanted });

describe('a scorer that remembers', () => {
  it('gives the scores of one that does not, however edits alternate', () => {
    const [seasoned, fresh] = [createScorer(task, { edits: 2, units: 60 }), createScorer(task, nothing)];
    const texts = ['f(1);\ng(2);\nh(1);\n', 'f(2);\ng(2);\nh(1);\n', 'f(1);\ng(2);\n', 'f(1);\r\ng(2);\r\nh(1);\r\n', 'f(1);\ng(3);\nh(1);\n'];
    for (let turn = 0; turn < 60; turn++) {
      const changes = edit(texts[(turn * turn) % texts.length] ?? '', turn % 4 === 0 ? 'b.ts' : 'a.ts');
      expect(seasoned.score(changes)).toEqual(fresh.score(changes));
    }
  });

  it('knows an edit again whatever idle changes stand beside it', () => {
    const scorer = createScorer({ ...task, files: new Map([...task.files, ['b.ts', 'x();\n']]) });
    const score = scorer.score(edit('g(2);\n'));
    expect(scorer.score(new Map([...edit('x();\n', 'b.ts'), ...edit('g(2);\n')]))).toBe(score);
  });

  it('counts the texts that it keeps', () => {
    const scorer = createScorer(task);
    const units = scorer.units;
    scorer.score(edit('g(2);\n'));
    expect(scorer.units).toBe(units + 'g(2);\n'.length);
  });
});

describe('edits that were seen', () => {
  it('are told apart by each text and path', () => {
    const seen = new SeenEdits({ edits: 8, units: 100 });
    seen.add(edit('one'), scored(1));
    seen.add(new Map([...edit('one'), ...edit('two', 'b.ts')]), scored(2));
    seen.add(new Map([['a.ts', null]]), scored(3));
    const asked = [edit('one'), new Map([...edit('two', 'b.ts'), ...edit('one')]), new Map([['a.ts', null]]), edit('two'), edit('one', 'b.ts'), edit('')];
    expect(asked.map((changes) => seen.find(changes)?.wanted)).toEqual([1, 2, 3, undefined, undefined, undefined]);
  });

  it.each([
    { name: 'number', bounds: { edits: 2, units: 100 }, kept: [1, undefined, 3], units: 6 },
    { name: 'length', bounds: { edits: 8, units: 8 }, kept: [1, undefined, 3], units: 6 },
    { name: 'either', bounds: { edits: 8, units: 2 }, kept: [undefined, undefined, undefined], units: 0 },
  ])('are forgotten by $name, those used longest ago first', ({ bounds, kept, units }) => {
    const seen = new SeenEdits(bounds);
    seen.add(edit('one'), scored(1));
    seen.add(edit('two'), scored(2));
    seen.find(edit('one'));
    seen.add(edit('six'), scored(3));
    expect([edit('one'), edit('two'), edit('six')].map((changes) => seen.find(changes)?.wanted)).toEqual(kept);
    expect(seen.units).toBe(units);
  });
});
