import { findGap } from '../../formats/shared/lazy-merge.ts';
import { atProposal, duplicateFileOp, EditError, lazyPlaceholder, overlapWithItself } from '../errors.ts';
import type { Profile } from '../profile.ts';
import type { Files, Format, PlacedEdit, Placement, Proposal } from '../types.ts';
import { type Draft, exists, recordEdits, WHOLE } from './draft.ts';
import { spellPath } from './paths.ts';
import { placeFind } from './place-find.ts';
import { placeHunk } from './place-hunk.ts';
import { placeLazy } from './place-lazy.ts';
import { placeLines } from './place-lines.ts';
import { placeSymbol } from './place-symbol.ts';
import { overwrite } from './whole.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

/**
 * Finds where proposals land, in their order. With coordinates `sequential` each one sees what those before it made; with `original` all see
 * the files as they were shown. The placement is in coordinates of the original text either way.
 * @throws EditError with the number of the proposal that cannot be placed.
 */
export const locate = (proposals: readonly Proposal[], files: Files, profile: Profile, coordinates: Format['coordinates']): Placement => {
  const { peer = {} } = profile;
  const workspace = openWorkspace(files, proposals, { coordinates: peer.coordinates ?? coordinates, rules: peer });
  const placeIn = peer.fallback === undefined ? place : placeElsewhere([...files.keys()]);
  const failures: EditError[] = [];
  const findOriginal = profile.peer === undefined ? followRepeats(proposals) : () => undefined;
  const edits = proposals.map((proposal, number) => {
    try {
      const original = findOriginal(proposal, number);
      if (original !== undefined) throw repeated(proposal.path, original, workspace);
      return placeIn(proposal, number, workspace, profile);
    } catch (error) {
      if (!(error instanceof EditError)) throw error;
      const failure = atProposal(error, number);
      if (peer.failures !== 'skipped') throw failure;
      failures.push(failure);
      return leaveOut(proposal.path, error);
    }
  });
  const [failure] = failures;
  if (failure !== undefined && failures.length === edits.length) throw failure;
  return { ...workspace.place(), edits };
};

/** How many edits a profile left out because they failed. */
export const countLeftOut = ({ edits }: Pick<Placement, 'edits'>): number => edits.filter(({ candidates }) => candidates === 0).length;

/**
 * Tells of which earlier edit an edit says the same word for word. An answer that stands there twice is meant once, but an insertion would be made twice.
 * Operations on whole files exclude each other by themselves.
 */
const followRepeats = (proposals: readonly Proposal[]): ((proposal: Proposal, number: number) => number | undefined) => {
  const alike = Map.groupBy(proposals, sizeOf);
  const seen = new Map<string, number>();
  return (proposal, number) => {
    const { span: _, ...said } = proposal;
    if (said.kind === 'write' || said.kind === 'delete' || said.kind === 'rename' || alike.get(sizeOf(proposal))?.length === 1) return undefined;
    const key = JSON.stringify({ ...said, path: spellPath(said.path) });
    const original = seen.get(key);
    if (original === undefined) seen.set(key, number);
    return original;
  };
};

/** How much an edit says: only those that say equally much can say the same. */
const sizeOf = (proposal: Proposal): number => {
  if (proposal.kind === 'find') return proposal.find.length + proposal.replace.length;
  if (proposal.kind === 'hunk') return proposal.lines.reduce((sum, { text }) => sum + text.length + 1, 0);
  return 'text' in proposal ? proposal.text.length : 0;
};

/** What is there twice: a whole file that the first of them made, or an edit. */
const repeated = (path: string, original: number, workspace: Workspace): EditError => {
  const { op } = workspace.open(path);
  return op?.kind === 'create' && op.proposal === original ? duplicateFileOp(path) : overlapWithItself(path);
};

const leaveOut = (path: string, { code, facts }: EditError): PlacedEdit => ({ path, tier: facts.tier ?? 'L0', candidates: 0, note: `left out: ${code}` });

/** Places an edit in the first other file that has its anchor where its own has not. Of all edits together, a bounded number of files is tried. */
const placeElsewhere = (paths: readonly string[]): typeof place => {
  let tries = MAX_TRIES;
  return (proposal, number, workspace, profile) => {
    const found = attempt(() => place(proposal, number, workspace, profile));
    if (!(found instanceof EditError)) return found;
    const isLost = proposal.kind === 'find' && (found.code === 'not_found' || found.code === 'file_not_found');
    for (const path of isLost ? paths : []) {
      if (path === proposal.path || --tries < 0) continue;
      const placed = attempt(() => place({ ...proposal, path }, number, workspace, profile));
      if (!(placed instanceof EditError)) return { ...placed, note: `found in another file than ${proposal.path}` };
    }
    throw found;
  };
};

const MAX_TRIES = 1e4;

const attempt = <T>(run: () => T): T | EditError => {
  try {
    return run();
  } catch (error) {
    if (error instanceof EditError) return error;
    throw error;
  }
};

const place = (proposal: Proposal, number: number, workspace: Workspace, profile: Profile): PlacedEdit => {
  const draft = workspace.open(proposal.path);
  const created = createdText(proposal, draft);
  if (created !== undefined) workspace.create(proposal.path, created, number);
  else if (proposal.kind === 'find') return placeFind(proposal, number, draft, profile);
  else if (proposal.kind === 'hunk') return placeHunk(proposal, number, draft, profile);
  else if (proposal.kind === 'lines') return placeLines(proposal, number, draft, profile);
  else if (proposal.kind === 'lazy') return placeLazy(proposal, number, draft, profile);
  else if (proposal.kind === 'symbol') return placeSymbol(proposal, number, draft);
  else if (proposal.kind === 'write') writeOver(draft, proposal.text, number);
  else if (proposal.kind === 'delete') workspace.delete(proposal.path, number);
  else workspace.rename(proposal.path, proposal.to, number);
  return { path: draft.path, ...WHOLE };
};

const writeOver = (draft: Draft, text: string, proposal: number): void => {
  recordEdits(draft, overwrite(draft.file, text), { proposal, ...WHOLE });
  draft.written = true;
};

/** The text of the file that a proposal makes; undefined when it edits one. */
const createdText = (proposal: Proposal, draft: Draft): string | undefined => {
  if (proposal.kind === 'write') return proposal.over === 'new' || !exists(draft) || draft.written || isSettled(draft) ? proposal.text : undefined;
  if (exists(draft) || draft.op !== undefined) return undefined;
  if (proposal.kind === 'find' && proposal.find === '') return proposal.replace;
  if (proposal.kind === 'lazy') return withoutGaps(proposal);
  if (proposal.kind !== 'hunk' || proposal.scopes.length > 0 || (proposal.hint ?? 0) > 0) return undefined;
  return proposal.lines.every(({ op }) => op === 'insert') ? proposal.lines.map(({ text, noEol }) => (noEol ? text : `${text}\n`)).join('') : undefined;
};

/** A new file has nothing that a gap could stand for. */
const withoutGaps = ({ path, text }: Extract<Proposal, { kind: 'lazy' }>): string => {
  const gap = findGap(path, text);
  if (gap !== undefined) throw lazyPlaceholder(path, gap);
  return text;
};

const isSettled = ({ op }: Draft): boolean => op?.kind === 'create' || op?.kind === 'delete';
