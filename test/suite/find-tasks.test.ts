import { expect, test } from 'vitest';
import { chooseTasks } from '../../src/suite/find-tasks.ts';

const choice = { dir: 'suite', tasks: [{ id: 'b/two' }, { id: 'a/one' }, { id: 'a/two' }], unread: ['c/broken'] };

test.each([
  ['all', [], ['a/one', 'a/two', 'b/two']],
  ['those of a repo', ['a/*'], ['a/one', 'a/two']],
  ['those with a bare name', ['two'], ['a/two', 'b/two']],
  ['those of either glob, once', ['two', 'a/*'], ['a/one', 'a/two', 'b/two']],
  ['none where only one fits that could not be read', ['broken'], []],
])('chooses %s', (_, globs, ids) => expect(chooseTasks(choice, globs).map(({ id }) => id)).toEqual(ids));

test('says which glob fits nothing, and what an id looks like', () => {
  expect(() => chooseTasks(choice, ['a/*', 'd/*'])).toThrow('no task of suite fits "d/*": expected the glob of an id like a/one');
  expect(() => chooseTasks({ dir: 'suite', tasks: [] }, ['d/*'])).toThrow('an id like repo/task');
});
