import { compareText, readBase, readReference, type Version } from '../syntax/native.ts';
import { rememberRecent } from '../syntax/recent.ts';
import type { Changes, Files } from '../types.ts';
import { diffFiles, type FileEdit, toFileEdits } from './file-edits.ts';

/** The files of a base, each read once; a path that the base does not have is an empty file. `units` is the length of all texts that are kept. */
export interface Bases {
  read(path: string): Version<'base'>;
  readonly units: number;
}

/** How many leaves something weighs, with comments and without. */
export interface Weight {
  readonly all: number;
  readonly code: number;
  /** Nothing but comments and layout. */
  readonly isCosmetic: boolean;
}

/** What an accepted solution does, by path. */
export interface Solution {
  readonly changes: Changes;
  readonly edits: ReadonlyMap<string, FileEdit>;
  readonly versions: ReadonlyMap<string, Version<'reference'>>;
  readonly weights: ReadonlyMap<string, Weight>;
  /** New paths of renamed files. */
  readonly targets: ReadonlySet<string>;
  readonly wanted: number;
}

/** Reads files of a task's base when they are first needed, and keeps those that a reference changes; of the others, which have no end, those read last. */
export const openBases = (files: Files, references: readonly Files[]): Bases => {
  const kept = new Map<string, Version<'base'>>();
  return {
    read(path) {
      const text = files.get(path) ?? '';
      if (references.every((reference) => reference.get(path) === files.get(path))) return readBystander(path, text);
      const version = kept.get(path) ?? readBase(path, text);
      kept.set(path, version);
      return version;
    },
    get units() {
      return countUnits(kept.values());
    },
  };
};

/** A file that no reference changes is the same to all tasks of a repo: nothing is kept in it of the edits that it is compared with. */
const readBystander = rememberRecent(readBase);

/** The length of all their texts together. */
export const countUnits = (versions: Iterable<Version<'base' | 'reference'>>): number => [...versions].reduce((sum, { text }) => sum + text.length, 0);

/** Reads an accepted solution. All of a task's are read before its candidates. */
export const openSolution = (files: Files, reference: Files, bases: Bases): Solution => {
  const changes = diffFiles(files, reference);
  const edits = new Map(toFileEdits(files, changes).map((edit) => [edit.path, edit]));
  const versions = new Map<string, Version<'reference'>>();
  for (const edit of edits.values()) {
    if (edit.kind !== 'delete') versions.set(edit.path, readReference(bases.read(edit.path), newPath(edit), edit.text));
  }
  const weights = new Map([...edits].map(([path, edit]) => [path, weigh(edit, bases.read(path), versions.get(path))]));
  const targets = new Set([...edits.values()].map(newPath).filter((path) => !edits.has(path)));
  return { changes, edits, versions, weights, targets, wanted: [...weights.values()].reduce((sum, weight) => sum + weight.all, 0) };
};

/** Where a file is after an edit. */
export const newPath = (edit: FileEdit): string => (edit.kind === 'rename' ? edit.to : edit.path);

/** What a whole file weighs: all its leaves. */
const weighFile = (base: Version<'base'>): number => compareText(base, '', '')[0]?.changed ?? 0;

const weigh = (edit: FileEdit, base: Version<'base'>, version: Version<'reference'> | undefined): Weight => {
  if (version === undefined) {
    const all = weighFile(base);
    return { all, code: all, isCosmetic: false };
  }
  const [report] = compareText(base, edit.path, base.text, [version]);
  const rename = edit.kind === 'rename' ? 1 : 0;
  return { all: (report?.wanted ?? 0) + rename, code: (report?.wantedCode ?? 0) + rename, isCosmetic: report?.equivalent === true && edit.kind === 'edit' };
};
