import type { AtomLabel } from '../verdict.ts';
import type { DraftAtom, FileVerdict } from './compare-edit.ts';
import { type LabelContext, labelAtoms } from './label.ts';
import type { RepoEdit } from './modules.ts';
import { followImports } from './ripples.ts';
import { joinRenames } from './shared-renames.ts';

/** A file of an edit, with a label for each of its atoms. */
export interface LabelledFile extends FileVerdict {
  readonly labels: readonly AtomLabel[];
}

/** Judges the files of an edit together: renames have places in several of them, and what stands in one may follow from another. */
export const settleFiles = (files: readonly FileVerdict[], edit: RepoEdit, context: LabelContext): LabelledFile[] => {
  const atoms = followImports(joinRenames(gatherAtoms(files), edit), edit);
  const labels = labelAtoms(atoms, context);
  let start = 0;
  return files.map((file) => {
    const end = start + file.atoms.length;
    const settled = { ...file, atoms: atoms.slice(start, end), labels: labels.slice(start, end) };
    start = end;
    return settled;
  });
};

/** The atoms of all files as one list, through which the numbers of renames and of causes count. */
const gatherAtoms = (files: readonly FileVerdict[]): DraftAtom[] => {
  if (files.length === 1) return files.flatMap(({ atoms }) => atoms);
  const all: DraftAtom[] = [];
  let renames = 0;
  for (const { atoms } of files) {
    const [first, offset] = [all.length, renames];
    for (const { rename, causes, ...atom } of atoms) {
      const number = rename === undefined ? undefined : offset + rename;
      if (number !== undefined) renames = Math.max(renames, number + 1);
      all.push({ ...atom, causes: causes.map((list) => list.map((cause) => first + cause)), ...(number === undefined ? {} : { rename: number }) });
    }
  }
  return all;
};
