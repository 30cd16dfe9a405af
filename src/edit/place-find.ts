import { ambiguous, ambiguousPlace, type EditFacts, notFound, wrongCount } from '../errors.ts';
import type { Profile } from '../profile.ts';
import type { PlacedEdit, Proposal, Tier } from '../types.ts';
import { alignLines } from './align.ts';
import { keepReachable, moveCursor } from './cursor.ts';
import { EXACT, isDone, standsAround } from './done.ts';
import { checkEditable, currentLine, type Draft, recordEdits } from './draft.ts';
import { checkRoom, countPlaces, countSearch } from './effort.ts';
import { bomLength, lacksFinalNewline, neighbouringTerminator, startsLine, writtenLines } from './lines.ts';
import { withoutListingNumbers, writesListingNumbers } from './listing-numbers.ts';
import { type Matches, optionsOf, type Placed, settle } from './matches.ts';
import { explainUnder } from './nearest.ts';
import { withoutOverlaps } from './occurrences.ts';
import { lineTiers, textTiers } from './tiers.ts';
import { overwrite } from './whole.ts';

type Find = Extract<Proposal, { kind: 'find' }>;

/**
 * Places a `find`: the first tier of the profile that finds anything decides.
 * @throws EditError `not_found`, `ambiguous`, `wrong_count`, or as `checkEditable`.
 */
export const placeFind = (proposal: Find, number: number, draft: Draft, profile: Profile): PlacedEdit => {
  checkEditable(draft);
  if (proposal.find === '') return fillEmpty(proposal, number, draft, profile);
  let twins: readonly number[] = [];
  const script = scriptOf(proposal.find, proposal.replace, proposal.unit);
  for (const tier of profile.tiers) {
    if (isDone(script, tier, draft)) break;
    countSearch(draft);
    const matches = keepReachable(matchFind(proposal, tier, draft), draft);
    countPlaces(draft, matches?.starts.length ?? 0);
    if (matches === undefined || matches.starts.length === 0) {
      if (tier === 'L5' && writesListingNumbers(script, draft.file)) break;
      continue;
    }
    if (matches.starts.length > 1 && looksFurther(proposal, profile)) {
      twins = matches.starts;
      continue;
    }
    const chosen = choose(proposal, matches, { draft, profile, tier });
    if (!EXACT.has(tier) && chosen.length === 1 && standsAround(script, draft, chosen[0] ?? 0, matches.endOf(chosen[0] ?? 0))) break;
    checkRoom(draft, chosen.length, proposal.replace.length);
    const placed = chosen.map((start) => matches.place(start, optionsOf(profile, 'kept')));
    const candidates = matches.starts.length;
    const end = matches.endOf(chosen.at(-1) ?? 0);
    recordEdits(draft, allEdits(placed), { proposal: number, tier, candidates });
    moveCursor(draft, end, allEdits(placed));
    const note = placed.find((one) => one.note !== undefined)?.note;
    return { path: draft.path, tier, candidates, ...(note === undefined ? {} : { note }) };
  }
  const tier = profile.tiers.at(-1);
  if (twins.length > 0) throw ambiguous(draft.path, twins.map(draft.file.lineAt), { ...(tier && { tier }) });
  throw notFound(draft.path, {
    ...(tier && { tier }),
    ...replacedBefore(proposal, draft, profile),
    ...explainUnder(profile, draft.file, script),
  });
};

/**
 * Which earlier edit changed the text that this one looks for, where the file had it when it was shown. Nothing where a profile leaves out what fails, since
 * nobody reads why.
 */
const replacedBefore = (proposal: Find, draft: Draft, { peer }: Profile): Pick<EditFacts, 'replacedBy'> => {
  if (draft.base === undefined || draft.splices.length === 0 || peer?.failures === 'skipped') return {};
  const shown = matchWritten(proposal, 'L0n', { ...draft, file: draft.shown });
  const start = shown?.starts[0];
  const lost = start === undefined ? undefined : draft.splices.find(({ from, to }) => from < (shown?.endOf(start) ?? 0) && to > start);
  return lost === undefined ? {} : { replacedBy: lost.proposal };
};

const looksFurther = ({ occurrence }: Find, { peer }: Profile): boolean => occurrence === 'only' && peer?.twins !== undefined;

/** An empty anchor stands only for the whole of an empty file, unless the profile says what else. */
const fillEmpty = ({ replace }: Find, number: number, draft: Draft, { peer }: Profile): PlacedEdit => {
  const { text } = draft.file;
  const from = bomLength(text);
  const filled = text.length > from;
  if (filled && peer?.emptyAnchor === undefined) throw ambiguousPlace(draft.path);
  const appended = { from: text.length, to: text.length, text: (lacksFinalNewline(text) ? neighbouringTerminator(text, text.length) : '') + replace };
  const edits = !filled ? [{ from, to: from, text: replace }] : peer?.emptyAnchor === 'append' ? [appended] : overwrite(draft.file, replace);
  recordEdits(draft, edits, { proposal: number, tier: 'L0', candidates: 1 });
  return { path: draft.path, tier: 'L0', candidates: 1 };
};

/** Tier L5 also takes the line numbers of a listing for what they are; what they were put before starts a line. */
const matchFind = (proposal: Find, tier: Tier, draft: Draft): Matches | undefined => {
  const matches = matchWritten(proposal, tier, draft);
  if (tier !== 'L5' || matches?.starts.length) return matches;
  const [first, second] = withoutListingNumbers(proposal).flatMap((bare) => matchListed({ ...proposal, ...bare }, draft) ?? []);
  if (first === undefined || second === undefined) return first;
  return { ...first, starts: [...first.starts, ...second.starts].sort((one, other) => one - other), undecided: true };
};

const matchListed = (bare: Find, draft: Draft): Matches | undefined => {
  for (const exact of ['L0', 'L0n'] as const) {
    const found = matchWritten(bare, exact, draft);
    const starts = found?.starts.filter((start) => startsLine(draft.file.text, start)) ?? [];
    if (found !== undefined && starts.length > 0) return { ...found, starts };
  }
  return undefined;
};

const matchWritten = ({ find, replace, unit, hint }: Find, tier: Tier, draft: Draft): Matches | undefined => {
  const { file } = draft;
  const textTier = unit === 'text' ? textTiers[tier] : undefined;
  if (textTier !== undefined) return textTier(file, find, replace);
  return lineTiers[tier]?.(file, scriptOf(find, replace, unit), tier === 'L11' && hint !== undefined ? currentLine(draft, hint) : undefined);
};

/**
 * The lines of a replacement. Of a substring, a final newline belongs to the last line when both texts have one; with one on the anchor
 * alone, an empty replacement deletes the lines.
 */
const scriptOf = (find: string, replace: string, unit: Find['unit']) => {
  const literal = unit === 'text' && !find.endsWith('\n');
  return alignLines(literal ? find.split('\n') : writtenLines(find), literal ? replace.split('\n') : writtenLines(replace));
};

const choose = (proposal: Find, matches: Matches, { draft, profile, tier }: { draft: Draft; profile: Profile; tier: Tier }): readonly number[] => {
  const { starts } = matches;
  if (matches.undecided) throw ambiguous(draft.path, starts.map(draft.file.lineAt), { tier });
  if (proposal.occurrence === 'only') {
    const hint = proposal.hint === undefined || starts.length < 2 ? undefined : currentLine(draft, proposal.hint);
    const start = settle(starts, draft.file, hint, profile);
    if (start !== undefined) return [start];
    if (profile.ambiguity !== 'all') throw ambiguous(draft.path, starts.map(draft.file.lineAt), { tier });
  }
  const apart = withoutOverlaps(starts, matches.endOf);
  if (typeof proposal.occurrence === 'number' && apart.length !== proposal.occurrence)
    throw wrongCount(draft.path, proposal.occurrence, apart.map(draft.file.lineAt));
  return apart;
};

const allEdits = (placed: readonly Placed[]) => placed.flatMap(({ edits }) => edits);
