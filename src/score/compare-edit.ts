import { compareText } from '../syntax/native.ts';
import type { FileAtom, FileReport, Standing } from '../syntax/report.ts';
import type { FileEdit } from './file-edits.ts';
import { type Bases, newPath, type Solution } from './solution.ts';

/** An atom of a file's text, or the file's own: created, deleted, renamed. */
export type DraftAtom = Omit<FileAtom, 'class'> & {
  readonly class: FileAtom['class'] | 'file';
  readonly path: string;
  readonly newPath?: string;
  readonly created?: true;
};

/** One file of an edit with a report against each solution, in their order; one against nothing where there is none. `size` is that of the file before. */
export interface OpenEdit {
  readonly edit: FileEdit;
  readonly reports: readonly FileReport[];
  readonly size: number;
}

/** What an edit makes of one file, against one reference. `wantedCode` and `doneCode` leave comments out. */
export interface FileVerdict {
  readonly edit: FileEdit;
  readonly atoms: readonly DraftAtom[];
  readonly done: number;
  readonly wantedCode: number;
  readonly doneCode: number;
  readonly changed: number;
  readonly newErrors: number;
  readonly equivalent: boolean;
}

/** Reads one file of an edit, and compares it with what each solution makes of the file. */
export const openEdit = (edit: FileEdit, bases: Bases, solutions: readonly Solution[]): OpenEdit => {
  const base = bases.read(edit.path);
  const versions = solutions.length === 0 ? [undefined] : solutions.map(({ versions }) => versions.get(edit.path));
  const reports = edit.kind === 'delete' ? compareText(base, '', '') : compareText(base, newPath(edit), edit.text, versions);
  return { edit, reports, size: base.text.length };
};

/** What one file of an edit is, measured by one of the solutions that it was read with. */
export const compareEdit = ({ edit, reports, size }: OpenEdit, solution: Solution | undefined, index = 0): FileVerdict => {
  const rival = solution?.edits.get(edit.path);
  const report = reports[edit.kind === 'delete' ? 0 : index];
  if (report === undefined) throw new RangeError(`no report against solution ${index}`);
  if (edit.kind === 'delete') return compareDeleted(edit, { weight: report.changed, size }, rival, solution);
  return edit.kind === 'create' ? compareCreated(edit, report, rival, solution) : compareContent(edit, report, rival);
};

const compareContent = (edit: FileEdit, report: FileReport, rival: FileEdit | undefined): FileVerdict => {
  const moved = newPath(edit) !== edit.path;
  const place = { path: edit.path, ...(moved && { newPath: newPath(edit) }) };
  const atoms = report.atoms.map((atom): DraftAtom => ({ ...atom, ...place, standing: rival?.kind === 'delete' ? 'on-site' : atom.standing }));
  const sameMove = rival !== undefined && rival.kind !== 'delete' && newPath(edit) === newPath(rival);
  const done = moved && sameMove ? 1 : 0;
  const wanted = rival?.kind === 'rename' ? 1 : 0;
  return {
    edit,
    atoms: moved ? [...atoms, { ...fileAtom(edit.path, sameMove ? 'wanted' : standingBeside(rival), 1), ...place }] : atoms,
    done: report.done + done,
    wantedCode: report.wantedCode + wanted,
    doneCode: report.doneCode + done,
    changed: report.changed + (moved ? 1 : 0),
    newErrors: report.newErrors,
    equivalent: report.equivalent && (rival === undefined ? !moved : sameMove),
  };
};

// A file that the solution creates too is the same where the leaves are; one that it renames another file to is another way.
const compareCreated = (edit: CreatedFile, report: FileReport, rival: FileEdit | undefined, solution: Solution | undefined): FileVerdict => {
  const equivalent = report.equivalent && rival !== undefined;
  const known = rival !== undefined || solution?.targets.has(edit.path) === true;
  const unwanted = report.atoms.reduce((sum, atom) => sum + atom.unwanted, 0);
  const standing = equivalent ? 'wanted' : known ? 'on-site' : 'elsewhere';
  const atom = { ...fileAtom(edit.path, standing, report.changed), newTo: edit.text.length, unwanted: equivalent ? 0 : unwanted, created: true as const };
  return { ...report, edit, atoms: [atom], equivalent };
};

type CreatedFile = Extract<FileEdit, { kind: 'create' }>;

interface Extent {
  readonly weight: number;
  readonly size: number;
}

const compareDeleted = (edit: FileEdit, { weight, size }: Extent, rival: FileEdit | undefined, solution: Solution | undefined): FileVerdict => {
  const same = rival?.kind === 'delete';
  const atom = { ...fileAtom(edit.path, same ? 'wanted' : standingBeside(rival), weight), to: size };
  const wantedCode = solution?.weights.get(edit.path)?.code ?? 0;
  return { edit, atoms: [atom], done: same ? weight : 0, wantedCode, doneCode: same ? wantedCode : 0, changed: weight, newErrors: 0, equivalent: same };
};

const standingBeside = (rival: FileEdit | undefined): Standing => (rival === undefined ? 'elsewhere' : 'on-site');

const fileAtom = (path: string, standing: Standing, leaves: number): DraftAtom => ({
  ...{ path, from: 0, to: 0, newFrom: 0, newTo: 0, standing, leaves },
  class: 'file',
  unwanted: standing === 'wanted' ? 0 : leaves,
  inNewError: false,
  rename: undefined,
  causes: [],
  symbol: undefined,
});
