import { Parser, type Result } from 'tap-parser';
import type { TestStatus } from '../test-run.ts';
import type { TestLine } from './test-lines.ts';

/**
 * The tests of a TAP report whose outermost subtests are named after the test files: `# Subtest: test/a.test.ts`. Undefined when it is not whole:
 * no plan, another number of tests than planned, a bail-out, or a subtest cut off.
 */
export const readTap = (text: string): readonly TestLine[] | undefined => {
  const lines: TestLine[] = [];
  let whole = false;
  const parser = new Parser({});
  listen(parser, '', lines);
  parser.on('complete', ({ count, plan, bailout, failures }) => {
    const broken = failures.some((failure: object) => 'tapError' in failure && failure.tapError !== undefined && failure.tapError !== null);
    whole = count > 0 && plan.end !== null && !bailout && !broken;
  });
  parser.end(text);
  return whole ? lines : undefined;
};

const listen = (parser: Parser, prefix: string, lines: TestLine[]): void => {
  parser.on('assert', (result: Result) => {
    lines.push([prefix + result.name, statusOf(result)]);
  });
  parser.on('child', (child: Parser) => listen(child, `${prefix}${child.name} > `, lines));
};

const statusOf = ({ ok, skip, todo }: Result): TestStatus => (skip || todo ? 'skipped' : ok ? 'passed' : 'failed');
