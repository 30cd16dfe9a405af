import { gradeOfOtherEdit } from '../errors.ts';
import { digestAtoms } from '../score/digest-atoms.ts';
import type { Atom, Grade, Result, Score, Verified, VerifiedPart } from '../verdict.ts';

/**
 * The final verdict on a sample: its result, and what its tests said of it. The only place where the two meet; see docs/metrics.md, "What tests decide".
 * Without a grade, or one that decided nothing, it is the result as it stands.
 * @throws UsageError when the grade is about another edit.
 */
export const mergeGrade = (result: Result, grade: Grade | undefined): Result => {
  if (grade?.edit !== undefined && grade.edit !== digestAtoms(result.score?.atoms ?? [])) throw gradeOfOtherEdit(grade.line);
  switch (grade?.outcome) {
    case 'passed':
      return grade.proves ? pass(result, grade.verified) : result;
    case 'failed':
      return fail(result);
    case 'infra':
      return { ...result, stage: 'infra', error: { code: grade.code ?? 'no_report', message: sayWhy(grade) } };
    default:
      return result;
  }
};

/** Passing proves an answer right; one that equals an accepted solution is right by that already. */
const pass = (result: Result, verified: Verified | undefined): Result => {
  const { correctBy = 'tests' } = result;
  const score = result.score && verified ? relabel(result.score, verified) : result.score;
  return { ...result, stage: score === undefined || score.irrelevant > 0 ? 'correct' : 'clean', correctBy, ...(score && { score }) };
};

/** What was tried out takes the place of what was only compared; parts that were labelled by themselves are atoms of their own. */
const relabel = (score: Score, { labels, parts = [], irrelevant, irrelevantUpper, extra }: Verified): Score => ({
  ...score,
  irrelevant,
  irrelevantUpper,
  extra,
  precision: score.changed === 0 ? null : 1 - extra / score.changed,
  atoms: score.atoms.flatMap((atom, number) => {
    const own = parts.filter((part) => part.atom === number);
    const leaves = own.reduce((left, part) => left - part.leaves, atom.leaves);
    return [{ ...atom, label: labels[number] ?? atom.label, leaves }, ...own.map((part) => toAtom(part, atom))];
  }),
});

const toAtom = ({ from, to, leaves, symbol, label }: VerifiedPart, atom: Atom): Atom => ({
  ...atom,
  class: 'semantic',
  from: atom.to,
  newFrom: from,
  newTo: to,
  leaves,
  label,
  ...(symbol !== undefined && { symbol }),
});

const fail = (result: Result): Result => {
  const { correctBy: _, ...rest } = result;
  return { ...rest, stage: 'valid' };
};

/** Why the tests gave no verdict, in a sentence. */
const sayWhy = ({ code, detail }: Grade): string => {
  const reason = reasons.get(code ?? '') ?? 'the tests gave no verdict';
  return detail === undefined ? reason : `${reason}: ${detail}`;
};

const reasons: ReadonlyMap<string, string> = new Map([
  ['broken_fixture', 'the accepted solution does not pass the tests of the task'],
  ['killed', 'the tests were killed, and so are those of the accepted solution'],
  ['no_report', 'the tests left no report that can be believed, and neither do those of the accepted solution'],
  ['no_tests', 'the report of the tests names none of the task, and neither does that of the accepted solution'],
  ['out_of_memory', 'the tests took more memory than they are given, and so do those of the accepted solution'],
  ['timed_out', 'the tests took more time than they are given, and so do those of the accepted solution'],
  ['too_much_output', 'the tests wrote more than they may, and so do those of the accepted solution'],
  ['unsettled', 'the tests came to another end each time'],
]);
