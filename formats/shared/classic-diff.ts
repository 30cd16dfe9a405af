import { badHunkHeader, badLinePrefix, emptyHunk } from '../../src/errors.ts';
import type { HunkLine, Proposal, Response, Span } from '../../src/types.ts';
import { type ClassicNames, pathOf, readCommandNames, readContextNames, samePath } from './classic-names.ts';
import { readContextHunk, startsContextHunk } from './context-hunk.ts';
import { type DiffBlock, listDiffBlocks } from './diff-blocks.ts';
import { checkEdLine, readEdCommand, startsEdCommand } from './ed-script.ts';
import { type EditOrder, followOrder } from './edit-order.ts';
import { type HereDocument, readHereDocument } from './here-documents.ts';
import { changesAnything, toText } from './hunks.ts';
import { readNormalHunk, startsNormalHunk } from './normal-diff.ts';
import { readPatchText } from './patch-text.ts';
import { type ResponseLines, splitResponse } from './response-lines.ts';

/**
 * Reads context diffs, normal diffs and ed scripts (POSIX `diff -c`, `diff`, `diff -e`), in fences, here-documents or bare. All line numbers
 * refer to the files as shown; an ed script that can also be read the other way says so (`rival`). Nothing is ever executed. The path '' means
 * that the response names no file.
 */
export const readClassicDiff = (response: Response): Proposal[] => {
  const lines = splitResponse(readPatchText(response.text));
  const cut = response.finish === 'length';
  const blocks = listDiffBlocks(lines, cut);
  const hasFences = blocks.some(({ fenced }) => fenced);
  const proposals: Proposal[] = [];
  const orders = new Map<string, EditOrder>();
  for (const block of blocks) {
    const reader: Reader = {
      lines,
      block,
      proposals,
      orders,
      takesEd: block.fenced || !hasFences,
      names: samePath(block.path),
      readTo: block.from,
      script: false,
    };
    for (let line = block.from; line < block.to; ) line = readAt(reader, line);
    const isOpen = block.fenced ? cut || reader.readTo > block.from : reader.readTo === block.to && reader.readTo > block.from;
    const end = isOpen ? block.explainEnd('a diff') : undefined;
    if (end !== undefined) throw end;
    checkHeader(reader);
  }
  return proposals;
};

interface Reader {
  readonly lines: ResponseLines;
  readonly block: DiffBlock;
  readonly proposals: Proposal[];
  /** The ed scripts by the path they edit. */
  readonly orders: Map<string, EditOrder>;
  readonly takesEd: boolean;
  /** The file that what follows is about. */
  names: ClassicNames;
  /** Set behind the header of a context diff: whether a hunk followed. */
  hunks?: boolean;
  /** Whether an ed script is open. */
  script: boolean;
  here?: HereDocument;
  /** The line after what was last read. */
  readTo: number;
}

/** Reads what stands at a line; gives the line to go on with. */
const readAt = (reader: Reader, line: number): number => {
  const { block, here } = reader;
  const text = block.at(line) ?? '';
  const next = block.at(line + 1);
  if (here !== undefined && text.trim() === here.delimiter) return endHereDocument(reader, line);
  if (isContextHeader(text, next)) return readHeader(reader, text, next ?? '', line);
  if (startsContextHunk(text) && (reader.hunks !== undefined || text.endsWith('****') || startsContextHunk(next ?? ''))) return readContext(reader, line);
  if (startsNormalHunk(text) && (block.fenced || here !== undefined || /^[<>]/.test(next ?? ''))) return readNormal(reader, line);
  if (startsEdCommand(text) && (reader.takesEd || here !== undefined)) return readEd(reader, line);
  if (reader.hunks === false && text.startsWith('@@')) throw badHunkHeader(text);
  readOther(reader, text, line);
  return line + 1;
};

/** The header of a context diff; `*** ` lines of a patch envelope are none. */
const isContextHeader = (text: string, next: string | undefined): boolean =>
  text.startsWith('*** ') &&
  next?.startsWith('--- ') === true &&
  !startsContextHunk(text) &&
  !/^\*\*\* (?:Begin|End|Update|Add|Delete|Move) /.test(text.slice(0, 20));

const readHeader = (reader: Reader, minus: string, plus: string, line: number): number => {
  checkHeader(reader);
  reader.names = readContextNames(minus, plus);
  reader.hunks = false;
  return advance(reader, line + 2);
};

const checkHeader = ({ hunks, names }: Reader): void => {
  if (hunks === false) throw emptyHunk(pathOf(names));
};

const readContext = (reader: Reader, line: number): number => {
  const { lines, hint, to } = readContextHunk(upToDelimiter(reader), line);
  reader.hunks = true;
  reader.proposals.push(toProposal(reader.names, lines, hint, spanOf(reader, line, to)));
  return advance(reader, to);
};

/** The block; within a here-document it ends at the delimiter. */
const upToDelimiter = ({ block, here }: Reader): DiffBlock => {
  if (here === undefined) return block;
  const at = (line: number): string | undefined => {
    const text = block.at(line);
    return text?.trim() === here.delimiter ? undefined : text;
  };
  return { ...block, at };
};

const toProposal = (names: ClassicNames, lines: readonly HunkLine[], hint: number, span: Span): Proposal => {
  const path = pathOf(names);
  const { before, after, absent } = names;
  if (!changesAnything(lines)) throw emptyHunk(path);
  const isAll = (op: HunkLine['op']): boolean => hint === 0 && lines.every((line) => line.op === op);
  if (before === undefined || (absent === 'before' && isAll('insert'))) {
    if (!isAll('insert')) throw badLinePrefix(lines.find(({ op }) => op !== 'insert')?.text ?? '', '"+ " in a new file');
    return { kind: 'write', path, text: toText(lines), over: 'new', span };
  }
  if (after === undefined || (absent === 'after' && isAll('delete'))) {
    if (!isAll('delete')) throw badLinePrefix(lines.find(({ op }) => op !== 'delete')?.text ?? '', '"- " in a deleted file');
    return { kind: 'delete', path, span };
  }
  return { kind: 'hunk', path, lines, scopes: [], hint, atEnd: false, span };
};

/** A change that says how the file ends is a hunk, since only hunks can; any other is a range of lines whose old text is verified. */
const readNormal = (reader: Reader, line: number): number => {
  const { first, last, deleted, inserted, to } = readNormalHunk(reader.block, line);
  const path = pathOf(reader.names);
  const span = spanOf(reader, line, to);
  if ([...deleted, ...inserted].some(({ noEol }) => noEol)) {
    const lines = [...deleted.map((old) => ({ op: 'delete', ...old }) as const), ...inserted.map((fresh) => ({ op: 'insert', ...fresh }) as const)];
    reader.proposals.push({ kind: 'hunk', path, lines, scopes: [], hint: first, atEnd: false, span });
  } else {
    const guards = deleted.map(({ text }, index) => ({ line: first + index, text }));
    reader.proposals.push({ kind: 'lines', path, first, last, text: toText(inserted.map((fresh) => ({ op: 'insert', ...fresh }))), guards, span });
  }
  return advance(reader, to);
};

const readEd = (reader: Reader, line: number): number => {
  const { first, last, lines, to } = readEdCommand(reader.block, line);
  const path = pathOf(reader.names);
  const span = spanOf(reader, line, to);
  const order = reader.orders.get(path) ?? followOrder();
  reader.orders.set(path, order);
  const rival = order({ first: first ?? Number.POSITIVE_INFINITY, deleted: last - (first ?? last), inserted: lines.length });
  reader.script = true;
  if (first === undefined) {
    const inserted = lines.map((text) => ({ op: 'insert', text }) as const);
    reader.proposals.push({ kind: 'hunk', path, lines: inserted, scopes: [], atEnd: true, span });
  } else {
    const text = lines.map((content) => `${content}\n`).join('');
    reader.proposals.push({ kind: 'lines', path, first, last, ...(rival !== undefined && { rival }), text, guards: [], span });
  }
  return advance(reader, to);
};

/** A line that changes nothing: it may name the file, open a here-document, end an ed script, or be a command that a script may not have. */
const readOther = (reader: Reader, text: string, line: number): void => {
  const { block } = reader;
  const here = readHereDocument(text);
  if (here !== undefined) {
    reader.here = here;
    if (here.path !== undefined) reader.names = samePath(here.path);
    return;
  }
  const names = readCommandNames(text);
  if (names !== undefined) reader.names = names;
  if (!reader.script || names !== undefined || text.trim() === '') return;
  if (!block.fenced && reader.here === undefined && block.at(line - 1)?.trim() === '') reader.script = false;
  else checkEdLine(text, pathOf(reader.names));
};

const endHereDocument = (reader: Reader, line: number): number => {
  delete reader.here;
  reader.names = samePath(reader.block.path);
  reader.script = false;
  return line + 1;
};

const spanOf = ({ lines }: Reader, from: number, to: number): Span => ({ from: lines.from(from), to: lines.from(to) });

const advance = (reader: Reader, line: number): number => {
  reader.readTo = line;
  return line;
};
