import { editSymbol } from '../../formats/shared/symbol-edit.ts';
import type { SymbolFile } from '../../formats/shared/symbol-outline.ts';
import { ambiguous, type EditFacts, symbolNotFound, tornDeclaration, uncertainEnd } from '../errors.ts';
import type { PlacedEdit, Proposal } from '../types.ts';
import { checkEditable, type Draft, recordEdits, symbolsOf } from './draft.ts';
import { countSearch } from './effort.ts';
import { runLineEdit } from './line-edit.ts';
import { lacksFinalNewline, terminatorBefore } from './lines.ts';
import type { TextEdit } from './script.ts';

/**
 * Places an edit of a named symbol (in the terms of the ladder, `L12`). The name is the exact address of its format, and so counts as `L0`.
 * @throws EditError `not_found`, `ambiguous`, `unterminated_block`, or as `checkEditable`.
 */
export const placeSymbol = (proposal: Extract<Proposal, { kind: 'symbol' }>, number: number, draft: Draft): PlacedEdit => {
  checkEditable(draft);
  countSearch(draft);
  const file = symbolsOf(draft);
  const { candidates, edit, doubt } = editSymbol(file, proposal);
  if (candidates.length === 0) throw symbolNotFound(draft.path, proposal.symbol, namesake(file, proposal.symbol));
  if (doubt === 'end') throw uncertainEnd(draft.path, proposal.symbol, candidates);
  if (doubt === 'text') throw tornDeclaration(proposal.symbol);
  if (edit === undefined) throw ambiguous(draft.path, candidates);
  recordEdits(draft, withoutSharedBlanks(draft, runLineEdit(draft.file, edit)), { proposal: number, tier: 'L0', candidates: 1 });
  return { path: draft.path, tier: 'L0', candidates: 1, ...(edit.note === undefined ? {} : { note: edit.note }) };
};

/** A deletion that starts in the empty lines which the deletion before it took along starts behind those. */
const withoutSharedBlanks = ({ splices, base = '' }: Draft, edits: readonly TextEdit[]): readonly TextEdit[] => {
  const last = splices.at(-1);
  const [edit] = edits;
  if (last === undefined || edit === undefined || last.text !== '' || edit.text !== '' || edit.from >= last.to || edit.from < last.from) return edits;
  const shared = base.slice(edit.from, last.to);
  const newline = edit.to === base.length && lacksFinalNewline(base) ? terminatorBefore(base, last.to).length : 0;
  return shared.trim() === '' && last.to <= edit.to ? [{ ...edit, from: last.to - newline }] : edits;
};

/** A symbol elsewhere with the last name of the path. */
const namesake = ({ named, lines }: SymbolFile, namePath: string): EditFacts => {
  const name = namePath.slice(Math.max(namePath.lastIndexOf('/'), namePath.lastIndexOf('.')) + 1).replace(/\[\d{1,9}\]$|\(\)$/, '');
  const line = named.get(name)?.[0]?.first;
  return line === undefined ? {} : { nearest: { line, text: (lines[line] ?? '').slice(0, 400) } };
};
