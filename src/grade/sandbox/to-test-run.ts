import { constants } from 'node:os';
import { InfraError } from '../../errors.ts';
import type { CommandReport, NodeReport } from '../inside/job.ts';
import { listComplaints } from '../reports/list-complaints.ts';
import { readJunit } from '../reports/read-junit.ts';
import { readTap } from '../reports/read-tap.ts';
import { collectTests, type TestLine } from '../reports/test-lines.ts';
import type { RunEnd, TestRun, TestStatus } from '../test-run.ts';
import type { Ended } from './sandboxed-process.ts';

/** What a job was: the test files that had to run, and how its report is written. */
export interface Expected {
  readonly testFiles: readonly string[];
  readonly report: 'node' | 'tap' | 'junit' | 'status';
}

/** What the end of a sandboxed process says of the tests. @throws InfraError when it never came so far as to run anything. */
export const toTestRun = (ended: Ended, expected: Expected): TestRun => {
  const { why, report, ms } = ended;
  const end = (code: RunEnd, detail: string): TestRun => ({ end: code, tests: new Map(), detail, ms });
  if (why === 'wall') return end('timed_out', 'it took longer than a job may');
  if (why === 'memory') return end('out_of_memory', 'its processes together took more memory than a job may');
  if (why === 'output') return end('too_much_output', 'it printed more than a job may');
  if (report === undefined) return ended.begun ? readEnd(ended, expected) : refuse(ended);
  if ('failed' in report && report.failed === 'files') return fail(expected, ms, `its files cannot be written: ${report.message}`);
  if ('failed' in report) throw new InfraError(`the ${expected.report === 'status' ? 'type check' : 'tests'} cannot be run: ${report.message}`);
  return 'tripwire' in report ? readNode(report, expected, ms) : readCommand(report, ended, expected);
};

const refuse = ({ printed, exit, signal }: Ended): never => {
  throw new InfraError(`the sandbox ended before its job began: ${lastLine(printed) ?? `exit status ${exit ?? signal}`}`);
};

/** The process ended without a report: killed by a limit or a signal, or because the code under test made it end. */
const readEnd = ({ exit, signal, printed, ms }: Ended, expected: Expected): TestRun => {
  const limit = findLimit(exit ?? toStatus(signal), printed);
  if (limit !== undefined) return { end: limit, tests: new Map(), detail: lastLine(printed) ?? limit, ms };
  if (signal !== null || (exit ?? 0) > 128) return { end: 'killed', tests: new Map(), detail: `ended by ${signal ?? `signal ${(exit ?? 0) - 128}`}`, ms };
  return fail(expected, ms, `ended with status ${exit} before its tests were over`);
};

/** As a shell says it. */
const toStatus = (signal: string | null): number | null => (signal === null ? null : 128 + (signals.get(signal) ?? 0));
const signals: ReadonlyMap<string, number> = new Map(Object.entries(constants.signals));

const findLimit = (exit: number | null, printed: string): RunEnd | undefined => {
  if (exit === cpuSignal) return 'timed_out';
  return exit !== null && aborts.has(exit) && /out of memory|allocation failed|bad_alloc/i.test(printed) ? 'out_of_memory' : undefined;
};

/** Exit statuses of a shell for SIGXCPU, and for the signals by which V8 and the C library end a process. */
const cpuSignal = 128 + 24;
const aborts: ReadonlySet<number> = new Set([128 + 4, 128 + 5, 128 + 6, 128 + 11]);

const fail = ({ testFiles, report }: Expected, ms: number, detail: string): TestRun => {
  const names = report === 'status' ? ['typecheck'] : testFiles;
  return { end: 'reported', tests: new Map(names.map((name) => [name, 'failed' as TestStatus])), detail, ms };
};

const readNode = ({ tripwire, tests }: NodeReport, expected: Expected, ms: number): TestRun => {
  if (!tripwire) return fail(expected, ms, 'a test that must fail did not: the runner was tampered with');
  return judge(tests, expected, ms);
};

/** A failure outside of the declared files fails them all: so runners report that a worker died, and call its tests passed that never ended. */
const readCommand = ({ exit, signal, text }: CommandReport, ended: Ended, expected: Expected): TestRun => {
  const { ms, printed } = ended;
  if (signal !== null) return readEnd({ ...ended, exit: null, signal }, expected);
  if (expected.report === 'status') return readTypeCheck(exit, text ?? '', ended);
  const lines = text === null ? undefined : expected.report === 'junit' ? readJunit(text, expected.testFiles) : readTap(text);
  const end = (detail: string): TestRun => ({ end: 'no_report', tests: new Map(), detail, ms });
  if (lines === undefined)
    return text === null || text.trim() === ''
      ? end(`the runner left no report: ${lastLine(printed) ?? `exit status ${exit}`}`)
      : fail(expected, ms, 'the report is cut off');
  const failed = lines.filter(([, status]) => status === 'failed').map(([id]) => id);
  const stray = failed.find((id) => !expected.testFiles.some((file) => id === file || id.startsWith(`${file} > `)));
  if (stray !== undefined && exit !== 0) return fail(expected, ms, `failed outside of any test: ${stray}`);
  const run = judge(lines, expected, ms);
  return run.end === 'reported' && failed.length > 0 === (exit === 0) ? end(`the runner's exit status ${exit} does not agree with its report`) : run;
};

/** A check that fails and complains of nothing has not checked. */
const readTypeCheck = (exit: number | null, text: string, { ms, printed }: Ended): TestRun => {
  if (exit === 0) return { end: 'reported', tests: new Map([['typecheck', 'passed']]), ms };
  const complaints = listComplaints(text);
  if (complaints.length === 0) {
    const reason = printed.split('\n').find((line) => /^\w*Error: /.test(line)) ?? lastLine(printed) ?? `exit status ${exit}`;
    return { end: 'no_report', tests: new Map(), detail: `it fails and complains of nothing: ${reason.slice(0, 300)}`, ms };
  }
  const tests = new Map(['typecheck', ...complaints].map((id) => [id, 'failed' as TestStatus]));
  return { end: 'reported', tests, detail: lastLine(text) ?? `exit status ${exit}`, ms };
};

const judge = (lines: readonly TestLine[], { testFiles }: Expected, ms: number): TestRun => {
  const tests = collectTests(lines, testFiles);
  if (!testFiles.some((file) => tests.has(file))) return { end: 'no_report', tests: new Map(), detail: 'none of the declared tests is in the report', ms };
  const failed = lines.find(([, status]) => status === 'failed');
  return { end: 'reported', tests, ...(failed && { detail: `failed: ${failed[0]}` }), ms };
};

const lastLine = (text: string): string | undefined => text.trim().split('\n').at(-1)?.trim().slice(0, 300) || undefined;
