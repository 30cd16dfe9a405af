import { describe, expect, it } from 'vitest';
import { lenient } from '../../src/edit/profiles.ts';
import { edit, editText, hunk } from './editing.ts';

describe('hunks', () => {
  const rows: readonly [name: string, before: string, hunk: string, after: string][] = [
    ['replaces a line between context', 'a\nb\nc\n', ' a\n-b\n+x\n c', 'a\nx\nc\n'],
    ['makes several changes', 'a\nb\nc\nd\n', '-a\n b\n+x\n c\n-d\n+y\n+z', 'b\nx\nc\ny\nz\n'],
    ['inserts CRLF into a CRLF file', 'a\r\nb\r\n', ' a\n+x\n b', 'a\r\nx\r\nb\r\n'],
    ['gives each line the ending of the one it replaces', 'a\r\nb\nc\n', '-a\n-b\n+x\n+y', 'x\r\ny\nc\n'],
    ['takes carriage returns as written', 'a\r\nb\r\n', ' a\r\n+x\n b\r', 'a\r\nx\nb\r\n'],
    ['matches a last line without newline and keeps it so', 'a\nb', ' a\n-b\n+x', 'a\nx'],
    ['appends to a last line without newline', 'a\nb', ' a\n b\n+x', 'a\nb\nx'],
    ['deletes a last line without newline', 'a\nb', ' a\n-b', 'a'],
    ['appends CRLF lines', 'a\r\nb', ' b\n+x\n+y', 'a\r\nb\r\nx\r\ny'],
    ['takes a lone carriage return inside a line as text', 'a\rb\nc\n', ' a\rb\n-c\n+x', 'a\rb\nx\n'],
    ['reads a file with lone carriage returns', 'a\rb\rc\r', ' a\n-b\n+x', 'a\rx\rc\r'],
    ['edits the line after a byte order mark', '\uFEFFa\nb\n', '-a\n+x\n b', '\uFEFFx\nb\n'],
    ['does not end lines at other separators', 'a\u2028b\fc\nd\n', '-a\u2028b\fc\n+x\n d', 'x\nd\n'],
    ['rejects twins', 'a\nb\na\n', '-a\n+x', 'ambiguous'],
    ['rejects what is not there', 'a\nb\n', ' a\n-c\n+d', 'not_found'],
    ['rejects an insertion that names no place', 'a\n', '+x', 'ambiguous'],
    ['fills an empty file', '', '+x\n+y', 'x\ny\n'],
    ['empties a file', 'a\nb\n', '-a\n-b', ''],
  ];
  it.each(rows)('%s', (_name, before, text, after) => {
    expect(editText(before, hunk(text))).toBe(after);
  });
});

describe('numbered hunks', () => {
  const rows: readonly [name: string, before: string, hunk: string, hint: number, after: string][] = [
    ['are settled by an exact number', 'a\nb\na\n', '-a\n+x', 2, 'a\nb\nx\n'],
    ['are found by unique text where the number is wrong', 'a\nb\nc\n', '-b\n+x', 40, 'a\nx\nc\n'],
    ['insert at their line', 'a\nb\n', '+x', 1, 'a\nx\nb\n'],
    ['insert before the first line', '\uFEFFa\r\n', '+x', 0, '\uFEFFx\r\na\r\n'],
    ['cannot insert beyond the end', 'a\n', '+x', 3, 'line_out_of_range'],
    ['add a final newline', 'a\nb', ' a\n-b\n\\\n+b', 0, 'a\nb\n'],
    ['drop a final newline', 'a\nb\n', ' a\n-b\n+b\n\\', 0, 'a\nb'],
    ['keep a missing final newline that they state', 'a\nb', '-a\n+x\n b\n\\', 0, 'x\nb'],
    ['append after a line that lacked its newline', 'a\nb', ' a\n-b\n\\\n+b\n+c\n\\', 0, 'a\nb\nc'],
    ['leave a newline behind when they delete a last line without one', 'a\nb', ' a\n-b\n\\', 0, 'a\n'],
    ['must state a missing final newline', 'a\nb', ' a\n-b\n+x', 0, 'eof_mismatch'],
    ['must not state one that is not missing', 'a\nb\n', ' a\n-b\n\\\n+x\n\\', 0, 'eof_mismatch'],
    ['can only append a line without newline', 'a\n', '+x\n\\', 0, 'eof_mismatch'],
    ['can only drop the newline at the end of the file', 'a\nb\nc\n', ' a\n-b\n+b\n\\', 0, 'eof_mismatch'],
  ];
  it.each(rows)('%s', (_name, before, text, hint, after) => {
    expect(editText(before, hunk(text, { hint }))).toBe(after);
  });
  it('keep the state of the end under lenient', () => {
    expect(editText('a\nb', hunk(' a\n-b\n+x', { hint: 0 }), { profile: lenient })).toBe('a\nx');
    expect(editText('a\nb\n', hunk(' a\n-b\n\\\n+x\n\\', { hint: 0 }), { profile: lenient })).toBe('a\nx\n');
  });
});

describe('where hunks look', () => {
  const twins = 'class A {\n  m() {\n    x\n  }\n}\nclass B {\n  m() {\n    x\n  }\n}\n';
  it('behind the hunks before them', () => {
    expect(editText('a\nb\na\nc\na\n', [hunk(' b\n-a\n+x\n c'), hunk('-a\n+y')])).toBe('a\nb\nx\nc\ny\n');
  });
  it('also in the context of the hunk before them', () => {
    expect(editText('a\nb\nc\n', [hunk('-a\n+x\n b'), hunk(' b\n-c\n+y')])).toBe('x\nb\ny\n');
  });
  it('not twice with the same insertion', () => {
    const twice = [hunk(' a\n+x\n b', { hint: 0 }), hunk(' a\n+x\n b', { hint: 0 })];
    expect(editText('a\nb\n', twice)).toBe('overlap');
    expect(editText('a\nb\n', twice, { profile: lenient })).toBe('overlap');
    expect(editText('a\nb\n', [hunk(' a\n+x'), hunk(' a\n+y')], { profile: lenient })).toBe('a\nx\ny\nb\n');
  });
  it('behind the context of the hunk before them rather than in it', () => {
    expect(editText('a\nb\nb\n', [hunk('-a\n+x\n b'), hunk('-b\n+y')])).toBe('x\nb\ny\n');
  });
  it('also with lines as context that the hunk before them changed', () => {
    expect(editText('a\nb\nc\n', [hunk('-a\n+x'), hunk(' a\n-b\n+y')])).toBe('x\ny\nc\n');
  });
  it('not before the hunks before them, under strict', () => {
    const swapped = [hunk('-b\n+y'), hunk('-a\n+x')];
    expect(editText('a\nb\n', swapped)).toBe('out_of_order');
    expect(editText('a\nb\n', swapped, { profile: lenient })).toBe('x\ny\n');
  });
  it('at their number whatever came before', () => {
    expect(editText('a\nb\n', [hunk('-b\n+y', { hint: 1 }), hunk('-a\n+x', { hint: 0 })])).toBe('x\ny\n');
  });
  it('inside the block of their scope', () => {
    expect(editText(twins, hunk('-    x\n+    y', { scopes: ['class A {'] }))).toBe(twins.replace('x', () => 'y'));
    expect(edit({ 'a.ts': twins }, [hunk('-    x\n+    y', { scopes: ['class B {', 'm() {'] })]).files?.['a.ts']).toMatch(/x[\s\S]*y/);
  });
  it('in the innermost block of nested scopes', () => {
    expect(editText(twins, hunk('-    x\n+    y', { scopes: ['class A {', 'm() {'] }))).toBe(twins.replace('x', () => 'y'));
  });
  it('in every block of a repeated scope', () => {
    expect(editText(twins, hunk('-    x\n+    y', { scopes: ['  m() {'] }))).toBe('ambiguous');
  });
  it('under a scope that opened above the hunk before them', () => {
    const text = 'class A {\n  a\n  b\n}\nb\n';
    const inA = { scopes: ['class A {'] };
    expect(editText(text, [hunk('-  a\n+  x', inA), hunk('-  b\n+  y', inA)])).toBe('class A {\n  x\n  y\n}\nb\n');
  });
  it('below a scope that opens no block', () => {
    expect(editText('x\n# T\nx\n', hunk('-x\n+y', { scopes: ['# T'] }))).toBe('x\n# T\ny\n');
  });
  it('in a block whose heading spans lines', () => {
    expect(editText('f(\n  a,\n) {\n  x\n}\nx\n  x\n', hunk('-  x\n+  y', { scopes: ['f('] }))).toBe('f(\n  a,\n) {\n  y\n}\nx\n  x\n');
  });
  it('nowhere without their scope, under strict', () => {
    const lost = hunk('-    x\n+    y', { scopes: ['class C {'] });
    expect(editText(twins, lost)).toBe('scope_not_found');
    expect(editText('x\n', hunk('-x\n+y', { scopes: ['class C {'] }), { profile: lenient })).toBe('y\n');
    expect(editText(twins, lost, { profile: lenient })).toBe('ambiguous');
  });
  it('at the end of the file', () => {
    expect(editText('a\nb\na\n', hunk('-a\n+x', { atEnd: true }))).toBe('a\nb\nx\n');
    expect(editText('a\nb\n', hunk('-a\n+x', { atEnd: true }))).toBe('eof_mismatch');
    expect(editText('a\nb\n', hunk('+x', { atEnd: true }))).toBe('a\nb\nx\n');
    expect(editText('a\nb', hunk('+x', { atEnd: true }))).toBe('a\nb\nx');
  });
  it.each([
    ['x\n', { scopes: ['class C {'] }, 'L10', 'no line of a.ts reads "class C {"'],
    ['x\nclass C {\n}\n', { scopes: ['class C {'] }, 'L10', 'it does not stand below its scope'],
    ['x\ny\n', { atEnd: true }, 'L0', 'the edit says how a.ts ends, but the file ends otherwise'],
  ])('where lenient overlooks what they say of their place, and it says so: %j %j', (before, place, tier, note) => {
    const { placement } = edit({ 'a.ts': before }, [hunk('-x\n+z', place)], { profile: lenient });
    expect(placement?.edits).toEqual([{ path: 'a.ts', tier, candidates: 1, note }]);
    expect(placement?.splices).toMatchObject([{ tier }]);
  });
  it('nowhere where what they would make stands already, and say so', () => {
    expect(edit({ 'a.ts': 'a\nx\nc\n' }, [hunk(' a\n-b\n+x')])).toMatchObject({ code: 'not_found', facts: { done: true } });
    expect(edit({ 'a.ts': 'a\nx\nc\n' }, [hunk(' a\n-b\n+y')]).facts).not.toHaveProperty('done');
  });
  it('out of their order under lenient, which says so', () => {
    const { placement } = edit({ 'a.ts': 'a\nb\n' }, [hunk('-b\n+x'), hunk('-a\n+y')], { profile: lenient });
    expect(placement?.edits[1]).toMatchObject({ note: 'the hunks for a.ts are not in the order of the file' });
  });
  it('below the next such scope when they only insert', () => {
    expect(editText('s\na\ns\nb\n', [hunk('-a\n+x'), hunk('+z', { scopes: ['s'] })])).toBe('s\nx\ns\nz\nb\n');
  });
  it('below their scope when they only insert', () => {
    expect(editText(twins, hunk('+  z', { scopes: ['class B {'] }))).toBe(twins.replace('class B {\n', (line) => `${line}  z\n`));
    expect(editText(twins, hunk('+    z', { scopes: ['m() {'] }))).toBe('ambiguous');
  });
});

describe('many hunks of one file', () => {
  const numbers = Array.from({ length: 40 }, (_, index) => index);
  const base = (eol: string): string => numbers.map((number) => `line ${number}${eol}}${eol}`).join('');
  it.each([
    ['line feeds', '\n', ''],
    ['CRLF', '\r\n', ''],
    ['CRLF as written', '\r\n', '\r'],
  ])('land where each would alone, with %s', (_name, eol, mark) => {
    const hunks = numbers.map((number) => hunk(`-line ${number}${mark}\n+new ${number}${mark}\n }${mark}`));
    expect(editText(base(eol), hunks)).toBe(base(eol).replaceAll('line', () => 'new'));
  });
  it('are rejected when one of them has twins', () => {
    const hunks = [...numbers.map((number) => hunk(`-line ${number}\n+new ${number}`)).slice(0, 20), hunk('-}\n+{')];
    expect(editText(base('\n'), hunks)).toBe('ambiguous');
  });
});
