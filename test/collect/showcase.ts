import type { Files, Task } from '../../src/types.ts';

const cart = `import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One line of an order. */
export interface Line {
  readonly sku: string;
  readonly count: number;
}

/** Reads the lines of an order. */
export const readLines = async (folder: string): Promise<Line[]> => {
  // The file is small enough to be read at once.
  const text = await readFile(join(folder, 'order.json'), 'utf8');
  const lines = JSON.parse(text);

  if (!Array.isArray(lines)) {
    throw new TypeError('an order is a list of lines');
  }
  return lines;
};

/** Counts the pieces of an order. */
export const countPieces = (lines: readonly Line[]): number => {
  let pieces = 0;
  for (const line of lines) {
    pieces += line.count;
  }
  return pieces;
};

/** What sending the order costs, in cents. */
export const shippingCost = (lines: readonly Line[], limit: number): number => {
  const pieces = countPieces(lines);
  if (pieces < limit) {
    return 490;
  }
  return 0;
};

/** The name of an order, for lists. */
export const describeOrder = (lines: readonly Line[]): string => {
  const first = lines[0];
  const count = lines.length;
  if (first === undefined) {
    return 'empty';
  }
  return count === 1 ? first.sku : first.sku + ' and more';
};

/** Whether nothing was ordered. */
export const isEmpty = (lines: readonly Line[]): boolean => {
  return lines.length === 0;
};
`;

const cartTest = `import assert from 'node:assert/strict';
import test from 'node:test';
import { countPieces } from '../src/cart.ts';

test('counts the pieces', () => {
  assert.equal(countPieces([{ sku: 'a', count: 2 }]), 2);
});
`;

const style = '.cart {\n  color: black;\n  padding: 4px;\n}\n\n.cart-line {\n  margin: 2px;\n}\n\n.cart-total {\n  color: red;\n}\n';
const readme =
  '# Cart\n\nA small shop cart.\n\n## Use\n\nCall `shippingCost` with the lines.\n\nOrders above the limit are sent for free.\n\nThe limit is up to you.\n';

const files: Files = new Map([
  ['README.md', readme],
  ['package.json', '{\n  "name": "cart",\n  "version": "1.2.3",\n  "type": "module"\n}\n'],
  ['src/cart.css', style],
  ['src/cart.ts', cart],
  ['test/cart.test.ts', cartTest],
]);

/** Replaces one place of a text; fails when it is not there. */
const swap = (text: string, from: string, to: string): string => {
  if (!text.includes(from)) throw new Error(`no ${from}`);
  return text.split(from).join(to);
};

const shipping = swap(
  swap(
    cart,
    '  if (pieces < limit) {\n    return 490;',
    "  if (limit < 1) throw new RangeError('the limit is too low');\n  const cost = pieces * 70 + 140;\n  if (pieces <= limit) {\n    return cost;",
  ),
  'pieces += line.count;',
  'pieces += Math.abs(line.count);',
);

const base = {
  repo: 'cart',
  instruction: '',
  kind: 'feature',
  files,
  show: ['src/cart.ts', 'src/cart.css', 'package.json'],
  noop: false,
  tags: [],
  created: '2026-11-23',
};

/** Two hunks in a script and one in a style sheet: every fault of restraint and most of correctness have a place here. */
export const featureTask: Task = {
  ...base,
  id: 'cart/shipping',
  references: [new Map([...files, ['src/cart.ts', shipping], ['src/cart.css', swap(style, 'padding: 4px', 'padding: 6px')]])],
};

/** Text only. */
export const docsTask: Task = {
  ...base,
  id: 'cart/readme',
  show: ['README.md'],
  references: [new Map([...files, ['README.md', swap(readme, 'Orders above the limit are sent', 'All orders above that limit are sent')]])],
};

/** Nothing is to be done. */
export const noopTask: Task = { ...base, id: 'cart/nothing', noop: true, references: [] };

/** A task with two accepted solutions, one of which also permits changes of the README. */
export const twoWaysTask: Task = {
  ...base,
  id: 'cart/two-ways',
  references: [new Map([...files, ['src/cart.ts', swap(cart, '490', '590')]]), new Map([...files, ['src/cart.ts', swap(cart, '490', '600 - 10')]])],
  scope: { allow: ['README.md'], forbid: [] },
};

/** All of them. */
export const showcase: readonly Task[] = [featureTask, docsTask, noopTask, twoWaysTask];

/** The first accepted solution; the files as they are where there is none. */
export const referenceOf = (task: Task): Files => task.references[0] ?? task.files;
