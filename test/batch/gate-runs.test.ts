import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { compareRuns } from '../../src/batch/compare-runs.ts';
import { gateRuns } from '../../src/batch/gate-runs.ts';
import { addStepSummary, readEventSubject } from '../../src/batch/github.ts';
import { InfraError, UsageError, unwritable } from '../../src/errors.ts';
import { printComparison } from '../../src/report/comparison.ts';
import { printGateMarkdown } from '../../src/report/gate-markdown.ts';
import { printGate } from '../../src/report/gate-text.ts';
import { gatePolicySchema } from '../../src/stats/gate-policy.ts';
import { embeddedSuite } from '../../src/suite/load.ts';

const work = mkdtempSync(join(tmpdir(), 'diffgauge-gated-'));
const [baseline, candidate] = [join(work, 'monday'), join(work, 'tuesday')];
afterAll(() => rmSync(work, { recursive: true, force: true }));
beforeEach(() => cpSync(join(import.meta.dirname, '..', 'cli', 'compare-runs', 'files'), work, { recursive: true }));

type Facts = Record<'samples' | 'suite', Record<string, unknown>>;

const readFacts = (folder: string): Facts => JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8'));
const changeRun = (folder: string, change: Partial<Facts>): void =>
  writeFileSync(join(folder, 'run.json'), JSON.stringify({ ...readFacts(folder), ...change }));

/** What the gate says of the two runs under a policy that bears what differs between them anyway. */
const gate = (accept: readonly string[] = [], policy: { readonly maxSame?: number } = {}) =>
  gateRuns(
    candidate,
    baseline,
    gatePolicySchema.parse({ ...policy, maxUnpaired: 1, accept: ['suite', ...accept], rules: [{ metric: 'located', margin: 0.9, minPairs: 2 }] }),
  );

const shortLayout = { flips: 0, command: 'diffgauge' };

describe('runs that are no fair comparison', () => {
  it('pass where nothing is wrong with them', async () => {
    expect(await gate()).toMatchObject({ verdict: 'pass', obstacles: [] });
  });

  type Line = Record<string, unknown>;
  const changeResults = (folder: string, change: (line: Line) => Line): void => {
    const lines = readFileSync(join(folder, 'results.jsonl'), 'utf8').trimEnd().split('\n');
    writeFileSync(join(folder, 'results.jsonl'), lines.map((line) => `${JSON.stringify(change(JSON.parse(line)))}\n`).join(''));
  };
  const answer = (name: (line: Line) => unknown): void => {
    for (const folder of [baseline, candidate]) changeResults(folder, (line) => ({ ...line, responseDigest: name(line) }));
  };
  const question = ({ task, format, trial }: Line): string => `${task} ${format} ${trial}`;
  const forgetAnswers = (folder: string): void => changeResults(folder, ({ responseDigest: _, ...line }) => line);
  const addBadLines = (): void => writeFileSync(join(candidate, 'bad-lines.jsonl'), '{"line":12,"reason":"unknown task"}\n{"line":13,"reason":"no JSON"}\n');

  it.each([
    ['same_samples', () => answer(question), 'both runs are of the same answers (all 10 pairs to the byte; '],
    ['same_samples', () => answer((line) => (line.task === 'alpha/fix' ? null : question(line))), 'both runs are of the same answers (all 8 pairs to the byte'],
    ['same_samples', () => forgetAnswers(candidate), 'it is not known of 10 pairs whether the answers are the same'],
    ['bad_lines', addBadLines, "0 lines of the baseline's answers and 2 of the candidate's hold no sample"],
  ])('are stopped by %s, unless the policy accepts it; a comparison warns of it', async (code, prepare, text) => {
    prepare();
    const stopped = await gate();
    expect([stopped.verdict, stopped.obstacles]).toEqual(['inconclusive', [expect.stringContaining(text)]]);
    const accepted = await gate([code]);
    expect([accepted.verdict, accepted.obstacles]).toEqual(['pass', []]);
    expect(accepted.notes.join()).toContain(text);
    expect((await compareRuns(baseline, candidate, 'cleanSolve')).obstacles.map((one) => one.code)).toContain(code);
    rmSync(join(candidate, 'bad-lines.jsonl'), { force: true });
  });

  it('are refused where they have no sample in common, with what differs', async () => {
    const model = (one: number) => (line: Line) => ({ ...line, model: ['m', 'n'][(Number(line.task === 'alpha/fix') + one) % 2] });
    for (const [one, folder] of [baseline, candidate].entries()) changeResults(folder, model(one));
    await expect(gate()).rejects.toThrow(
      'no sample in common: they share some task, some format, some model, some prompt, some trial, but never all of one sample',
    );
    changeResults(candidate, (line) => ({ ...line, model: `new ${line.model}`, format: 'xml' }));
    await expect(gate()).rejects.toThrow(/no format is in both .*, no model is in both \(baseline: m, n; candidate: new m, new n\); models are paired by name/);
  });

  it.each([
    [0.5, 5, []],
    [
      0.5,
      6,
      [
        '6 of 10 pairs have the same answer to the byte (both were scored from answers.jsonl), more than the share of 0.5 that is borne: little was answered anew',
      ],
    ],
    [undefined, 9, []],
    [0.89, 9, [expect.stringMatching(/^9 of 10 pairs /)]],
    [1, 10, []],
  ] as const)('are those that bear a share of %s of the same answers, and have %i in 10', async (maxSame, same, obstacles) => {
    answer(question);
    changeResults(candidate, (line) => (Number(line.line) > same ? { ...line, responseDigest: `${line.line} anew` } : line));
    const gated = await gate([], maxSame === undefined ? {} : { maxSame });
    expect(gated.obstacles).toEqual(obstacles);
    expect(gated.counts.answers).toEqual({ pairs: 10, same, unknown: 0 });
    expect(printGate(gated, shortLayout).split('have the same answer to the byte').length).toBe(2);
  });

  it('take what is not known for the same', async () => {
    changeResults(candidate, (line) => (Number(line.line) > 1 ? { ...line, responseDigest: undefined } : { ...line, responseDigest: 'anew' }));
    expect((await gate([], { maxSame: 0.8 })).obstacles).toEqual([expect.stringMatching(/^it is not known of 9 pairs whether the answers are the same /)]);
  });

  it('name both files of the same answers, or one once', async () => {
    answer(question);
    const { samples } = readFacts(baseline);
    changeRun(candidate, { samples });
    expect((await gate()).obstacles.join()).toContain(`; both were scored from ${samples.file})`);
    changeRun(candidate, { samples: { ...samples, file: 'copy.jsonl' } });
    expect((await gate()).obstacles.join()).toContain(`; scored from ${samples.file} and copy.jsonl)`);
  });

  it('have notes that say how many answers are the same, and how many are not known', async () => {
    changeResults(candidate, (line) => (line.line === 3 ? { ...line, responseDigest: undefined } : line));
    const gated = await gate();
    expect([gated.verdict, gated.counts.answers]).toEqual(['pass', { pairs: 9, same: 1, unknown: 1 }]);
    const shown = [printGate(gated, shortLayout), printGateMarkdown(gated, shortLayout, { excerpts: { bySample: new Map() } })];
    for (const text of [...shown, printComparison(await compareRuns(baseline, candidate), { ...shortLayout, shown: 'cleanSolve' })]) {
      expect(text).toContain('Note: 1 of 9 pairs have the same answer to the byte.');
      expect(text).toContain('Note: it is not known of 1 pair whether the answers are the same: ');
    }
  });

  it('say why pairs are left out', async () => {
    const stages: Record<number, Line> = {
      1: { stage: 'infra', score: undefined, error: { code: 'internal', message: 'judging failed' } },
      2: { stage: 'infra', score: undefined },
      3: { inexpressible: ['rename'] },
      4: { stage: 'parsed', score: undefined },
      5: { stage: 'infra', score: undefined, error: { code: 'internal', message: 'of the provider' }, responseDigest: null },
    };
    changeResults(candidate, (line) => ({ ...line, ...stages[Number(line.line)] }));
    const compared = await compareRuns(baseline, candidate);
    expect(compared.counts.leftOut).toEqual({ noAnswer: 2, notJudged: 1, noVerdict: 0, inexpressible: 1, notApplied: 1 });
    expect(compared.counts.answers.pairs).toBe(8);
    expect(compared.comparison.compare().map(({ metric, pairs }) => [metric, pairs])).toEqual(
      expect.arrayContaining([
        ['cleanSolve', 6],
        ['irrelevantEdit', 5],
      ]),
    );
    const text = printComparison(compared, { ...shortLayout, shown: 'cleanSolve' });
    expect(text).toContain(
      'Note: 4 pairs left out of all rates: 2 without an answer in one of the runs, 1 with an answer that diffgauge failed to judge, a fault of its own, 1 whose format cannot say the edit.\n',
    );
    expect(text).toContain('Note: 1 pair left out of the rates of what was touched: one of the runs applied nothing.\n');
  });
});

describe('answers that only one run has', () => {
  const lines = (folder: string): string[] => readFileSync(join(folder, 'results.jsonl'), 'utf8').trimEnd().split('\n');
  const keep = (folder: string, change: (line: string, number: number) => string | undefined): void =>
    writeFileSync(
      join(folder, 'results.jsonl'),
      `${lines(folder)
        .flatMap((line, at) => change(line, at + 1) ?? [])
        .join('\n')}\n`,
    );
  const fail = (line: string): string => JSON.stringify({ ...JSON.parse(line), stage: 'infra', score: undefined, responseDigest: null });

  it("are counted by the candidate's names, but none that the baseline was never asked for", async () => {
    keep(candidate, (line, number) => (number === 3 ? undefined : number === 4 ? fail(line) : line));
    keep(baseline, (line, number) => (number === 5 ? undefined : line));
    const rules = [
      { metric: 'located', margin: 0.9, minPairs: 2, per: 'prompt' },
      { metric: 'located', margin: 0.9, minPairs: 2, per: 'format' },
    ];
    const gated = await gateRuns(candidate, baseline, gatePolicySchema.parse({ maxUnpaired: 1, maxInfra: 1, accept: ['suite'], rules }));
    expect(lines(candidate).length).toBe(10);
    expect(gated.rules.map(({ group, pairs, lost, spared }) => [group, pairs, lost, spared])).toEqual([
      ['careful', 7, 2, 1],
      ['udiff', 3, 1, 1],
      ['whole', 4, 1, 0],
    ]);
  });
});

describe('a run without grades', () => {
  const withTests = (tested: number) => changeRun(candidate, { suite: { ...readFacts(candidate).suite, tested } });

  it('has a note that no tests were run, where its tasks have some', async () => {
    withTests(5);
    expect((await gate()).notes.at(-1)).toMatch(/^no tests were run, though 5 tasks of the suite have some: /);
    withTests(0);
    expect((await gate()).notes.join()).not.toContain('no tests were run');
  });
});

describe('a rule by kind of task', () => {
  it('is not judged by a suite that has changed since', async () => {
    changeRun(candidate, { suite: { dir: embeddedSuite, hash: 'another' } });
    const policy = gatePolicySchema.parse({ rules: [{ metric: 'located', margin: 0.9, per: 'kind' }] });
    await expect(gateRuns(candidate, baseline, policy)).rejects.toThrow(/only their suite says: .*has changed since/);
  });
});

describe('commands to copy', () => {
  const odd = join(work, 'my $(run)');
  const quoted = `diffgauge report '${odd}' --sample 3`;

  it('can be typed as they stand', async () => {
    cpSync(candidate, odd, { recursive: true });
    const layout = { shown: 'cleanSolve', flips: 9, command: 'diffgauge' } as const;
    expect(printComparison(await compareRuns(baseline, odd, 'cleanSolve'), layout)).toContain(quoted);
    const gated = await gateRuns(odd, baseline, gatePolicySchema.parse({}));
    expect(printGate(gated, layout)).toContain(quoted);
    expect(printGateMarkdown(gated, layout, { excerpts: { bySample: new Map() } })).toContain(quoted);
  });
});

describe('the heading of a verdict', () => {
  const event = join(work, 'event.json');

  it.each([
    ['{"pull_request":{"number":7,"head":{"sha":"aaaaaaaa"},"base":{"sha":"bbbbbbbb"}}}', 'Pull request 7 (aaaaaaa against bbbbbbb)'],
    ['{"pull_request":{"number":7,"head":{},"base":{"sha":"bbbbbbbb"}}}', ''],
    ['{"push":1}', ''],
    ['no JSON', ''],
  ])('of the event %s is %j', async (text, subject) => {
    writeFileSync(event, text);
    expect(await readEventSubject(event)).toBe(subject);
  });

  it('is left out where there is no such file', async () => expect(await readEventSubject(join(work, 'absent.json'))).toBe(''));
});

describe('what cannot be written', () => {
  it.each([
    ['ENOENT', UsageError, 'expected a file in a folder that is there'],
    ['EACCES', InfraError, 'permission denied'],
    ['EROFS', InfraError, 'the file system is read-only'],
    ['ENOSPC', InfraError, 'no space is left on the device'],
  ])('by %s is said in a sentence', (code, kind, reason) => {
    const error = unwritable('gate.md', Object.assign(new Error('raw'), { code }));
    expect(error).toBeInstanceOf(kind);
    expect(error.message).toBe(`gate.md cannot be written: ${reason}`);
  });

  it('is the summary where a folder stands', async () => expect(addStepSummary(work, 'x')).rejects.toThrow(UsageError));
});
