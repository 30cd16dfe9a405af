import type { SummaryFacts } from '../batch/summarise.ts';
import type { Finding, Grading } from '../stats/grading.ts';
import type { Grade, GradeCode } from '../verdict.ts';
import { sayUngraded } from './gaps.ts';
import { count, toLine } from './printable.ts';
import type { Section } from './section.ts';
import type { Column } from './table.ts';

/** What tests say of the answers of each group. */
export const gradingColumns: readonly Column[] = [
  column('tested', 'applied answers that the tests of their task were run for', ({ passed, failed, infra }) => passed + failed + infra),
  column('passed', 'of those: every test passes that must', ({ passed }) => passed),
  column('failed', 'of those: one does not, or the tests take more than they are given, or are killed', ({ failed }) => failed),
  column('no verdict', 'of those: the tests gave none; such answers are left out of every share', ({ infra }) => infra),
  column('flaky', 'tests that failed and then passed in a repeat; they count as passed', ({ flaky }) => flaky.length),
  column('test runs', 'test runs that this rests on; one that several answers share counts for each', ({ testRuns }) => testRuns),
];

/** Says in a line each what was graded, and what was not. */
export const sayGrading = ({ ungraded, testsNotRun, folder }: SummaryFacts, grading: Grading | undefined, command: string): string[] => {
  if (testsNotRun === true)
    return [`The tests of the tasks were not run, so that only what is like an accepted solution is correct; this runs them: ${command} grade ${folder}`];
  if (grading === undefined) return [];
  const { passed, failed, infra, testRuns, codes, verified, cutShort } = grading;
  const lines = [
    `Tests were run for ${count(passed + failed + infra, 'answer')}: ${passed} passed, ${failed} failed, ${infra} without a verdict; ${count(testRuns, 'test run')}`,
  ];
  const reasons = Object.entries(codes).map(([code, answers]) => `${code} ${answers}`);
  if (reasons.length > 0) lines.push(`Failed or without a verdict for a reason of its own: ${reasons.join(', ')}`);
  if (verified > 0)
    lines.push(
      `Of ${count(verified, 'answer')} that passed, changes beside the accepted solution were taken out to see whether tests need them${cutShort > 0 ? `; of ${cutShort} not all of them (--budget)` : ''}`,
    );
  if (ungraded !== undefined) lines.push(`${sayUngraded(ungraded)}: go on with ${command} grade ${folder}`);
  return lines;
};

/** What is wrong with the suite, by the tests: a title, and its findings. */
export const listFindings = (grading: Grading | undefined): readonly Section[] => {
  const sections = [
    {
      title: 'Broken fixtures: the accepted solution does not pass the tests of its task, so that answers to it have no verdict',
      found: grading?.broken ?? [],
    },
    { title: 'Flaky tests: failed, then passed in a repeat', found: grading?.flaky ?? [] },
  ];
  return sections.filter(({ found }) => found.length > 0).map(({ title, found }) => ({ title, lines: listSome(found) }));
};

const listSome = (found: readonly Finding[]): string[] => {
  const lines = found.slice(0, mostListed).map(({ task, test, answers }) => `${task}${test === undefined ? '' : `: ${test}`} (${count(answers, 'answer')})`);
  return found.length > mostListed ? [...lines, `and ${found.length - mostListed} more; --json lists all`] : lines;
};

const mostListed = 20;

function column(heading: string, meaning: string, read: (grading: Grading) => number): Column {
  return { heading, meaning, cell: ({ grading }) => (grading === undefined ? '-' : String(read(grading))) };
}

/** What the tests say of one answer, as lines for a terminal; none where it was not graded. */
export const describeGrade = (grade: Grade | undefined): string[] => {
  if (grade === undefined) return [];
  const { outcome, code, detail, proves, runs, failures = 0, failed = [], failedWithin = [], flaky = [], verified } = grade;
  if (outcome === 'not_graded') return [`Tests: not run, ${(code && whyNotRun[code]) ?? code}`];
  const verdict = { passed: proves ? 'passed' : 'passed, which proves nothing: the task has none that failed before', failed: 'failed', infra: 'no verdict' }[
    outcome
  ];
  const more = failures > failed.length ? [`  and ${failures - failed.length} more`] : [];
  return [
    `Tests: ${verdict}${code === undefined ? '' : ` (${code})`}, ${count(runs, 'test run')}${detail === undefined ? '' : `: ${detail}`}`,
    ...failed.map((test) => `  ${code === 'broken_fixture' ? 'fails for the accepted solution' : 'failed'}: ${test}`),
    ...more,
    ...failedWithin.map((test) => `    ${toLine(test)}`),
    ...(failedWithin.length === 0 && failed.some((test) => !test.includes(' > ')) ? [wholeFile] : []),
    ...flaky.map((test) => `  flaky: ${test} (failed, then passed in a repeat)`),
    ...(verified === undefined
      ? []
      : [
          `  changes beside the accepted solution were taken out to see whether tests need them${verified.stopped === undefined ? '' : `; not all were (${verified.stopped})`}`,
        ]),
  ];
};

/** Where no test within a file that is named failed. */
const wholeFile = '  a file is named for all tests in it: one of them was not reported, or the file itself failed to run';

const whyNotRun: Readonly<Partial<Record<GradeCode, string>>> = {
  inexpressible: 'as its format cannot say the edit (inexpressible)',
  not_applied: 'as no edit was applied (not_applied)',
  not_valid: 'as the edit adds a syntax error (not_valid)',
  untested: 'as the task has none that could decide anything (untested)',
};
