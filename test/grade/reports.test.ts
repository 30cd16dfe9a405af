import { expect, test } from 'vitest';
import { listComplaints } from '../../src/grade/reports/list-complaints.ts';
import { readJunit } from '../../src/grade/reports/read-junit.ts';
import { readTap } from '../../src/grade/reports/read-tap.ts';
import { collectTests } from '../../src/grade/reports/test-lines.ts';

const tap = `TAP version 14
# Subtest: test/a.test.ts
    # Subtest: sum
        ok 1 - adds
        not ok 2 - rounds
        1..2
    not ok 1 - sum
    ok 2 - later # SKIP no clock
    ok 3 - some day # TODO
    1..3
not ok 1 - test/a.test.ts
1..1
`;

test('reads TAP with subtests', () => {
  expect(readTap(tap)).toEqual([
    ['test/a.test.ts > sum > adds', 'passed'],
    ['test/a.test.ts > sum > rounds', 'failed'],
    ['test/a.test.ts > sum', 'failed'],
    ['test/a.test.ts > later', 'skipped'],
    ['test/a.test.ts > some day', 'skipped'],
    ['test/a.test.ts', 'failed'],
  ]);
});

test.each([
  ['is empty', ''],
  ['is no TAP', 'all went well\n'],
  ['is cut off', tap.slice(0, tap.lastIndexOf('1..1'))],
  ['lacks a test', tap.replace(/1\.\.1\n$/, '1..2\n')],
  ['lacks a test of a subtest', tap.replace('        1..2', '        1..3')],
  ['gives up', 'TAP version 14\nok 1 - a\nBail out! no more\n1..1\n'],
])('does not believe TAP that %s', (_, text) => expect(readTap(text)).toBeUndefined());

const files = ['test/a.test.ts', 'tests/test_money.py'];

test.each([
  [
    'vitest',
    '<testsuites><testsuite name="test/a.test.ts"><testcase classname="test/a.test.ts" name="sum &gt; adds"/></testsuite></testsuites>',
    'test/a.test.ts > sum > adds',
  ],
  [
    'Node',
    '<testsuites><testsuite name="sum"><testcase name="adds" classname="test" file="/job/test/a.test.ts"/></testsuite></testsuites>',
    'test/a.test.ts > sum > adds',
  ],
  [
    'pytest',
    '<testsuites><testsuite name="pytest"><testcase classname="tests.test_money.TestSum" name="test_adds"/></testsuite></testsuites>',
    'tests/test_money.py > TestSum > test_adds',
  ],
  [
    'pytest with files',
    '<testsuite name="pytest"><testcase classname="tests.test_money" file="tests/test_money.py" name="test_adds"/></testsuite>',
    'tests/test_money.py > test_adds',
  ],
  [
    'suites named by file',
    '<testsuites><testsuite name="test/a.test.ts"><testsuite name="sum"><testcase classname="x" name="adds"/></testsuite></testsuite></testsuites>',
    'test/a.test.ts > sum > adds',
  ],
  ['a file that cannot be read', '<testsuite name="pytest"><testcase classname="" name="tests.test_money"/></testsuite>', 'tests/test_money.py'],
  ['a file that nobody named', '<testsuite name="other"><testcase classname="y" name="adds"/></testsuite>', 'other > adds'],
])('reads JUnit of %s', (_, text, id) => expect(readJunit(text, files)).toEqual([[id, 'passed']]));

test.each([
  ['<failure message="no"/>', 'failed'],
  ['<error>no</error>', 'failed'],
  ['<skipped/>', 'skipped'],
  ['<skipped/><failure/>', 'failed'],
  ['<failure/><skipped/>', 'failed'],
  ['<system-out>failure</system-out>', 'passed'],
])('reads the status of %s', (inner, status) => {
  expect(readJunit(`<testsuite name="s"><testcase name="t">${inner}</testcase></testsuite>`, files)).toEqual([['s > t', status]]);
});

test.each(['', '<testsuites><testsuite name="a">', 'no report', '<testsuites/><testsuites/>'])(
  'does not believe JUnit that is no whole document: %s',
  (text) => {
    expect(readJunit(text, files)).toBeUndefined();
  },
);

test.each([
  [
    'passes when a test passed',
    [
      ['f > a', 'passed'],
      ['f', 'passed'],
    ],
    'passed',
  ],
  [
    'passes beside skipped tests',
    [
      ['f > a', 'passed'],
      ['f > b', 'skipped'],
    ],
    'passed',
  ],
  [
    'fails when a test failed',
    [
      ['f > a', 'passed'],
      ['f > b', 'failed'],
      ['f', 'passed'],
    ],
    'failed',
  ],
  [
    'fails when a test of the same name failed',
    [
      ['f > a', 'failed'],
      ['f > a', 'passed'],
    ],
    'failed',
  ],
  ['fails when no test was in it', [['f', 'passed']], 'failed'],
  ['fails when it could not be read', [['f', 'failed']], 'failed'],
  [
    'is skipped when all its tests were',
    [
      ['f > a', 'skipped'],
      ['f', 'passed'],
    ],
    'skipped',
  ],
  ['is not there when the report does not know it', [['g > a', 'passed']], undefined],
] as const)('a file %s', (_, lines, status) => expect(collectTests(lines, ['f']).get('f')).toBe(status));

test.each([
  ['nothing', ' \n', []],
  ['places', 'src/a.ts(3,14): error TS1: No (1,2).\n', ['src/a.ts: error TS1: No (1,2).']],
  ['places as others write them', 'a.py:3: error: no\na.py:3:7: error: no: 4\n', ['a.py: error: no', 'a.py: error: no: 4']],
  ['the same twice', 'a.ts(1,1): no\na.ts(2,1): no\r\n  why\n', ['a.ts: no', 'a.ts: no (2)', '  why']],
])('lists what a type check complains of: %s', (_, text, complaints) => {
  expect(listComplaints(text)).toEqual(complaints.map((one) => `typecheck > ${one}`));
});
