import { ambiguous, type EditError, eofMismatch, notFound, numberlessHunk, outOfOrder, overlap, scopeNotFound } from '../errors.ts';
import type { Profile } from '../profile.ts';
import type { PlacedEdit, Proposal, Tier } from '../types.ts';
import { endsAsWritten, keepAnchored, take } from './anchored.ts';
import { keepReachable, moveCursor } from './cursor.ts';
import { EXACT, isDone, standsAround } from './done.ts';
import { advance, checkEditable, currentLine, type Draft, recordEdits } from './draft.ts';
import { checkRoom, countPlaces, countSearch } from './effort.ts';
import type { FileText } from './file-text.ts';
import { lacksFinalNewline, lastAtOrBefore } from './lines.ts';
import { writesListingNumbers } from './listing-numbers.ts';
import { type Matches, optionsOf, type PlaceOptions, settle, startsOnLine } from './matches.ts';
import { explainUnder } from './nearest.ts';
import { withoutOverlaps } from './occurrences.ts';
import { insertLines } from './place-insertion.ts';
import { findScopes, type LineRange } from './scopes.ts';
import { oldLines } from './script.ts';
import { lineTiers } from './tiers.ts';

type Hunk = Extract<Proposal, { kind: 'hunk' }>;

/**
 * Places a hunk: the first tier of the profile that finds its old lines anywhere decides. Of several candidates the one on the stated line is
 * taken; else scopes and the hunks before it must leave exactly one.
 * @throws EditError `bad_hunk_header`, `not_found`, `ambiguous`, `out_of_order`, `scope_not_found`, `eof_mismatch`, `line_out_of_range`, `overlap`, or as
 *   `checkEditable`.
 */
export const placeHunk = (hunk: Hunk, number: number, draft: Draft, asked: Profile): PlacedEdit => {
  checkEditable(draft);
  const profile: Profile = asked.peer?.hunks ? { ...asked, ...asked.peer.hunks } : asked;
  if (profile.position === 'anchored' && hunk.hint === undefined) throw numberlessHunk(draft.path, profile.name);
  if (oldLines(hunk.lines).length === 0) return insertLines(hunk, number, draft, profile);
  for (const tier of profile.tiers) {
    if (isDone(hunk.lines, tier, draft)) break;
    countSearch(draft);
    const matches = keepReachable(matchHunk(hunk, tier, draft, profile), draft);
    countPlaces(draft, matches?.starts.length ?? 0);
    if (matches === undefined || matches.starts.length === 0) {
      if (tier === 'L5' && writesListingNumbers(hunk.lines, draft.file)) break;
      continue;
    }
    return placeAt(hunk, number, matches, { draft, profile, tier, overlooked: [] });
  }
  const tier = profile.tiers.at(-1);
  throw notFound(draft.path, {
    ...(tier && { tier }),
    ...explainUnder(profile, draft.file, hunk.lines),
  });
};

/** Places a hunk where a tier found its lines. */
const placeAt = (hunk: Hunk, number: number, matches: Matches, look: Look): PlacedEdit => {
  const { draft, profile, tier } = look;
  const chosen = choosesAll(hunk, matches, profile) ? withoutOverlaps(matches.starts, matches.endOf) : [choose(hunk, matches, look)];
  if (chosen.length === 1) checkDone(hunk, matches, chosen[0] ?? 0, look);
  checkRoom(draft, chosen.length, insertedLength(hunk));
  const placed = chosen.map((start) => {
    const finalNewline = finalNewlineOf(hunk, matches, { draft, profile, start });
    return matches.place(start, { ...optionsOf(profile, finalNewline), prefixed: true });
  });
  const edits = placed.flatMap((one) => one.edits);
  const start = chosen.at(-1) ?? 0;
  checkRepeated(hunk, start, draft);
  const found = { tier: profile.tiers.findLast((one) => one === tier || (look.lostScope && one === LOST_CONTEXT)) ?? tier, candidates: matches.starts.length };
  recordEdits(draft, edits, { proposal: number, ...found });
  advance(
    draft,
    matches.endOf(start),
    edits.reduce((furthest, { to }) => Math.max(furthest, to), start),
  );
  moveCursor(draft, matches.endOf(start), edits);
  if (profile.position === 'anchored') take(draft, [start, matches.endOf(start)], edits);
  const notes = [...look.overlooked, ...placed.flatMap(({ note }) => note ?? []).slice(0, 1)];
  return { path: draft.path, ...found, ...(notes.length > 0 && { note: notes.join('; ') }) };
};

const insertedLength = ({ lines }: Hunk): number => lines.reduce((sum, { op, text }) => (op === 'insert' ? sum + text.length + 1 : sum), 0);

/**
 * Lines that a hunk adds to one end of its context would stand there twice where they stand there already. A tier that goes by the letter makes them all the
 * same, unless the hunk says where it stands and has context on one side only: then it must reach that end of the file, as in git.
 */
const checkDone = (hunk: Hunk, matches: Matches, start: number, { draft, profile, tier }: Look): void => {
  const end = matches.endOf(start);
  if (profile.position === 'anchored' || !standsAround(hunk.lines, draft, start, end)) return;
  if (EXACT.has(tier) && (hunk.hint === undefined || !lacksContext(hunk, draft.file, start, end))) return;
  throw notFound(draft.path, { tier, ...explainUnder(profile, draft.file, hunk.lines) });
};

/** Whether a hunk begins or ends with lines that it inserts, in the middle of the file. */
const lacksContext = ({ lines }: Hunk, file: FileText, start: number, end: number): boolean =>
  (lines[0]?.op === 'insert' && start > 0) || (lines.at(-1)?.op === 'insert' && end < file.text.length);

/** A hunk that is there twice would insert its lines twice. In sequential coordinates the second one sees what the first one made. */
const checkRepeated = ({ lines }: Hunk, start: number, { path, file, coordinates, hunks }: Draft): void => {
  if (coordinates === 'sequential') return;
  const before = hunks.get(start);
  const same = before?.length === lines.length && before.every(({ op, text }, index) => op === lines[index]?.op && text === lines[index]?.text);
  if (same) throw overlap(path, file.lineAt(start));
  hunks.set(start, lines);
};

interface Look {
  readonly draft: Draft;
  readonly profile: Profile;
  readonly tier: Tier;
  /** What the hunk says of its place and the file does not bear out, where the profile takes the only candidate all the same. */
  readonly overlooked: string[];
  /** Whether a scope is among it: that is context, which only a loose tier leaves out. */
  lostScope?: boolean;
}

const LOST_CONTEXT: Tier = 'L10';

const choose = (hunk: Hunk, matches: Matches, look: Look): number => {
  const { draft, profile, tier } = look;
  const { file, path } = draft;
  const narrow = (starts: readonly number[], holds: (start: number) => boolean, error: () => EditError): readonly number[] => {
    const left = starts.filter(holds);
    if (left.length > 0) return left;
    if (profile.position !== 'free') throw error();
    look.overlooked.push(error().message);
    return starts;
  };
  let { starts } = matches;
  if (matches.undecided) throw ambiguous(path, starts.map(file.lineAt), { tier });
  if (statesEnd(hunk))
    starts = narrow(
      starts,
      (start) => endsAsStated(hunk, matches, { draft, profile, start }),
      () => eofMismatch(path),
    );
  if (hunk.atEnd)
    starts = narrow(
      starts,
      (start) => matches.endOf(start) === file.text.length,
      () => eofMismatch(path),
    );
  const hint = hunk.hint === undefined || profile.hints === 'ignore' ? undefined : currentLine(draft, hunk.hint);
  if (profile.position === 'anchored') return settleAnchored(starts, hint, look);
  const [exact] = hint === undefined ? [] : startsOnLine(starts, file, hint);
  if (exact !== undefined) return exact;
  starts = underScopes(starts, hunk, look);
  starts = narrow(starts, inOrder(starts, matches, draft), () => outOfOrder(path));
  const start = settle(starts, file, hint, profile);
  if (start === undefined) throw ambiguous(path, starts.map(file.lineAt), { tier });
  return start;
};

const settleAnchored = (starts: readonly number[], hint: number | undefined, { draft, profile, tier }: Look): number => {
  const start = settle(starts, draft.file, hint, profile);
  if (start === undefined) throw ambiguous(draft.path, starts.map(draft.file.lineAt), { tier });
  return start;
};

const matchHunk = (hunk: Hunk, tier: Tier, draft: Draft, { position }: Profile): Matches | undefined => {
  const hint = tier === 'L11' && hunk.hint !== undefined ? currentLine(draft, hunk.hint) : undefined;
  const matches = lineTiers[tier]?.(draft.file, hunk.lines, hint);
  return matches && position === 'anchored' ? keepAnchored(hunk, matches, draft) : matches;
};

/** Whether a hunk edits every candidate. Where it is too short for that, its twins are an error. */
const choosesAll = ({ lines }: Hunk, { starts, undecided }: Matches, { ambiguity, peer }: Profile): boolean => {
  if (ambiguity !== 'all' || starts.length < 2 || undecided) return false;
  const size = oldLines(lines).reduce((sum, { text }) => sum + text.replace(/\s/g, '').length, 0);
  return size >= (peer?.hunks?.repeatable ?? 0);
};

/** Numbered hunks say how the file ends, by a mark or by its absence; the others say nothing about it. */
const statesEnd = ({ hint, lines }: Hunk): boolean => hint !== undefined || lines.some(({ noEol }) => noEol);

interface Spot {
  readonly draft: Draft;
  readonly profile: Profile;
  readonly start: number;
}

const endsAsStated = (hunk: Hunk, matches: Matches, { draft: { file }, profile, start }: Spot): boolean => {
  const { lines } = hunk;
  if (profile.position === 'anchored') return endsAsWritten(hunk, matches.endOf(start), file.text);
  const atEnd = matches.endOf(start) === file.text.length;
  const lastOld = oldLines(lines).at(-1);
  return (lastOld?.noEol === true) === (atEnd && lacksFinalNewline(file.text)) && (atEnd || !lines.some(({ noEol }) => noEol));
};

const finalNewlineOf = (hunk: Hunk, matches: Matches, spot: Spot): PlaceOptions['finalNewline'] =>
  spot.profile.position === 'anchored' ? 'written' : statesEnd(hunk) && endsAsStated(hunk, matches, spot) ? 'stated' : 'kept';

/** The candidates inside the blocks that the scopes open; where there are none, those below the scopes' first line. */
const underScopes = (starts: readonly number[], { scopes }: Hunk, look: Look): readonly number[] => {
  const { draft, profile, tier } = look;
  if (scopes.length === 0) return starts;
  const scoped = findScopes(draft.file, scopes);
  if (scoped.missing !== undefined) {
    const error = scopeNotFound(draft.path, scoped.missing);
    if (profile.position === 'stated') throw error;
    return looseScope(starts, look, error.message);
  }
  const behind = starts.filter((start) => draft.file.lineAt(start) > (scoped.lines[0] ?? 0));
  const inside = behind.length > 1 ? behind.filter(isInside(scoped.blocks(), draft.file)) : [];
  const below = inside.length > 0 ? inside : behind;
  if (below.length > 0) return below;
  if (profile.position === 'stated') throw notFound(draft.path, { tier });
  return looseScope(starts, look, 'it does not stand below its scope');
};

/** A scope is context: a hunk that stands elsewhere is placed as by the tier that leaves out context. */
const looseScope = (starts: readonly number[], look: Look, note: string): readonly number[] => {
  look.overlooked.push(note);
  look.lostScope = true;
  return starts;
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
