import { hashLine } from '../../formats/shared/line-hash.ts';
import { ambiguousLine, lineOutOfRange, staleAnchor } from '../errors.ts';
import type { Profile } from '../profile.ts';
import type { PlacedEdit, Proposal } from '../types.ts';
import { checkEditable, type Draft, recordEdits } from './draft.ts';
import { countPlaces, countSearch } from './effort.ts';
import { contentOf, type Lines, writtenLines } from './lines.ts';
import { runScript } from './script.ts';

/**
 * Places an edit of a line range. The range counts lines of the text that the edit sees; a final newline in its text opens no further line.
 * Where a range can be read in two ways, a profile that holds edits to their stated position takes neither; any other takes the file as shown.
 * @throws EditError `line_out_of_range`, `stale_anchor`, `ambiguous`, or as `checkEditable`.
 */
export const placeLines = (proposal: Extract<Proposal, { kind: 'lines' }>, number: number, draft: Draft, profile: Profile): PlacedEdit => {
  checkEditable(draft);
  countSearch(draft);
  const lines = draft.file.lines();
  const { first, last } = proposal;
  checkRange(proposal, draft.path, lines);
  if (proposal.rival !== undefined && profile.position === 'stated') throw ambiguousLine(draft.path, first, proposal.rival);
  for (const guard of proposal.guards) {
    if (guard.line >= lines.count) throw lineOutOfRange(draft.path, guard.line, lines.count);
    const text = contentOf(lines, guard.line);
    const holds = (guard.text === undefined || guard.text === text) && (guard.hash === undefined || guard.hash === hashLine(text, guard.line));
    if (!holds) throw staleAnchor(draft.path, guard.line);
  }
  countPlaces(draft, last - first);
  const deleted = Array.from({ length: last - first }, () => ({ op: 'delete', text: '' }) as const);
  const inserted = writtenLines(proposal.text).map((text) => ({ op: 'insert', text: text.endsWith('\r') ? text.slice(0, -1) : text }) as const);
  const site = { text: lines.text, starts: lines.starts.slice(first, last + 1), ends: lines.ends.slice(first, last) };
  recordEdits(draft, runScript([...deleted, ...inserted], site, { finalNewline: 'kept' }), { proposal: number, tier: 'L0', candidates: 1 });
  return { path: draft.path, tier: 'L0', candidates: 1 };
};

const checkRange = ({ first, last }: { first: number; last: number }, path: string, { count }: Lines): void => {
  const isLine = (line: number): boolean => Number.isInteger(line) && line >= 0 && line <= count;
  if (!isLine(first) || first > last) throw lineOutOfRange(path, first, count);
  if (!isLine(last)) throw lineOutOfRange(path, last - 1, count);
};
