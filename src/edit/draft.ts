import { findPlaceholder } from '../../formats/shared/placeholder-comments.ts';
import { openSymbols, type SymbolFile } from '../../formats/shared/symbol-outline.ts';
import { duplicateFileOp, fileNotFound, lazyPlaceholder, notFound } from '../errors.ts';
import type { PeerRules } from '../profile.ts';
import type { FileOp, Format, HunkLine, Splice, Tier } from '../types.ts';
import { countEdits, type Effort } from './effort.ts';
import { type FileText, openText } from './file-text.ts';
import { trimmedKey } from './keys.ts';
import { rebase, replay } from './rebase.ts';
import type { TextEdit } from './script.ts';

/** One file while a response is being located. It lives no longer than that. */
export interface Draft {
  readonly path: string;
  /** The text before any edit; undefined for a file that does not exist. */
  readonly base: string | undefined;
  /** That text for searching; empty for a file that does not exist. */
  readonly shown: FileText;
  readonly coordinates: Format['coordinates'];
  readonly rules: PeerRules;
  /** Shared by all files of the response. */
  readonly effort: Effort;
  /** What the next edit sees. */
  file: FileText;
  splices: Splice[];
  /** What the response does with the file as a whole. */
  op?: FileOp;
  /** The symbols of `file`, once they were asked for. */
  symbols?: { readonly file: FileText; readonly found: SymbolFile };
  /** Whether an edit came already. */
  touched: boolean;
  /** Whether the whole text was written over already. */
  written: boolean;
  /** Where the furthest hunk so far ends, with the context after it (`matched`) and without (`changed`). */
  furthest: { readonly matched: number; readonly changed: number };
  /** By the offset where it starts, the last hunk that was found there. */
  readonly hunks: Map<number, readonly HunkLine[]>;
  /** Where the edit before ended, in the text that the next edit sees; kept only for readers that go by it. */
  cursor: number;
  /** The lines that hunks so far matched, for readers that let no two share a line: ascending ranges of offsets. `end`: where what is left of the file ends. */
  readonly taken: { readonly froms: number[]; readonly tos: number[]; end: number };
}

/** How an edit was found. */
export type Found = Pick<Splice, 'proposal' | 'tier' | 'candidates'>;

/** A file that no proposal has touched yet; undefined where none exists. */
export const newDraft = (path: string, file: FileText | undefined, terms: Pick<Draft, 'coordinates' | 'rules' | 'effort'>): Draft => {
  const shown = file ?? openText('');
  return {
    path,
    base: file?.text,
    shown,
    ...terms,
    file: shown,
    splices: [],
    touched: false,
    written: false,
    furthest: { matched: 0, changed: 0 },
    hunks: new Map(),
    cursor: 0,
    taken: { froms: [], tos: [], end: shown.text.length },
  };
};

/** Whether an edit finds a file there: an existing one, or one that this response made earlier. */
export const exists = ({ base, op }: Draft): boolean => base !== undefined || op?.kind === 'create';

/**
 * Checks that the text can be edited.
 * @throws EditError `file_not_found`, or `duplicate_file_op` for a file that this response deletes or, in original coordinates, makes.
 */
export const checkEditable = (draft: Draft): void => {
  if (draft.op?.kind === 'delete') throw duplicateFileOp(draft.path);
  if (!exists(draft)) throw fileNotFound(draft.path);
  if (draft.op?.kind === 'create' && draft.coordinates === 'original') throw duplicateFileOp(draft.path);
};

/** The symbols of the text that the next edit sees. */
export const symbolsOf = (draft: Draft): SymbolFile => {
  if (draft.symbols?.file !== draft.file) draft.symbols = { file: draft.file, found: openSymbols(draft.path, draft.file.text) };
  return draft.symbols.found;
};

/** Records edits of the draft's text; in sequential coordinates the next edit sees their result. */
export const recordEdits = (draft: Draft, edits: readonly TextEdit[], found: Found): void => {
  countEdits(draft, edits);
  for (const { text } of edits) checkWritten(draft, text);
  if (draft.rules.emptyResult === 'rejected') checkLeftover(draft, edits);
  draft.touched = true;
  const mark = (edit: TextEdit): Splice => ({ path: draft.path, ...edit, ...found });
  const current = draft.file.text;
  const ascending = edits.filter(({ from, to, text }) => current.slice(from, to) !== text).toSorted((a, b) => a.from - b.from || a.to - b.to);
  if (draft.coordinates === 'original') {
    for (const edit of ascending) draft.splices.push(mark(edit));
    return;
  }
  if (draft.base !== undefined) draft.splices = rebase(current, draft.splices, ascending, mark);
  draft.file = openText(replay(current, ascending));
};

/** Records what happens to the file as a whole. @throws EditError `duplicate_file_op`. */
export const recordOp = (draft: Draft, op: FileOp): void => {
  if (draft.op !== undefined || (op.kind === 'delete' && draft.touched)) throw duplicateFileOp(draft.path);
  if (op.kind === 'create') {
    checkWritten(draft, op.text);
    draft.file = openText(op.text);
  }
  draft.op = op;
};

/** @throws EditError `lazy_placeholder` for text with a comment that stands for code left out, unless the file had it before. */
const checkWritten = ({ path, shown, rules }: Draft, text: string): void => {
  if (rules.placeholders === 'accepted') return;
  const placeholder = findPlaceholder(text, (line) => shown.findLines([line], trimmedKey).length > 0);
  if (placeholder !== undefined) throw lazyPlaceholder(path, placeholder);
};

/** @throws EditError `not_found` for edits that leave nothing of a text. */
const checkLeftover = ({ path, file, splices, coordinates }: Draft, edits: readonly TextEdit[]): void => {
  const all = coordinates === 'original' ? [...splices, ...edits] : edits;
  const left = all.reduce((length, { from, to, text }) => length - (to - from) + text.length, file.text.length);
  if (left === 0) throw notFound(path);
};

/** The line of the draft's text that a line of the file as it was shown has become. */
export const currentLine = (draft: Draft, line: number): number => {
  if (draft.base === undefined || draft.splices.length === 0 || draft.coordinates === 'original') return line;
  const shown = draft.shown.lines();
  const offset = shown.starts[Math.min(line, shown.count)] ?? 0;
  let shift = 0;
  for (const splice of draft.splices) if (splice.to <= offset) shift += splice.text.length - (splice.to - splice.from);
  return draft.file.lineAt(offset + shift) + Math.max(0, line - shown.count);
};

/** Notes how far a hunk reached. */
export const advance = (draft: Draft, matched: number, changed: number): void => {
  const { furthest } = draft;
  draft.furthest = { matched: Math.max(furthest.matched, matched), changed: Math.max(furthest.changed, changed) };
};

/** The draft's tier of the whole-file operations. */
export const WHOLE: { readonly tier: Tier; readonly candidates: number } = { tier: 'L0', candidates: 1 };
