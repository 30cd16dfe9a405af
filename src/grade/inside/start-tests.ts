import assert from 'node:assert';
import { suite, test } from 'node:test';
import { takeStart } from './node-tests.ts';

/** What Node's runner is started on: each test file becomes a suite of that name, so that its hooks, its failures to load and its tests are its own. */
const { files, tripwire } = takeStart() ?? { files: [], tripwire: '' };

for (const { name, url } of files)
  suite(name, async () => {
    await import(url);
  });

/** Each of these must throw. */
const provocations = [
  () => assert(false),
  () => assert.ok(0),
  () => assert.equal(1, 2),
  () => assert.notEqual(1, 1),
  () => assert.strictEqual(1, 2),
  () => assert.deepEqual({ a: 1 }, { a: 2 }),
  () => assert.deepStrictEqual([1], [2]),
  () => assert.throws(() => undefined),
  () => assert.match('a', /b/),
  () => assert.fail(),
  () => assert.strict.equal(1, 2),
  () => assert.strict.deepEqual([1], [2]),
];

const throws = (provocation: () => void): boolean => {
  try {
    provocation();
    return false;
  } catch {
    return true;
  }
};

test(tripwire, () => {
  if (provocations.every(throws)) throw new Error(tripwire);
});
