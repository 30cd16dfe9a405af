import { duplicateFileOp, EditError, fileExists, fileNotFound, isDirectory } from '../errors.ts';
import type { PeerRules } from '../profile.ts';
import type { Files, Format, Placement, Proposal } from '../types.ts';
import { type Draft, exists, newDraft, recordOp } from './draft.ts';
import { newEffort } from './effort.ts';
import { joinEnd } from './final-line.ts';
import { foldersOf, resolvePath } from './paths.ts';
import { adaptLayout, adaptText } from './peer-layout.ts';
import { openShown } from './shown-files.ts';

/** The files as the proposals located so far leave them. */
export interface Workspace {
  /** The draft that a path means; a file that the response renames goes by both of its names. */
  open(path: string): Draft;
  create(path: string, text: string, proposal: number): void;
  delete(path: string, proposal: number): void;
  rename(path: string, to: string, proposal: number): void;
  /** What was recorded. */
  place(): Pick<Placement, 'splices' | 'files'>;
}

/** What edits refer to, and what another tool's reader does otherwise. */
export interface WorkspaceOptions {
  readonly coordinates: Format['coordinates'];
  readonly rules: PeerRules;
}

/** Opens the files for the proposals of one response. */
export const openWorkspace = (files: Files, proposals: readonly Proposal[], { coordinates, rules }: WorkspaceOptions): Workspace => {
  const drafts = new Map<string, Draft>();
  const effort = newEffort();
  const folders = new Set<string>();
  const resolve = memoize((path) => resolvePath(path, files));
  const renamed = renamesOf(proposals, files, resolve);
  const open = (path: string): Draft => {
    const resolved = resolve(path);
    const known = renamed.get(resolved) ?? resolved;
    const draft = drafts.get(known) ?? newDraft(known, openShown(files, known), { coordinates, rules, effort });
    drafts.set(known, draft);
    return draft;
  };
  const claim = (path: string): void => {
    if (folders.has(path)) throw isDirectory(path);
    for (const folder of foldersOf(path)) {
      if (files.has(folder) || drafts.get(folder)?.op?.kind === 'create') throw fileExists(folder);
      folders.add(folder);
    }
  };
  return {
    open,
    create: (path, text, proposal) => {
      const draft = open(path);
      if (draft.op?.kind === 'create' || draft.op?.kind === 'delete' || draft.written) throw duplicateFileOp(draft.path);
      if (exists(draft)) throw fileExists(draft.path);
      claim(draft.path);
      recordOp(draft, { kind: 'create', path: draft.path, text, proposal });
    },
    delete: (path, proposal) => {
      const draft = open(path);
      if (draft.op === undefined && draft.base === undefined) throw fileNotFound(draft.path);
      recordOp(draft, { kind: 'delete', path: draft.path, proposal });
    },
    rename: (path, to, proposal) => {
      const draft = open(path);
      const target = resolve(to);
      if (draft.op === undefined && draft.base === undefined) throw fileNotFound(draft.path);
      if (files.has(target)) throw fileExists(target);
      if (renamed.get(target) !== draft.path) throw duplicateFileOp(target);
      claim(target);
      recordOp(draft, { kind: 'rename', path: draft.path, to: target, proposal });
    },
    place: () => ({
      splices: [...drafts.values()].flatMap(({ base, op, splices }) =>
        op?.kind === 'create' ? [] : adaptLayout(base ?? '', joinEnd(base ?? '', splices), rules),
      ),
      files: [...drafts.values()].flatMap(({ op, file }) => (op?.kind === 'create' ? { ...op, text: adaptText(file.text, rules) } : (op ?? []))),
    }),
  };
};

const memoize = (resolve: (path: string) => string): ((path: string) => string) => {
  const known = new Map<string, string>();
  return (path) => {
    const resolved = known.get(path) ?? resolve(path);
    known.set(path, resolved);
    return resolved;
  };
};

/** New path to old path of the renames that can be carried out; the others are rejected in their turn. */
const renamesOf = (proposals: readonly Proposal[], files: Files, resolve: (path: string) => string): Map<string, string> => {
  const renames = new Map<string, string>();
  for (const proposal of proposals) {
    if (proposal.kind !== 'rename') continue;
    const [from, to] = [tryResolve(proposal.path, resolve), tryResolve(proposal.to, resolve)];
    if (from !== undefined && to !== undefined && files.has(from) && !files.has(to) && !renames.has(to)) renames.set(to, from);
  }
  return renames;
};

const tryResolve = (path: string, resolve: (path: string) => string): string | undefined => {
  try {
    return resolve(path);
  } catch (error) {
    if (error instanceof EditError) return undefined;
    throw error;
  }
};
