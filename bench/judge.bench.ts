import { type Contestant, race, type Times, warmUp } from './contest.ts';
import { readTasks } from './edits.ts';
import { type Answer, writeAnswers } from './judge/answers.ts';
import { isPlainPatch, openFloors, openJudge, openPrograms, openStack } from './judge/contestants.ts';
import { timeStream } from './judge/stream.ts';
import { printFindings } from './machine.ts';
import { readNumber, spread } from './options.ts';
import { median, percentile, pickGreatest, round, sum } from './ratios.ts';

/** `--count=N` pairs of task and format; `--programs=N` right answers go to git and patch too; `--rounds=N` timings of each. */
const rounds = readNumber('rounds', 7, 1);
const { source, tasks } = await readTasks();
const answers = writeAnswers(tasks, readNumber('count', 480, 10));
const forPrograms = new Set(spread(answers.filter(isPlainPatch), readNumber('programs', 30, 1)));

interface Judged {
  readonly answer: Answer;
  readonly stage: string;
  readonly atoms: number;
  /** What the stack makes of it: whether it is the solution; undefined where it refuses. */
  readonly stackFinds: boolean | undefined;
  readonly times: Times<string>;
}

const measure = (answer: Answer, turns: number): Judged => {
  const { result, ...judges } = openJudge(answer);
  const { exact: stackFinds, ...stacks } = openStack(answer);
  const programs = forPrograms.has(answer) ? openPrograms(answer) : undefined;
  const contestants: Record<string, Contestant> = { ...judges, ...stacks, ...openFloors(answer) };
  // Programs come last: to start one marks all memory to be copied, for which what runs next would pay.
  const times = { ...race(contestants, turns), ...(programs && race<string>(programs.contestants, turns)) };
  programs?.close();
  return { answer, stage: result.stage, atoms: result.score?.atoms.length ?? 0, stackFinds, times };
};

warmUp(answers, (answer) => measure(answer, 1));
const judged = answers.map((answer) => measure(answer, rounds));
const right = judged.filter(({ answer, stackFinds }) => answer.right && stackFinds === true);
const faulty = judged.filter(({ answer }) => !answer.right);
const sourceOf = ({ task: { repo } }: Answer): string => (repo === 'commits' ? 'real commits' : 'fixture tasks');
const groups: Readonly<Record<string, readonly Judged[]>> = {
  'right, all': right,
  ...Object.fromEntries([...Map.groupBy(right, ({ answer }) => sourceOf(answer))].map(([source, own]) => [`right, ${source}`, own])),
  ...Object.fromEntries([...Map.groupBy(right, ({ answer }) => answer.sample.format)].map(([format, own]) => [`right, ${format}`, own])),
  'faulty, all': faulty,
  'faulty, applied by both': faulty.filter(({ times, stackFinds }) => 'floor' in times && stackFinds !== undefined),
};

/** All answers once, as in a run: an edit that was scored need not be scored again. */
const stream = (name: string, group: readonly Answer[]) => {
  const { answers: count, seen, judge, ...stacks } = timeStream(group, rounds);
  return { answers: name, count, seen, stack: round(stacks.stack / judge), cachedStack: round(stacks.cachedStack / judge) };
};
const streams = [
  stream(
    'right',
    right.map(({ answer }) => answer),
  ),
  stream('right and faulty', answers),
];

const timeOf = ({ times }: Judged, name: string): number => times[name] ?? Number.NaN;

/** How many times as long as `judge` (or `again`) another one takes, over the samples that it does. */
const compare = (name: string, group: string, all: readonly Judged[], to: 'judge' | 'again' = 'judge') => {
  const own = all.filter(({ times }) => name in times);
  const ratios = own.map((one) => timeOf(one, name) / timeOf(one, to)).sort((one, other) => one - other);
  const middle = (which: string): number => median(own.map((one) => timeOf(one, which)));
  if (own.length === 0) return [];
  return [
    {
      [name]: group,
      samples: own.length,
      ofMedians: round(middle(name) / middle(to)),
      inSum: round(sum(own.map((one) => timeOf(one, name))) / sum(own.map((one) => timeOf(one, to)))),
      ...{ p50: round(percentile(ratios, 50)), p10: round(percentile(ratios, 10)), p1: round(percentile(ratios, 1)), least: round(ratios[0] ?? Number.NaN) },
    },
  ];
};

const against = (name: string, to: 'judge' | 'again' = 'judge') => Object.entries(groups).flatMap(([group, own]) => compare(name, group, own, to));

const describe = (one: Judged) => ({
  toStack: round(timeOf(one, 'stack') / timeOf(one, 'judge')),
  toFloor: round(timeOf(one, 'floor') / timeOf(one, 'judge')),
  microseconds: round(timeOf(one, 'judge') / 1000),
  units: sizeOf(one.answer),
  atoms: one.atoms,
  stage: one.stage,
  answer: `${one.answer.sample.format} ${one.answer.task.id}`,
});

const sizeOf = ({ sample: { response } }: Answer): number => response.text.length + JSON.stringify(response.toolCalls).length;

printFindings('judge', {
  edits: source,
  rightAnswers: right.length,
  faultyAnswers: faulty.length,
  rightAnswersWrongByStack: judged.filter(({ answer, stackFinds }) => answer.right && stackFinds !== true).length,
  faultyRefusedByStack: faulty.filter(({ stackFinds }) => stackFinds === undefined).length,
  faultyRefusedByJudge: faulty.filter(({ stage }) => ['responded', 'parsed', 'located'].includes(stage)).length,
  units: sum(answers.map(sizeOf)),
  atoms: sum(judged.map(({ atoms }) => atoms)),
  rounds,
  stackToJudge: compare('stack', '', right)[0]?.ofMedians,
  stackToAgain: compare('stack', '', right, 'again')[0]?.ofMedians,
  medianMicroseconds: round(median(right.map((one) => timeOf(one, 'judge'))) / 1000),
  stack: against('stack'),
  cachedStack: against('cachedStack'),
  stackAndAgain: against('stack', 'again'),
  cachedStackAndAgain: against('cachedStack', 'again'),
  floor: against('floor'),
  stream: streams,
  gitApply: against('gitApply').slice(0, 1),
  gnuPatch: against('gnuPatch').slice(0, 1),
  slowest: pickGreatest(right, 8, (one) => timeOf(one, 'judge') / timeOf(one, 'stack')).map(describe),
});
