import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { getFormat } from '../../formats/index.ts';
import { listFileChanges } from '../../formats/shared/file-changes.ts';
import { writeGitFile } from '../../formats/shared/git-patch-writer.ts';
import { applyResponse } from '../apply-response.ts';
import { readChunks, splitLines } from '../batch/chunks.ts';
import { resultFiles } from '../batch/results.ts';
import { holdsSamples, type RunFacts, readKnownRun } from '../batch/run-folder.ts';
import { type BadLine, readSample } from '../batch/samples.ts';
import { findGrade, readFileLines } from '../batch/summarise.ts';
import { withChanges } from '../edit/apply.ts';
import { findProfile } from '../edit/profiles.ts';
import { UsageError } from '../errors.ts';
import { findInexpressible, judge } from '../judge.ts';
import { describeGrade } from '../report/grading.ts';
import { count, makePrintable } from '../report/printable.ts';
import { mergeGrade } from '../stats/merge-grade.ts';
import { loadSuite } from '../suite/load.ts';
import type { Files, Sample, Task } from '../types.ts';
import type { Atom, Grade, Result, Score } from '../verdict.ts';

/**
 * Everything about one sample of a run: the answer, the verdict, what tests say of it, the edit as a diff, and each of its atoms. It is judged anew, from the
 * samples file; grades are those of the run.
 * @throws UsageError when the folder holds no run, or the line no sample that was judged.
 */
export const showSample = async (folder: string, line: number, json: boolean): Promise<string> => {
  const run = await readKnownRun(folder);
  const suite = await loadSuite(run.suite.dir);
  if (suite.hash !== run.suite.hash) throw new UsageError(`the suite ${run.suite.dir} has changed since the run was judged; its samples cannot be shown`);
  await refuseBadLine(folder, run, line);
  const read = readSample(await readRawLine(run, line), suite);
  if ('reason' in read) throw new UsageError(`${run.samples.file}:${line}: ${read.reason}`);
  const { sample, task } = read;
  const profile = findProfile(run.profile);
  const format = getFormat(sample.format);
  const grade = await findGrade(folder, line);
  const result = mergeGrade(judge(sample, task, { profile, inexpressible: format === undefined ? [] : findInexpressible(task, format) }), grade);
  if (json) return `${JSON.stringify({ sample, result, ...(grade && { grade }) }, null, 2)}\n`;
  const applied = applyResponse({ format: sample.format, response: sample.response, files: task.files, profile });
  const changes = applied.status === 'applied' ? applied.changes : new Map<string, string | null>();
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

const readRawLine = async (run: RunFacts, wanted: number): Promise<Uint8Array> => {
  const path = run.samples.file;
  const file = await open(path, 'r').catch(() => undefined);
  if (file === undefined) throw new UsageError(`the samples of this run are gone: ${path} cannot be read`);
  try {
    if (!(await holdsSamples(run, file, (await file.stat()).size)))
      throw new UsageError(`${path} has changed since the run was judged; its samples cannot be shown`);
    for await (const chunk of readChunks(file, { skipLines: wanted - 1 })) {
      if (chunk.tooLong) throw new UsageError(`${path}:${wanted}: the line is too long to be a sample`);
      for (const { bytes } of splitLines(chunk)) return bytes;
    }
  } finally {
    await file.close();
  }
  throw new UsageError(`${path} has no line ${wanted}`);
};

const describeSample = ({ format, model, prompt, trial, response, injected }: Sample, task: Task, line: number): string => {
  const calls = response.toolCalls.map(
    (call) => `${call.name}(${typeof call.arguments === 'string' ? call.arguments : JSON.stringify(call.arguments, null, 2)})`,
  );
  const faults = injected?.map(({ kind, name, at }) => `${kind}: ${name}${at === undefined ? '' : ` in ${at}`}`).join('; ');
  return [
    `Sample ${line}: ${task.id} in ${format} by ${model}, prompt ${prompt}, trial ${trial}`,
    ...(faults === undefined || faults === '' ? [] : [`Injected faults: ${faults}`]),
    `Instruction: ${task.instruction}`,
    '',
    'Answer',
    ...[response.text, ...calls]
      .filter((part) => part !== '')
      .flatMap((part) =>
        part
          .trimEnd()
          .split('\n')
          .map((text) => `  ${text}`),
      ),
  ].join('\n');
};

const describeVerdict = (result: Result, grade: Grade | undefined): string => {
  const { stage, correctBy, tier, leftOut, error, detected, other, score, profile, inexpressible } = result;
  return [
    `Verdict (${profile}): ${stage}${correctBy === undefined ? '' : ` by ${correctBy}`}${tier === undefined ? '' : `, tier ${tier}`}${leftOut === undefined ? '' : `, edits left out: ${leftOut}`}`,
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

const describeAtoms = ({ score }: Result, task: Task, changes: ReadonlyMap<string, string | null>): string => {
  if (score === undefined || score.atoms.length === 0) return '';
  return ['What it touched', ...score.atoms.map((atom) => describeAtom(atom, task, changes))].join('\n');
};

const describeAtom = (atom: Atom, task: Task, changes: ReadonlyMap<string, string | null>): string => {
  const before = task.files.get(atom.path);
  const fresh = changes.get(atom.newPath ?? atom.path) ?? '';
  const place = `${atom.label.padEnd(12)} ${atom.class.padEnd(8)} ${printPlace(atom, before ?? '', fresh)}${atom.symbol === undefined ? '' : ` (${atom.symbol})`}`;
  if (atom.class === 'file' && atom.newPath !== undefined) return `  ${place}  renamed to ${atom.newPath}`;
  return `  ${place}  ${quote(before?.slice(atom.from, atom.to))} -> ${quote(fresh.slice(atom.newFrom, atom.newTo))}`;
};

/** The line where the old text stands; what only adds text has none, and is named by the line where that starts in the edited file. */
const printPlace = ({ path, newPath, from, to, newFrom, newTo }: Atom, before: string, fresh: string): string => {
  if (from < to || newFrom === newTo) return `${path}:${lineOf(before, from)}`;
  const added = fresh.slice(newFrom, newTo);
  return `${newPath ?? path}:${lineOf(fresh, newFrom + added.length - added.trimStart().length)} (new)`;
};

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

const quote = (text = ''): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text);

const describeDiff = (before: Files, after: Files): string => listFileChanges(before, after).map(writeGitFile).join('').trimEnd();

/** The reference that a wrong answer was measured by. */
const describeSolution = ({ files, references }: Task, { stage, score }: Result): string => {
  const reference = references[Math.max(0, score?.reference ?? 0)];
  if (reference === undefined || stage === 'correct' || stage === 'clean') return '';
  return `An accepted solution\n${describeDiff(files, reference)}`;
};

/** @throws UsageError for a line that was not judged. */
const refuseBadLine = async (folder: string, run: RunFacts, wanted: number): Promise<void> => {
  for await (const { bytes } of readFileLines(join(folder, resultFiles.badLines))) {
    const { line, reason }: BadLine = JSON.parse(Buffer.from(bytes).toString('utf8'));
    if (line === wanted) throw new UsageError(`${run.samples.file}:${line}: ${reason}`);
  }
};
