import { describe, expect, it } from 'vitest';
import { createReach } from '../../src/grade/reach.ts';

/** A file in which what did not run stands between `«` and `»`, and what is asked about between `⟦` and `⟧`. */
interface Row {
  readonly name: string;
  readonly text: string;
  readonly reached: boolean;
  readonly path?: string;
  readonly checksTypes?: boolean;
}

const rows: readonly Row[] = [
  { name: 'a statement that ran', text: 'a();\n⟦log();⟧\n', reached: true },
  { name: 'a statement that did not', text: 'if (x) «{\n  ⟦log();⟧\n}»\n', reached: false },
  { name: 'a check whose branch never ran', text: '⟦if (x) «throw new Error();»⟧\n', reached: true },
  { name: 'a function that nobody called', text: '⟦export «function f() {\n  g();\n}»⟧\n', reached: false },
  { name: 'a function that somebody called', text: '⟦export function f() {\n  g();\n}⟧\n', reached: true },
  { name: 'a constant function that nobody called', text: '⟦export const f = «() => g()»;⟧\n', reached: false },
  { name: 'the same with a type', text: '⟦const f: F = «() => g()»;⟧\n', reached: false },
  { name: 'a constant', text: '⟦const f = 1;⟧\n', reached: true },
  { name: 'a class whose methods nobody called', text: '⟦export class K {\n  «run() {}»\n}⟧\n', reached: false },
  { name: 'a method that nobody called', text: 'class K {\n  ⟦«run() {}»⟧\n}\n', reached: false },
  { name: 'a wider type', text: 'let x: string ⟦| undefined⟧ = f();\n', reached: false },
  { name: 'a wider type, where types are checked', text: 'let x: string ⟦| undefined⟧ = f();\n', reached: true, checksTypes: true },
  { name: 'another type', text: 'let x: ⟦number⟧ = f();\n', reached: false },
  { name: 'an interface', text: 'a();\n⟦interface I {\n  x: string;\n}⟧\n', reached: false },
  { name: 'what looks like a type in a language without types', text: 'let x = ⟦number⟧;\n', reached: true, path: 'a.js' },
];

const read = (marked: string) => {
  const plain = marked.replace(/[«»⟦⟧]/g, '');
  const place = (mark: string): number => marked.slice(0, marked.indexOf(mark)).replace(/[«»⟦⟧]/g, '').length;
  const [from, to] = [place('⟦'), place('⟧')];
  if (!marked.includes('«')) return { plain, from, to, ran: [{ from: 0, to: plain.length }] };
  return {
    plain,
    from,
    to,
    ran: [
      { from: 0, to: place('«') },
      { from: place('»'), to: plain.length },
    ],
  };
};

describe('whether tests reach a place', () => {
  it.each(rows)('$name: $reached', async ({ text, reached, path = 'a.ts', checksTypes = false }) => {
    const { plain, from, to, ran } = read(text);
    const reaches = createReach({ files: new Map([[path, plain]]), covered: new Map([[path, ran]]), watchesAll: true, checksTypes });
    expect(await reaches(path, from, to)).toBe(reached);
  });

  it.each([
    ['const x: /*', ';'],
    ['const x: /*', ' ,'],
    ['class A /*', ';'],
    ['class A {', '}'],
    ['const ', 'x'],
    ['', ';'],
  ])('is found behind %s and 200,000 of %s', async (start, unit) => {
    const text = `${start}${unit.repeat(200_000)}*/ = {x}`;
    const reaches = createReach({
      files: new Map([['a.js', text]]),
      covered: new Map([['a.js', [{ from: 0, to: text.length }]]]),
      watchesAll: true,
      checksTypes: false,
    });
    expect(typeof (await reaches('a.js', 0, text.length))).toBe('boolean');
  });

  it('is not known where nobody watched, and not so in a file that no test loads', async () => {
    const files = new Map([['a.ts', 'a();\n']]);
    expect(await createReach({ files, covered: undefined, watchesAll: true, checksTypes: false })('a.ts', 0, 4)).toBeUndefined();
    expect(await createReach({ files, covered: new Map(), watchesAll: true, checksTypes: false })('a.ts', 0, 4)).toBe(false);
  });

  it('is not known either of what did not run here where tests may start programs', async () => {
    const files = new Map([['a.ts', 'a();\nb();\n']]);
    const reaches = createReach({ files, covered: new Map([['a.ts', [{ from: 0, to: 4 }]]]), watchesAll: false, checksTypes: false });
    expect([await reaches('a.ts', 0, 4), await reaches('a.ts', 5, 9)]).toEqual([true, undefined]);
  });
});
