import { ambiguous, ambiguousPlace, eofMismatch, lineOutOfRange, scopeNotFound } from '../errors.ts';
import type { Profile } from '../profile.ts';
import type { PlacedEdit, Proposal } from '../types.ts';
import { anchoredInsertion, take } from './anchored.ts';
import { advance, currentLine, type Draft, recordEdits } from './draft.ts';
import { startOf } from './lines.ts';
import { optionsOf, settle } from './matches.ts';
import { findScopes } from './scopes.ts';
import { runScript } from './script.ts';

type Hunk = Extract<Proposal, { kind: 'hunk' }>;

/** Places a hunk without old lines: at the end, below its scopes, or at its line; an empty file has only one place. */
export const insertLines = (hunk: Hunk, number: number, draft: Draft, profile: Profile): PlacedEdit => {
  const lines = draft.file.lines();
  const anchored = profile.position === 'anchored';
  const line = anchored ? anchoredInsertion(hunk, draft) : lines.count === 0 ? 0 : insertionLine(hunk, draft, profile);
  if (line > lines.count) throw lineOutOfRange(draft.path, line, lines.count);
  const marked = hunk.lines.some(({ noEol }) => noEol);
  if (marked && line < lines.count) throw eofMismatch(draft.path);
  const from = startOf(lines, line);
  const edits = runScript(hunk.lines, { text: lines.text, starts: [from], ends: [] }, optionsOf(profile, anchored ? 'written' : marked ? 'stated' : 'kept'));
  recordEdits(draft, edits, { proposal: number, tier: 'L0', candidates: 1 });
  advance(draft, from, from);
  if (anchored) take(draft, [from, from], edits);
  return { path: draft.path, tier: 'L0', candidates: 1 };
};

const insertionLine = (hunk: Hunk, draft: Draft, profile: Profile): number => {
  const { file, path } = draft;
  if (hunk.atEnd) return file.lines().count;
  const hint = hunk.hint === undefined ? undefined : currentLine(draft, hunk.hint);
  if (hunk.scopes.length === 0) {
    if (profile.peer?.emptyAnchor === 'append') return file.lines().count;
    if (hint === undefined) throw ambiguousPlace(path);
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
