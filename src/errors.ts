import type { Rejection } from './verdict.ts';

/** Every code an edit can be rejected with; docs/formats/README.md says when. */
export type EditCode = ReadCode | FileCode | LocateCode | 'overlap' | 'no_change' | 'timed_out' | 'too_large';
type ReadCode =
  | 'bad_hunk_header'
  | 'bad_json'
  | 'bad_line_prefix'
  | 'bad_marker_order'
  | 'count_mismatch'
  | 'duplicate_file_op'
  | 'empty_hunk'
  | 'lazy_placeholder'
  | 'missing_path'
  | 'no_edit_found'
  | 'truncated'
  | 'unknown_op'
  | 'unterminated_block';
type FileCode = 'binary' | 'file_exists' | 'file_not_found' | 'is_directory' | 'path_outside_repo';
type LocateCode = 'ambiguous' | 'eof_mismatch' | 'line_out_of_range' | 'not_found' | 'out_of_order' | 'scope_not_found' | 'stale_anchor' | 'wrong_count';

/** Facts that go with a rejection; all positions are 0-based. */
export type EditFacts = Omit<Rejection, 'code' | 'message'>;

/** A response that cannot be read, placed or applied. It becomes a result with a code; it never reaches the pool. */
export class EditError extends Error {
  readonly code: EditCode;
  readonly facts: EditFacts;
  constructor(code: EditCode, message: string, facts: EditFacts = {}) {
    super(message);
    this.name = 'EditError';
    this.code = code;
    this.facts = facts;
  }
}

/** What a person got wrong: one sentence that says what was expected and what was received. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The same of one file: `what` goes on after its name, beginning with a colon or a space; `at` is where in it, counted from 1. */
export class FileError extends UsageError {
  readonly file: string;
  readonly what: string;
  readonly at: { readonly line: number; readonly column: number } | undefined;
  constructor(file: string, what: string, at?: { readonly line: number; readonly column: number }) {
    super(`${file}${at === undefined ? '' : `:${at.line}:${at.column}`}${what}`);
    this.file = file;
    this.what = what;
    this.at = at;
  }
}

/** What the machine got wrong (no provider, no sandbox, a broken file). Exit code 3. */
export class InfraError extends Error {
  override readonly name = 'InfraError';
}

/** The rejection as data, as it stands in a result. */
export const toRejection = (error: EditError): Rejection => ({ code: error.code, message: error.message, ...error.facts });

/** The same error, naming the proposal it came from. */
export const atProposal = (error: EditError, proposal: number): EditError => new EditError(error.code, error.message, { ...error.facts, proposal });

// One function for each message, sorted by code. Positions are printed 1-based.

export const ambiguous = (path: string, lines: readonly number[], facts: EditFacts = {}) =>
  new EditError('ambiguous', `the anchor occurs ${lines.length} times in ${path} (lines ${printLines(lines)}); it must occur once`, {
    ...facts,
    lines: lines.slice(0, MAX_LINES),
  });
export const ambiguousAnswer = (path: string) =>
  new EditError('ambiguous', `the response offers the edit of ${path} as one to choose or not to make; it must only hold those to make`);
export const ambiguousFence = (path: string) =>
  new EditError('ambiguous', `a fence stands round the new text for ${path} and none round the old one: it may be part of the text or not`);
export const ambiguousGap = (path: string, line: string, lines: readonly number[], facts: EditFacts) =>
  new EditError('ambiguous', `${quote(line)} may stand for left-out lines, or be itself, as ${path} has such a comment on ${sayLines(lines)}`, {
    ...facts,
    lines: lines.slice(0, MAX_LINES),
  });
export const ambiguousLazyLine = (path: string, line: string, lines: readonly number[], facts: EditFacts) =>
  new EditError('ambiguous', `${quote(line)}, next to a comment for left-out lines, may be any of ${sayLines(lines)} of ${path}; it must be one`, {
    ...facts,
    lines: lines.slice(0, MAX_LINES),
  });
export const ambiguousLine = (path: string, line: number, rival: number) =>
  new EditError(
    'ambiguous',
    `line ${line + 1} of ${path} is line ${rival + 1} of the file as shown when the edits before it count as made; both can be meant`,
    {
      lines: [line, rival],
    },
  );
export const ambiguousPlace = (path: string) =>
  new EditError('ambiguous', `the edit gives no text by which its place in ${path} could be found, and the file is not empty`, { lines: [] });
export const badHunkHeader = (header: string) => new EditError('bad_hunk_header', `this is no hunk header of the format: ${quote(header)}`);
export const badJson = (what: string) => new EditError('bad_json', what);
export const badLinePrefix = (line: string, expected = 'a space, "-" or "+"') =>
  new EditError('bad_line_prefix', `a hunk line must start with ${expected}, but this one does not: ${quote(line)}`);
export const badMarkerOrder = (marker: string, expected: string) => new EditError('bad_marker_order', `found ${quote(marker)} where ${expected} was expected`);
export const binary = (path: string) => new EditError('binary', `${path} is binary; edits apply to text`);
export const countMismatch = (header: string, stated: string, found: string) =>
  new EditError('count_mismatch', `the hunk ${quote(header)} states ${stated} but has ${found}`);
export const duplicateFileOp = (path: string) => new EditError('duplicate_file_op', `${path} is named by two file operations that exclude each other`);
export const emptyHunk = (path: string) => new EditError('empty_hunk', `a hunk for ${path} changes nothing: it has neither "-" nor "+" lines`);
export const eofMismatch = (path: string) => new EditError('eof_mismatch', `the edit says how ${path} ends, but the file ends otherwise`);
export const fileExists = (path: string) => new EditError('file_exists', `${path} exists already; this edit can only create it`);
export const fileNotFound = (path: string) => new EditError('file_not_found', `${path} is not in the repo`, { path });
export const isDirectory = (path: string) => new EditError('is_directory', `${path} is a folder, not a file`);
export const lazyPlaceholder = (path: string, line: string) => new EditError('lazy_placeholder', `the new text of ${path} leaves code out: ${quote(line)}`);
export const lazyUnclear = (path: string, line: string) =>
  new EditError(
    'lazy_placeholder',
    `it is open which lines of ${path} the new text leaves out beside this one: ${quote(line)}; next to a comment for left-out lines, lines of the file must stand`,
  );
export const lineOutOfRange = (path: string, line: number, count: number) =>
  new EditError('line_out_of_range', `line ${line + 1} is outside ${path}, which has ${count} lines`);
export const missingPath = (what: string) => new EditError('missing_path', `${what} does not say which file it edits`);
export const noChange = () => new EditError('no_change', 'the edits leave every file as it was');
export const noEditFound = (expected: string) => new EditError('no_edit_found', `the response holds no edit: expected ${expected}`);
export const noFormatFound = () => new EditError('no_edit_found', 'the response holds no edit: nothing in it looks like one of the formats');
export const notFound = (path: string, facts: EditFacts = {}) =>
  new EditError(
    'not_found',
    facts.replacedBy !== undefined
      ? `the anchor does not occur in ${path} any more: edit ${facts.replacedBy + 1} of the response changed that text`
      : facts.done || facts.nearest === undefined
        ? `the anchor does not occur in ${path}${facts.done ? '; the new text stands there already' : ''}`
        : `the anchor does not occur in ${path}; the closest text is at line ${facts.nearest.line + 1}: ${quote(facts.nearest.text)}`,
    facts,
  );
export const numberlessHunk = (path: string, profile: string) =>
  new EditError('bad_hunk_header', `a hunk of ${path} has no line numbers, and ${profile} reads only hunks that have them ("@@ -1,2 +1,2 @@")`);
export const outOfOrder = (path: string) => new EditError('out_of_order', `the hunks for ${path} are not in the order of the file`);
export const overlap = (path: string, line: number) => new EditError('overlap', `two edits change the same text of ${path} near line ${line + 1}`);
export const overlapWithItself = (path: string) => new EditError('overlap', `the same edit of ${path} is there twice`);
export const pathOutsideRepo = (path: string) => new EditError('path_outside_repo', `${quote(path)} is not a path inside the repo`);
export const scopeNotFound = (path: string, scope: string) => new EditError('scope_not_found', `no line of ${path} reads ${quote(scope)}`);
export const staleAnchor = (path: string, line: number) =>
  new EditError('stale_anchor', `line ${line + 1} of ${path} is not what the edit says it is`, { lines: [line] });
export const symbolicLink = (path: string) => new EditError('binary', `${path} is a symbolic link; edits apply to text files, not through links`);
export const symbolNotFound = (path: string, symbol: string, facts: EditFacts = {}) =>
  new EditError('not_found', `${path} has no symbol named ${quote(symbol)}`, facts);
export const timedOut = (limitMs: number) => new EditError('timed_out', `judging took longer than ${limitMs} ms`);
export const tooLarge = (size: number, limit: number) => new EditError('too_large', `the response has ${size} characters; the limit is ${limit}`);
export const tooMuchInserted = (path: string, limit: number) =>
  new EditError('too_large', `the edits put too much into ${path} and the files before it; the limit is ${limit} characters`);
export const tooMuchSearched = (path: string, limit: number) =>
  new EditError('too_large', `the edits of ${path} and the files before it take too long to find; the limit is ${limit} characters and places looked at`);
export const tornDeclaration = (symbol: string) =>
  new EditError('unterminated_block', `the new text of ${quote(symbol)} is no whole declaration: its brackets do not match`);
export const truncated = (what: string) => new EditError('truncated', `the response was cut off at its token limit: ${what}`);
export const uncertainEnd = (path: string, symbol: string, lines: readonly number[]) =>
  new EditError('ambiguous', `${path} has a syntax error: it is uncertain where ${quote(symbol)} ends`, { lines });
export const unknownOp = (what: string) => new EditError('unknown_op', `${what} is no operation of this format`);
export const unterminatedBlock = (what: string) => new EditError('unterminated_block', `${what} is not closed`);
export const wrongCount = (path: string, stated: number, lines: readonly number[]) =>
  new EditError('wrong_count', `the edit expects ${stated} occurrences in ${path}, but there are ${lines.length}`, { lines: lines.slice(0, MAX_LINES) });

// What a person or the machine got wrong, sorted by name.

export const gradeOfOtherEdit = (line: number) =>
  new UsageError(`the grade of line ${line} is about another edit than its result: results or samples have changed since; "grade --restart" grades anew`);
export const unknownFormat = (name: string) => new UsageError(`no format is named ${quote(name)}; "diffgauge formats" lists them`);
export const unknownProfile = (name: unknown, known: Iterable<string>) =>
  new UsageError(`no profile is named ${JSON.stringify(name)}; expected one of ${[...known].join(', ')}`);

/** Of a folder that was to be made: only what no other place would mend is the machine's fault. */
export const unmakable = (path: string, cause: unknown) => {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const reason = makingReasons.get(code) ?? reasons.get(code) ?? (cause instanceof Error ? cause.message : String(cause));
  return new (code !== 'ENOSPC' && (makingReasons.has(code) || reasons.has(code)) ? UsageError : InfraError)(`the folder ${path} cannot be made: ${reason}`);
};

export const unreadable = (path: string, cause: unknown) => {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return new UsageError(`${path} cannot be read: ${reasons.get(code) ?? (cause instanceof Error ? cause.message : String(cause))}`);
};
/** The same of a file that was to be written: a wrong place is the person's fault, all else the machine's. */
export const unwritable = (path: string, cause: unknown) => {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const reason = writingReasons.get(code) ?? reasons.get(code) ?? (cause instanceof Error ? cause.message : String(cause));
  return new (writingReasons.has(code) ? UsageError : InfraError)(`${path} cannot be written: ${reason}`);
};

const writingReasons: ReadonlyMap<string, string> = new Map(['EISDIR', 'ENOENT', 'ENOTDIR'].map((code) => [code, 'expected a file in a folder that is there']));
const belowFile = 'it is a file or lies below one; expected a folder, or a new name';
const makingReasons: ReadonlyMap<string, string> = new Map([
  ['EEXIST', belowFile],
  ['ENOENT', 'the system makes no folders there'],
  ['ENOTDIR', belowFile],
]);
const reasons: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'permission denied'],
  ['EISDIR', 'it is a folder, expected a file'],
  ['ENOENT', 'there is nothing of that name'],
  ['ENOSPC', 'no space is left on the device'],
  ['ENOTDIR', 'it is a file, expected a folder'],
  ['EPERM', 'permission denied'],
  ['EROFS', 'the file system is read-only'],
]);

/** How many positions a rejection holds at most; its sentence states the full number. */
const MAX_LINES = 100;

const quote = (text: string): string => JSON.stringify(text.length > 120 ? `${text.slice(0, 117)}...` : text);
const sayLines = (lines: readonly number[]): string => `${lines.length === 1 ? 'line' : 'lines'} ${printLines(lines)}`;
const printLines = (lines: readonly number[]): string =>
  lines
    .slice(0, 8)
    .map((line) => line + 1)
    .join(', ') + (lines.length > 8 ? ', ...' : '');
