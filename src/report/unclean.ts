import { getFormat } from '../../formats/index.ts';
import type { RereadSample } from '../batch/reread-sample.ts';
import { withChanges } from '../edit/apply.ts';
import { readProposals } from '../read-response.ts';
import { isIrrelevant } from '../score/label.ts';
import type { Response, Span } from '../types.ts';
import type { Atom } from '../verdict.ts';
import { diffAtom } from './atom-lines.ts';
import { count, makePrintable } from './printable.ts';
import { describeAtoms, describeDiff, describeSolution, describeVerdict, printPlace } from './sample.ts';

/** One answer with its verdict; `all` shows everything about it, else what is wrong with it within some forty lines. */
export interface ShownEdit extends Omit<RereadSample, 'line' | 'grade'> {
  readonly all: boolean;
}

/** Says why an edit is not clean: how far it came, the code, and the lines that nobody asked for, or the edit that was rejected. */
export const explainUnclean = (edit: ShownEdit): string => {
  const parts = [
    opening(edit),
    describeVerdict(edit.result, undefined),
    sayUntested(edit),
    listUnasked(edit),
    showRejected(edit),
    ...(edit.all ? showAll(edit) : [showEdit(edit), 'More: DIFFGAUGE_SHOW=all shows all atoms, the whole edit and an accepted solution']),
  ];
  return makePrintable(parts.filter((part) => part !== '').join('\n\n'));
};

/** Says that an edit is clean, where it was expected not to be. */
export const explainClean = ({ task, sample, result }: Pick<ShownEdit, 'task' | 'sample' | 'result'>): string =>
  `expected the edit of ${task.id} in ${sample.format} not to be clean, but it is: right by ${result.correctBy}, and nothing else was touched`;

const opening = ({ task, sample, result: { stage } }: ShownEdit): string =>
  `expected a clean edit of ${task.id} in ${sample.format}, but it came no further than "${stage}"`;

/** Another way to solve a task is known by its tests only. */
const sayUntested = ({ task, result: { stage } }: ShownEdit): string =>
  stage === 'valid' && task.tests !== undefined
    ? 'It was compared with the accepted solutions; no tests were run, which alone know another way to solve the task: "diffgauge grade" runs them'
    : '';

/** The changes that nobody asked for, surely, each with its lines. */
const listUnasked = (edit: ShownEdit): string => {
  const unasked = edit.result.score?.atoms.filter(({ label }) => isIrrelevant(label)) ?? [];
  if (unasked.length === 0) return '';
  const shown = edit.all ? unasked : unasked.slice(0, mostAtoms);
  const rest = unasked.length - shown.length;
  return [
    `Nobody asked for ${count(unasked.length, 'change')}:`,
    ...shown.flatMap((atom) => describeUnasked(atom, edit)),
    ...(rest > 0 ? [`  and ${count(rest, 'other')}`] : []),
  ].join('\n');
};

const describeUnasked = (atom: Atom, { task, changes, all }: ShownEdit): string[] => {
  const before = task.files.get(atom.path) ?? '';
  const after = changes.get(atom.newPath ?? atom.path) ?? '';
  const symbol = atom.symbol === undefined ? '' : ` (${atom.symbol})`;
  const renamed = atom.newPath === undefined || atom.class === 'file' ? '' : `, renamed to ${atom.newPath}`;
  return [
    `  ${printPlace(atom, before, after)}${symbol}${renamed}: ${atom.class}, ${atom.label}`,
    ...diffAtom(atom, task.files, changes, all).map((line) => `    ${line}`),
  ];
};

/** What the response says where it was rejected: the edit that the rejection names, or else all of it. */
const showRejected = ({ sample: { response, format: name }, result: { error, stage }, all }: ShownEdit): string => {
  if (error === undefined) return '';
  const span = stage === 'responded' ? undefined : findSpan(response, name, error.proposal);
  const text = span === undefined ? [response.text, ...response.toolCalls.map(printCall)].filter((part) => part !== '').join('\n') : readSpan(response, span);
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => `  ${line}`);
  const title = span === undefined ? 'The answer' : `Edit ${(error.proposal ?? 0) + 1} of the answer`;
  return [title, ...(all ? lines : cutShort(lines, mostLines))].join('\n');
};

const findSpan = (response: Response, formatName: string, proposal: number | undefined): Span | undefined => {
  const format = getFormat(formatName);
  return format === undefined || proposal === undefined ? undefined : readProposals(response, format)[proposal]?.span;
};

const readSpan = ({ text, toolCalls }: Response, { from, to, call }: Span): string => {
  const made = call === undefined ? undefined : toolCalls[call];
  return made === undefined ? text.slice(from, to) : printCall(made);
};

const printCall = ({ name, arguments: given }: Response['toolCalls'][number]): string =>
  `${name}(${typeof given === 'string' ? given : JSON.stringify(given, null, 2)})`;

/** The edit itself, where it landed and is not right. */
const showEdit = ({ task, changes, result: { stage } }: ShownEdit): string =>
  stage === 'correct' || changes.size === 0
    ? ''
    : ['The edit', ...cutShort(describeDiff(task.files, withChanges(task.files, changes)).split('\n'), mostLines)].join('\n');

const showAll = ({ task, result, changes }: ShownEdit): string[] => {
  const diff = describeDiff(task.files, withChanges(task.files, changes));
  return [describeAtoms(result, task, changes), diff === '' ? '' : `The edit\n${diff}`, describeSolution(task, result)];
};

const cutShort = (lines: readonly string[], most: number): readonly string[] =>
  lines.length <= most ? lines : [...lines.slice(0, most), `    ... ${count(lines.length - most, 'more line')}`];

const mostAtoms = 5;
const mostLines = 20;
