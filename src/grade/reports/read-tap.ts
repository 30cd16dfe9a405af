import { type FinalResults, Parser, type Result } from 'tap-parser';
import type { TestStatus } from '../test-run.ts';
import type { TestLine } from './test-lines.ts';

/**
 * The tests of a TAP report whose outermost subtests are named after the test files: `# Subtest: test/a.test.ts`. Undefined when it is not whole:
 * no plan, another number of tests than planned, or a bail-out, in the report or in a subtest.
 */
export const readTap = (text: string): readonly TestLine[] | undefined => {
  const lines: TestLine[] = [];
  const ends: FinalResults[] = [];
  const parser = new Parser({});
  listen(parser, '', lines, ends);
  parser.end(text);
  return lines.length > 0 && ends.every(isWhole) ? lines : undefined;
};

const listen = (parser: Parser, prefix: string, lines: TestLine[], ends: FinalResults[]): void => {
  parser.on('assert', (result: Result) => lines.push([prefix + result.name, statusOf(result)]));
  parser.on('child', (child: Parser) => listen(child, `${prefix}${child.name} > `, lines, ends));
  parser.on('complete', (results: FinalResults) => ends.push(results));
};

const isWhole = ({ count, plan, bailout }: FinalResults): boolean =>
  !bailout && plan.start !== null && plan.end !== null && plan.end - plan.start + 1 === count;

const statusOf = ({ ok, skip, todo }: Result): TestStatus => (skip || todo ? 'skipped' : ok ? 'passed' : 'failed');
