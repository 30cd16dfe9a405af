import { ambiguous, type EditError, eofMismatch, lineOutOfRange, notFound, outOfOrder, scopeNotFound } from '../errors.ts';
import type { Profile } from '../profile.ts';
import type { PlacedEdit, Proposal, Tier } from '../types.ts';
import { checkEditable, currentLine, type Draft, recordEdits } from './draft.ts';
import type { FileText } from './file-text.ts';
import { lacksFinalNewline, lastAtOrBefore, startOf } from './lines.ts';
import { type Matches, settle, startsOnLine } from './matches.ts';
import { nearestTo } from './nearest.ts';
import { findScopes, type LineRange } from './scopes.ts';
import { oldLines, runScript } from './script.ts';
import { lineTiers } from './tiers.ts';

type Hunk = Extract<Proposal, { kind: 'hunk' }>;

/**
 * Places a hunk: the first tier of the profile that finds its old lines anywhere decides. Of several candidates the one on the stated line is
 * taken; else scopes and the hunks before it must leave exactly one.
 * @throws EditError `not_found`, `ambiguous`, `out_of_order`, `scope_not_found`, `eof_mismatch`, `line_out_of_range`, or as `checkEditable`.
 */
export const placeHunk = (hunk: Hunk, number: number, draft: Draft, profile: Profile): PlacedEdit => {
  checkEditable(draft);
  if (oldLines(hunk.lines).length === 0) return insertLines(hunk, number, draft, profile);
  for (const tier of profile.tiers) {
    const matches = lineTiers[tier]?.(draft.file, hunk.lines);
    if (matches === undefined || matches.starts.length === 0) continue;
    const start = choose(hunk, matches, { draft, profile, tier });
    const finalNewline = statesEnd(hunk) && endsAsStated(hunk, matches, draft, start) ? 'stated' : 'kept';
    const { edits, note } = matches.place(start, finalNewline);
    const candidates = matches.starts.length;
    recordEdits(draft, edits, { proposal: number, tier, candidates });
    advance(draft, matches.endOf(start), Math.max(start, ...edits.map(({ to }) => to)));
    return { path: draft.path, tier, candidates, ...(note === undefined ? {} : { note }) };
  }
  const tier = profile.tiers.at(-1);
  throw notFound(draft.path, {
    ...(tier && { tier }),
    ...nearestTo(
      draft.file,
      oldLines(hunk.lines).map(({ text }) => text),
    ),
  });
};

interface Look {
  readonly draft: Draft;
  readonly profile: Profile;
  readonly tier: Tier;
}

const choose = (hunk: Hunk, matches: Matches, { draft, profile, tier }: Look): number => {
  const { file, path } = draft;
  const narrow = (starts: readonly number[], holds: (start: number) => boolean, error: () => EditError): readonly number[] => {
    const left = starts.filter(holds);
    if (left.length === 0 && profile.position === 'stated') throw error();
    return left.length === 0 ? starts : left;
  };
  let { starts } = matches;
  if (matches.undecided) throw ambiguous(path, starts.map(file.lineAt), { tier });
  if (statesEnd(hunk))
    starts = narrow(
      starts,
      (start) => endsAsStated(hunk, matches, draft, start),
      () => eofMismatch(path),
    );
  if (hunk.atEnd)
    starts = narrow(
      starts,
      (start) => matches.endOf(start) === file.text.length,
      () => eofMismatch(path),
    );
  const hint = hunk.hint === undefined || profile.hints === 'ignore' ? undefined : currentLine(draft, hunk.hint);
  const [exact] = hint === undefined ? [] : startsOnLine(starts, file, hint);
  if (exact !== undefined) return exact;
  starts = underScopes(starts, hunk, { draft, profile, tier });
  starts = narrow(starts, inOrder(starts, matches, draft), () => outOfOrder(path));
  const start = settle(starts, file, hint, profile);
  if (start === undefined) throw ambiguous(path, starts.map(file.lineAt), { tier });
  return start;
};

/** Numbered hunks say how the file ends, by a mark or by its absence; the others say nothing about it. */
const statesEnd = ({ hint, lines }: Hunk): boolean => hint !== undefined || lines.some(({ noEol }) => noEol);

const endsAsStated = ({ lines }: Hunk, matches: Matches, { file }: Draft, start: number): boolean => {
  const atEnd = matches.endOf(start) === file.text.length;
  const lastOld = oldLines(lines).at(-1);
  return (lastOld?.noEol === true) === (atEnd && lacksFinalNewline(file.text)) && (atEnd || !lines.some(({ noEol }) => noEol));
};

/** The candidates inside the blocks that the scopes open; where there are none, those below the scopes' first line. */
const underScopes = (starts: readonly number[], { scopes }: Hunk, { draft, profile, tier }: Look): readonly number[] => {
  if (scopes.length === 0) return starts;
  const scoped = findScopes(draft.file, scopes);
  if (scoped.missing !== undefined) {
    if (profile.position === 'stated') throw scopeNotFound(draft.path, scoped.missing);
    return starts;
  }
  const inside = starts.filter(isInside(scoped.blocks, draft.file));
  const below = inside.length > 0 ? inside : starts.filter((start) => draft.file.lineAt(start) > (scoped.lines[0] ?? 0));
  if (below.length === 0 && profile.position === 'stated') throw notFound(draft.path, { tier });
  return below.length > 0 ? below : starts;
};

const isInside = (blocks: readonly LineRange[], file: FileText): ((start: number) => boolean) => {
  const froms = blocks.map(({ from }) => from);
  return (start) => {
    const line = file.lineAt(start);
    return line < (blocks[lastAtOrBefore(froms, line)]?.to ?? 0);
  };
};

/** Whether a candidate follows the hunks before it: behind their last line or, when none is, behind the last line they change. */
const inOrder = (starts: readonly number[], matches: Matches, { coordinates, furthest }: Draft): ((start: number) => boolean) => {
  if (coordinates === 'sequential') return () => true;
  if (starts.some((start) => start >= furthest.matched)) return (start) => start >= furthest.matched;
  return (start) => matches.changeAt(start) >= furthest.changed;
};

const advance = (draft: Draft, matched: number, changed: number): void => {
  const { furthest } = draft;
  draft.furthest = { matched: Math.max(furthest.matched, matched), changed: Math.max(furthest.changed, changed) };
};

/** Places a hunk without old lines: at the end, below its scopes, or at its line; an empty file has only one place. */
const insertLines = (hunk: Hunk, number: number, draft: Draft, profile: Profile): PlacedEdit => {
  const lines = draft.file.lines();
  const line = lines.count === 0 ? 0 : insertionLine(hunk, draft, profile);
  if (line > lines.count) throw lineOutOfRange(draft.path, line, lines.count);
  const marked = hunk.lines.some(({ noEol }) => noEol);
  if (marked && line < lines.count) throw eofMismatch(draft.path);
  const from = startOf(lines, line);
  const edits = runScript(hunk.lines, { text: lines.text, starts: [from], ends: [] }, { finalNewline: marked ? 'stated' : 'kept' });
  recordEdits(draft, edits, { proposal: number, tier: 'L0', candidates: 1 });
  advance(draft, from, from);
  return { path: draft.path, tier: 'L0', candidates: 1 };
};

const insertionLine = (hunk: Hunk, draft: Draft, profile: Profile): number => {
  const { file, path } = draft;
  if (hunk.atEnd) return file.lines().count;
  const hint = hunk.hint === undefined ? undefined : currentLine(draft, hunk.hint);
  if (hunk.scopes.length === 0) {
    if (hint === undefined) throw ambiguous(path, []);
    return hint;
  }
  const scoped = findScopes(file, hunk.scopes);
  if (scoped.missing !== undefined) throw scopeNotFound(path, scoped.missing);
  const below = scoped.lines.map((line) => startOf(file.lines(), line + 1));
  const next = below.filter((start) => draft.coordinates === 'sequential' || start >= draft.furthest.changed);
  const start = settle(next.length > 0 ? next : below, file, hint, profile);
  if (start === undefined) throw ambiguous(path, scoped.lines);
  return (scoped.lines[below.indexOf(start)] ?? 0) + 1;
};
