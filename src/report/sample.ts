import { listFileChanges } from '../../formats/shared/file-changes.ts';
import { writeGitFile } from '../../formats/shared/git-patch-writer.ts';
import type { RereadSample } from '../batch/reread-sample.ts';
import { withChanges } from '../edit/apply.ts';
import type { Changes, Files, Response, Sample, Task } from '../types.ts';
import type { Atom, AtomLabel, Grade, Result, Score } from '../verdict.ts';
import { describeGrade } from './grading.ts';
import { count, makePrintable } from './printable.ts';

/** Everything about one sample: the answer, the verdict, what tests say of it, each atom of its edit, the edit as a diff, and what was expected. */
export const printSample = ({ sample, line, task, result, grade, changes }: RereadSample): string => {
  const parts = [
    describeSample(sample, task, line),
    [describeVerdict(result, grade), ...describeGrade(grade)].join('\n'),
    describeAtoms(result, task, changes),
    describeDiff(task.files, withChanges(task.files, changes)),
    describeSolution(task, result),
  ];
  return makePrintable(
    parts
      .filter((part) => part !== '')
      .join('\n\n')
      .concat('\n'),
  );
};

const describeSample = ({ format, model, prompt, trial, response, injected, attempts = [] }: Sample, task: Task, line: number): string => {
  const faults = injected?.map(({ kind, name, at }) => `${kind}: ${name}${at === undefined ? '' : ` in ${at}`}`).join('; ');
  const earlier = attempts.flatMap(({ response: answer, code, injected: onPurpose }, index) => [
    ...describeAnswer(`Answer ${index + 1}: went back to the model with ${code}${onPurpose ? ' (injected: nothing was wrong with it)' : ''}`, answer),
    '',
  ]);
  return [
    `Sample ${line}: ${task.id} in ${format} by ${model}, prompt ${prompt}, trial ${trial}`,
    ...(faults === undefined || faults === '' ? [] : [`Injected faults: ${faults}`]),
    `Instruction: ${task.instruction}`,
    '',
    ...earlier,
    ...describeAnswer(attempts.length === 0 ? 'Answer' : `Answer ${attempts.length + 1}: the one that counts`, response),
  ].join('\n');
};

const describeAnswer = (title: string, { text, toolCalls }: Response): string[] => {
  const calls = toolCalls.map((call) => `${call.name}(${typeof call.arguments === 'string' ? call.arguments : JSON.stringify(call.arguments, null, 2)})`);
  const parts = [text, ...calls].filter((part) => part !== '');
  return [title, ...parts.flatMap((part) => part.trimEnd().split('\n')).map((line) => `  ${line}`)];
};

/** How far a sample came, and what keeps it from being clean. */
export const describeVerdict = (result: Result, grade: Grade | undefined): string => {
  const { stage, correctBy, tier, leftOut, error, detected, other, score, profile, inexpressible } = result;
  return [
    `Verdict (${profile}): ${stage}${correctBy === undefined ? '' : ` by ${correctBy}`}${tier === undefined ? '' : `, tier ${tier}`}${leftOut === undefined ? '' : `, edits left out: ${leftOut}`}${sayOpen(result)}`,
    ...(error === undefined ? [] : [`  ${error.code}${error.proposal === undefined ? '' : `, edit ${error.proposal + 1}`}: ${error.message}`]),
    ...(detected === undefined ? [] : [`  it looks written in ${detected}`]),
    ...(other === undefined
      ? []
      : [
          `  under ${other.profile}: ${other.stage}${other.tier === undefined ? '' : `, tier ${other.tier}`}${other.error === undefined ? '' : ` (${other.error.code})`}`,
        ]),
    ...(inexpressible === undefined ? [] : [`  left out of the shares: the format cannot say this edit (${inexpressible.join(', ')})`]),
    ...(score === undefined
      ? []
      : [
          `  ${score.done} of ${score.wanted} leaves of the reference done; ${score.extra} of ${score.changed} changed leaves irrelevant; new syntax errors: ${score.newSyntaxErrors}`,
          ...(stage === 'valid' && grade?.outcome !== 'failed' ? [`  not correct: ${sayWhyWrong(score)}`] : []),
        ]),
  ].join('\n');
};

/** How many changes of a right answer are surely, or may be, needless, where not all of them could be told: what the upper bound adds. */
export const sayOpen = ({ stage, score }: Pick<Result, 'stage'> & { readonly score?: Pick<Score, 'irrelevant' | 'irrelevantUpper'> }): string => {
  if ((stage !== 'correct' && stage !== 'clean') || score === undefined || score.irrelevantUpper === score.irrelevant) return '';
  return `; at most ${count(score.irrelevantUpper, 'change')} may be needless${score.irrelevant === 0 ? '' : `, ${score.irrelevant} surely`}`;
};

/** What keeps an edit from being equal to the reference that it was measured by, up to comments and layout. */
const sayWhyWrong = ({ reference, wanted, done, atoms }: Score): string => {
  if (reference < 0) return 'nothing was to be changed';
  const missing = done < wanted ? [`${wanted - done} of ${wanted} leaves of the solution not made`] : [];
  const others = atoms.filter((atom) => !ALIKE.has(atom.class) && atom.label !== 'wanted' && atom.label !== 'permitted').map(({ label }) => label);
  const beside = [...new Set(others)].map((label) => `${count(others.filter((other) => other === label).length, 'other change')} (${label})`);
  const reasons = [...missing, ...beside];
  return reasons.length > 0 ? reasons.join(', ') : 'every change that the solution makes is made, in another order, place or indentation';
};

/** Classes that make no difference to whether an edit is right. */
const ALIKE: ReadonlySet<Atom['class']> = new Set(['eol', 'layout', 'comment']);

/** Each atom of an edit: its place, label, class, its old and new text, and why it is open whether it is needed. */
export const describeAtoms = ({ score }: Result, task: Task, changes: Changes): string => {
  if (score === undefined || score.atoms.length === 0) return '';
  return ['What it touched', ...score.atoms.map((atom) => describeAtom(atom, task, changes))].join('\n');
};

const describeAtom = (atom: Atom, task: Task, changes: Changes): string => {
  const before = task.files.get(atom.path);
  const fresh = changes.get(atom.newPath ?? atom.path) ?? '';
  const place = `${atom.label.padEnd(12)} ${atom.class.padEnd(8)} ${printPlace(atom, before ?? '', fresh)}${atom.symbol === undefined ? '' : ` (${atom.symbol})`}`;
  const change =
    atom.class === 'file' && atom.newPath !== undefined
      ? `renamed to ${atom.newPath}`
      : `${quote(before?.slice(atom.from, atom.to))} -> ${quote(fresh.slice(atom.newFrom, atom.newTo))}`;
  const reason = whyOpen.get(atom.label);
  return `  ${place}  ${change}${reason === undefined ? '' : `; ${reason}`}`;
};

/** Why it is open whether an atom is needed, by the labels that only the upper bound counts. */
const whyOpen: ReadonlyMap<AtomLabel, string> = new Map([
  ['sometimes-removable', 'not needed under every order of trying'],
  ['uncertain', 'may be another way to do it'],
  ['unverifiable', 'no test reaches it, or nothing sure was found out'],
]);

/** The line where the old text of an atom stands; what only adds text has none, and is named by the line where that starts in the edited file. */
export const printPlace = ({ path, newPath, from, to, newFrom, newTo }: Atom, before: string, fresh: string): string => {
  if (from < to || newFrom === newTo) return `${path}:${lineOf(before, from)}`;
  const added = fresh.slice(newFrom, newTo);
  return `${newPath ?? path}:${lineOf(fresh, newFrom + added.length - added.trimStart().length)} (new)`;
};

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

const quote = (text = ''): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text);

/** What `git diff` prints between two snapshots. */
export const describeDiff = (before: Files, after: Files): string => listFileChanges(before, after).map(writeGitFile).join('').trimEnd();

/** The reference that a wrong answer was measured by; nothing for a right one. */
export const describeSolution = ({ files, references }: Task, { stage, score }: Result): string => {
  const reference = references[Math.max(0, score?.reference ?? 0)];
  if (reference === undefined || stage === 'correct' || stage === 'clean') return '';
  return `An accepted solution\n${describeDiff(files, reference)}`;
};
