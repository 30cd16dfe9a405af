import { type LazyMerge, mergeLazy } from '../../formats/shared/lazy-merge.ts';
import { ambiguousGap, ambiguousLazyLine, duplicateFileOp, lazyUnclear } from '../errors.ts';
import type { Profile } from '../profile.ts';
import type { PlacedEdit, Proposal, Tier } from '../types.ts';
import { checkEditable, type Draft, recordEdits } from './draft.ts';
import type { LineKey } from './file-text.ts';
import { exactKey, trimmedEndKey, trimmedKey } from './keys.ts';
import { adaptLineEdit } from './line-edit.ts';
import { overwrite } from './whole.ts';

/**
 * Merges a text with lines that stand for others into its file: the first tier of the profile that understands it decides. Where a tier finds the lines beside
 * the gaps and sees that the text ends before the file, looser ones would only find other lines to end with.
 * @throws EditError `ambiguous`, `lazy_placeholder` where only a model could tell what is meant, `duplicate_file_op`, or as `checkEditable`.
 */
export const placeLazy = (proposal: Extract<Proposal, { kind: 'lazy' }>, number: number, draft: Draft, profile: Profile): PlacedEdit => {
  checkEditable(draft);
  let unclear: string | undefined;
  for (const [tier, key] of tiersFor(draft, profile)) {
    const merge = mergeLazy(draft.path, draft.file.text, proposal.text, key);
    if (merge.kind === 'merged') return record(proposal.text, merge, draft, { proposal: number, tier, key });
    if (merge.kind === 'ambiguous') throw ambiguousLazyLine(draft.path, merge.line, merge.lines, { tier });
    if (merge.kind === 'gap-or-line') throw ambiguousGap(draft.path, merge.line, merge.lines, { tier });
    unclear ??= merge.line;
    if (merge.kind === 'cut') break;
  }
  throw lazyUnclear(draft.path, unclear ?? '');
};

/** L0 and L0n compare lines without their terminators, so they are one. */
const tiersFor = (draft: Draft, { tiers }: Profile): (readonly [Tier, LineKey])[] => {
  const exact: Tier = draft.file.text.includes('\r') ? 'L0n' : 'L0';
  const keys = new Map<Tier, LineKey>([
    [exact, exactKey],
    ['L1', trimmedEndKey],
    ['L3', trimmedKey],
  ]);
  return tiers.flatMap((tier) => {
    const key = keys.get(tier);
    return key === undefined ? [] : [[tier, key] as const];
  });
};

interface Reading {
  readonly proposal: number;
  readonly tier: Tier;
  readonly key: LineKey;
}

const record = (text: string, merge: LazyMerge, draft: Draft, { proposal, tier, key }: Reading): PlacedEdit => {
  const found = { proposal, tier, candidates: 1 };
  if (draft.written || (merge.isWhole && draft.touched)) throw duplicateFileOp(draft.path);
  if (merge.isWhole) {
    recordEdits(draft, overwrite(draft.file, text), found);
    draft.written = true;
    return { path: draft.path, tier, candidates: 1 };
  }
  const placed = merge.runs.map(({ from, to, first, last }) => adaptLineEdit(draft.file, { from, to, lines: merge.written.slice(first, last) }, key));
  recordEdits(
    draft,
    placed.flatMap(({ edits }) => edits),
    found,
  );
  const note = placed.find((one) => one.note !== undefined)?.note;
  return { path: draft.path, tier, candidates: 1, ...(note === undefined ? {} : { note }) };
};
