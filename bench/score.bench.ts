import { restraintFaults } from '../src/collect/faults/restraint.ts';
import { shuffle } from '../src/collect/shuffle.ts';
import { createRandom } from '../src/random.ts';
import { createScorer } from '../src/score/score.ts';
import { nothing } from '../src/score/seen-edits.ts';
import { countSyntax } from '../src/syntax/native.ts';
import type { Score } from '../src/verdict.ts';
import { race, type Times, warmUp } from './contest.ts';
import { type FilePair, listModified, readEdits, toTask } from './edits.ts';
import { openFloor } from './floor/floor.ts';
import { printFindings } from './machine.ts';
import { readNumber, spread } from './options.ts';
import { describeRatios, median, pickGreatest, round, sum } from './ratios.ts';

/** `--count=N` edited files, all unless said otherwise; `--rounds=N` timings of each. */
const rounds = readNumber('rounds', 25, 2);
const { source, commits, fixtures } = await readEdits();
const files = spread(listModified([...commits, ...fixtures]), readNumber('count', 1_000_000, 12));

/** An answer to be scored: the solution itself, or the solution with one change that nobody asked for. */
interface Answer extends FilePair {
  readonly kind: 'solution' | 'busy';
  readonly text: string;
}

const addFault = ({ id, path, before, after }: FilePair): string | undefined => {
  const random = createRandom(`${id}/${path}`);
  const [reference, snapshot] = [new Map([[path, after]]), new Map([[path, before]])];
  const edit = { before: snapshot, reference, after: reference, shown: [path], isWelcome: () => false, isAccepted: () => false };
  for (const fault of shuffle(restraintFaults, random)) {
    const text = fault.inject(edit, random)?.after.get(path);
    if (text !== undefined && text !== after && text !== before) return text;
  }
  return undefined;
};

const answers = files.flatMap((file): Answer[] => {
  const busy = addFault(file);
  return [{ ...file, kind: 'solution', text: file.after }, ...(busy === undefined ? [] : [{ ...file, kind: 'busy' as const, text: busy }])];
});

const check = ({ kind, id, path }: Answer, { exact, irrelevantUpper }: Score): void => {
  const right = kind === 'solution' ? exact && irrelevantUpper === 0 : !exact && irrelevantUpper > 0;
  if (!right) throw new Error(`the answer ${kind} to ${id}, ${path} is scored wrongly`);
};

interface Scored {
  readonly answer: Answer;
  readonly leaves: number;
  readonly syntaxErrors: number;
  readonly atoms: number;
  readonly times: Times<'score' | 'floor' | 'parse'>;
}

const measure = (answer: Answer, turns: number): Scored | undefined => {
  const { id, path, before, after, text } = answer;
  const floor = openFloor(path, before, text);
  if (floor === undefined) return undefined;
  const scorer = createScorer(toTask({ id, before: new Map([[path, before]]), after: new Map([[path, after]]) }), nothing);
  const changes = new Map([[path, text]]);
  const score = scorer.score(changes);
  check(answer, score);
  const { leaves, syntaxErrors } = countSyntax(path, text);
  if (floor.reparse() !== floor.parse() || floor.parse() !== syntaxErrors > 0) throw new Error(`the floor reads ${id}, ${path} in another way`);
  const times = race({ score: { run: () => scorer.score(changes) }, floor: { run: floor.reparse }, parse: { run: floor.parse } }, turns);
  return { answer, leaves, syntaxErrors, atoms: score.atoms.length, times };
};

warmUp(answers, (answer) => measure(answer, 1));
const scored = answers.map((answer) => measure(answer, rounds)).filter((one) => one !== undefined);

const sumOf = (own: readonly Scored[], name: keyof Scored['times']): number => sum(own.map(({ times }) => times[name]));
const toFloor = ({ times }: Scored): number => times.score / times.floor;
const toParse = ({ times }: Scored): number => times.score / times.parse;

const groups = {
  solutions: scored.filter(({ answer }) => answer.kind === 'solution'),
  busy: scored.filter(({ answer }) => answer.kind === 'busy'),
  'without syntax errors': scored.filter(({ syntaxErrors }) => syntaxErrors === 0),
  'with syntax errors': scored.filter(({ syntaxErrors }) => syntaxErrors > 0),
  'busy, with syntax errors': scored.filter(({ answer, syntaxErrors }) => answer.kind === 'busy' && syntaxErrors > 0),
  all: scored,
};

const describeSample = (one: Scored) => ({
  toFloor: round(toFloor(one)),
  toParse: round(toParse(one)),
  floorToParse: round(one.times.floor / one.times.parse),
  microseconds: round(one.times.score / 1000),
  units: one.answer.text.length,
  leaves: one.leaves,
  atoms: one.atoms,
  syntaxErrors: one.syntaxErrors,
  answer: `${one.answer.kind} ${one.answer.id} ${one.answer.path}`,
});

printFindings('score', {
  edits: source,
  files: files.length,
  answers: answers.length,
  scored: scored.length,
  withoutGrammar: answers.length - scored.length,
  withSyntaxErrors: scored.filter(({ syntaxErrors }) => syntaxErrors > 0).length,
  units: sum(scored.map(({ answer }) => answer.text.length)),
  leaves: sum(scored.map(({ leaves }) => leaves)),
  atoms: sum(scored.map(({ atoms }) => atoms)),
  rounds,
  medianToFloor: round(median(scored.map(toFloor))),
  medianMicroseconds: round(median(scored.map(({ times }) => times.score)) / 1000),
  ratios: Object.entries(groups).flatMap(([answers, own]) =>
    own.length === 0
      ? []
      : [
          { score: 'to floor', answers, ...describeRatios(own.map(toFloor)), inSum: round(sumOf(own, 'score') / sumOf(own, 'floor')) },
          { score: 'to parse', answers, ...describeRatios(own.map(toParse)), inSum: round(sumOf(own, 'score') / sumOf(own, 'parse')) },
        ],
  ),
  slowest: pickGreatest(scored, 8, toFloor).map(describeSample),
});
