import { SaxesParser } from 'saxes';
import type { TestStatus } from '../test-run.ts';
import type { TestLine } from './test-lines.ts';

/**
 * The tests of a JUnit report. The file of a test is the one of `testFiles` that its `file`, its `classname` (as a path, or with dots as Python's
 * modules have) or a suite round it names; what of these says more comes between file and name. Undefined when it is no whole document.
 */
export const readJunit = (text: string, testFiles: readonly string[]): readonly TestLine[] | undefined => {
  const lines: TestLine[] = [];
  const suites: Attributes[] = [];
  let test: { readonly attributes: Attributes; status: TestStatus } | undefined;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'testsuite') suites.push(attributes);
    else if (name === 'testcase') test = { attributes, status: 'passed' };
    else if (test && (name === 'failure' || name === 'error')) test.status = 'failed';
    else if (test && name === 'skipped' && test.status === 'passed') test.status = 'skipped';
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'testsuite') suites.pop();
    if (name !== 'testcase' || test === undefined) return;
    lines.push([nameTest(test.attributes, suites, testFiles), test.status]);
    test = undefined;
  });
  try {
    parser.write(text).close();
  } catch {
    return undefined;
  }
  return lines;
};

type Attributes = Readonly<Record<string, string>>;

const nameTest = ({ name = '', classname = '', file = '' }: Attributes, suites: readonly Attributes[], testFiles: readonly string[]): string => {
  const names = suites.map((suite) => suite.name ?? '');
  const byClass = findFile(classname, testFiles);
  if (byClass !== undefined) return [byClass.path, ...byClass.rest, name].join(' > ');
  const own = findFile(file, testFiles);
  if (own !== undefined) return [own.path, ...names.filter((suite) => findFile(suite, testFiles) === undefined), name].join(' > ');
  const bySuite = suites.map((suite) => findFile(suite.file ?? '', testFiles) ?? findFile(suite.name ?? '', testFiles));
  const level = bySuite.findLastIndex((found) => found !== undefined);
  const found = bySuite[level];
  if (found !== undefined) return [found.path, ...found.rest, ...names.slice(level + 1), name].join(' > ');
  return findFile(name, testFiles)?.path ?? [...names, name].join(' > ');
};

/** The file that a text names, and what it says beyond the file: the class in `tests.test_money.TestRounding`. */
const findFile = (text: string, testFiles: readonly string[]): { readonly path: string; readonly rest: readonly string[] } | undefined => {
  for (const path of testFiles) {
    if (text === path || text.endsWith(`/${path}`)) return { path, rest: [] };
    const dotted = toDotted(path);
    if (dotted !== undefined && text === dotted) return { path, rest: [] };
    if (dotted !== undefined && text.startsWith(`${dotted}.`)) return { path, rest: text.slice(dotted.length + 1).split('.') };
  }
  return undefined;
};

const toDotted = (path: string): string | undefined => (path.endsWith('.py') ? path.slice(0, -'.py'.length).replaceAll('/', '.') : undefined);
