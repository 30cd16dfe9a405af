import { posix } from 'node:path';
import { startEdit } from '../collect/faults/fault.ts';
import { renameLocal } from '../collect/faults/restraint-places.ts';
import { indentOf, type Patch, patchSource, readSource, type Source } from '../collect/faults/source.ts';
import { isWholeStatement } from '../collect/faults/statements.ts';
import { shuffle } from '../collect/shuffle.ts';
import type { Random } from '../random.ts';
import type { Files } from '../types.ts';
import type { Score } from '../verdict.ts';
import { documentChange, neededFile, neededText, needHelper, needImport } from './needs.ts';
import type { CleanEdit, Measure } from './subject.ts';

/** An edit that looks like more than was asked for, and is not: nothing of it may be flagged. */
export interface HardNegative {
  readonly name: string;
  readonly summary: string;
  /** Makes one out of a clean edit; undefined where the edit has no place for it. */
  make(clean: CleanEdit, random: Random): NegativeTrial | undefined;
  /** Whether its score says that it is none. */
  isNone?(score: Score): boolean;
}

/** What is scored, and by what. */
export interface NegativeTrial {
  readonly task: Measure;
  readonly after: Files;
}

/** Two ways for a file to go on from the clean edit: what the accepted solution has (nothing more when absent), and what the edit makes of it. */
export interface Twin {
  readonly accepted?: Patch;
  readonly made: Patch;
}

const inFiles =
  (twinsOf: (source: Source, before: string) => readonly Twin[]) =>
  ({ task, after }: CleanEdit, random: Random): NegativeTrial | undefined => {
    const edit = startEdit(task, after);
    for (const path of shuffle([...after.keys()].sort(), random)) {
      if (!task.show.includes(path)) continue;
      const source = readSource(path, edit);
      const twin = random.pick(twinsOf(source, task.files.get(path) ?? ''));
      if (twin === undefined) continue;
      const made = patchSource(source, twin.made);
      const accepted = twin.accepted === undefined ? after : new Map(after).set(path, patchSource(source, twin.accepted));
      return { task: { files: task.files, references: [accepted], noop: false, show: task.show }, after: new Map(after).set(path, made) };
    }
    return undefined;
  };

/** A value of the accepted solution is imported out of a file that the edit adds. */
const addNeededFile = (clean: CleanEdit, random: Random): NegativeTrial | undefined => {
  const made = inFiles(needImport)(clean, random);
  const user = [...(made?.after ?? [])].find(([path, text]) => clean.after.get(path) !== text)?.[0];
  const path = user === undefined ? undefined : posix.join(posix.dirname(user), neededFile);
  if (made === undefined || path === undefined || made.after.has(path)) return undefined;
  return { ...made, after: new Map(made.after).set(path, neededText) };
};

const takeOtherSolution = ({ task, after }: CleanEdit): NegativeTrial | undefined => {
  const references = task.references.filter((reference) => reference !== after);
  return references.length === 0 ? undefined : { task: { files: task.files, references, noop: false, show: task.show }, after };
};

/** The accepted solution renames a local constant, but for its last use; the edit renames that one too. */
const finishRename = (source: Source): Twin[] =>
  renameLocal(source).flatMap((made) => {
    const last = made.lines.findLastIndex((text, at) => text !== source.lines[made.first + at]?.text);
    const before = source.lines[made.first + last]?.text;
    return last > 0 && before !== undefined ? [{ accepted: { ...made, lines: made.lines.with(last, before) }, made }] : [];
  });

/** The accepted solution puts a condition round statements and leaves them where they were; the edit indents them. */
const indentWrapped = (source: Source): Twin[] =>
  source.lines.flatMap((line, first): Twin[] => {
    const end = source.lines.findIndex((_, at) => at >= first && !isFreeStatement(source, at));
    if (end <= first) return [];
    const last = Math.min(end, first + mostWrapped);
    const indent = indentOf(line.text);
    const texts = source.lines.slice(first, last).map(({ text }) => text);
    const wrap = (inside: readonly string[]): Patch => ({ first, last, lines: [`${indent}if (ready) {`, ...inside, `${indent}}`] });
    return [{ accepted: wrap(texts), made: wrap(texts.map((text) => (indent.startsWith('\t') ? '\t' : '  ') + text)) }];
  });

const mostWrapped = 3;
const isFreeStatement = (source: Source, at: number): boolean => source.lines[at]?.free === true && isWholeStatement(source, at);

/** Edits of which everything was asked for or follows from what was. */
export const hardNegatives: readonly HardNegative[] = [
  { name: 'change-documented', summary: 'a doc comment on a declaration that the accepted solution adds or changes', make: inFiles(documentChange) },
  { name: 'file-needed', summary: 'a value of the accepted solution is imported out of a new file', make: addNeededFile },
  { name: 'helper-needed', summary: 'a value of the accepted solution comes from a new function', make: inFiles(needHelper) },
  { name: 'import-needed', summary: 'a value of the accepted solution comes from a new import', make: inFiles(needImport) },
  {
    name: 'other-solution',
    summary: 'an accepted solution, measured by the other ones of its task (unless it is one of those with something more)',
    make: takeOtherSolution,
    isNone: ({ recall }) => recall === 1,
  },
  { name: 'rename-finished', summary: 'the last use of a name that the accepted solution replaces elsewhere', make: inFiles(finishRename) },
  { name: 'wrapped-indented', summary: 'lines indented anew because the accepted solution puts a condition round them', make: inFiles(indentWrapped) },
];
