import { badMarkerOrder, missingPath, noEditFound, truncated, unterminatedBlock } from '../../src/errors.ts';
import type { Proposal, Response } from '../../src/types.ts';
import { findPathAbove } from './block-paths.ts';
import { blankDrafts } from './drafts.ts';
import { type ResponseLines, splitResponse } from './response-lines.ts';
import { findSectionEnds } from './xml-sections.ts';
import { readLineAttribute, readPathAttribute, readTags, type Tag } from './xml-tags.ts';
import { readTaggedEdit, readTaggedLines } from './xml-text.ts';

/**
 * Reads edits in tags: old and new text one after the other, in `<edit>` or without it, and whole files in `<write_to_file>`. The path of an edit is
 * that of its own element or attribute, else the last one before it, else one in the prose at most three lines above, else that of the edit
 * before. Nothing is decoded.
 * A path of '' means that the response names no file. Facts: the GPT-4.1 prompting guide, Zed's `edit_parser.rs`.
 */
export const readTaggedEdits = (response: Response): Proposal[] => {
  const text = blankDrafts(response.text);
  const tags = readTags(text);
  const reading: Reading = { response, text, tags, ends: findSectionEnds(text, tags), lines: splitResponse(text), line: 0 };
  const state: State = { proposals: [], path: '', named: false, done: 0, scope: undefined, scoped: false };
  for (let index = 0; index < tags.length; ) index = readTag(reading, state, index);
  const { proposals, scope } = state;
  if (scope !== undefined && (proposals.length === scope.first || response.finish === 'length')) throw failOpen(reading, scope.tag);
  if (proposals.length === 0) throw noEditFound('<old_code> and <new_code>');
  return proposals;
};

interface Reading {
  readonly response: Response;
  /** The response without drafts: where tags are looked for. Sections are taken from the response itself, since they may hold what looks like drafts. */
  readonly text: string;
  readonly tags: readonly Tag[];
  readonly ends: ReturnType<typeof findSectionEnds>;
  readonly lines: ResponseLines;
  /** The line that was asked for last. */
  line: number;
}

interface State {
  readonly proposals: Proposal[];
  path: string;
  /** Whether `path` was stated since the last edit. */
  named: boolean;
  /** The line behind the last edit. */
  done: number;
  /** The `<edit>` or `<write_to_file>` that is open, and the number of its first proposal. */
  scope: { readonly tag: Tag; readonly first: number; named: boolean; inherits: boolean } | undefined;
  /** Whether an edit before stated its path within its own tags. */
  scoped: boolean;
}

/** Reads what starts with a tag; returns the number of the tag behind it. */
const readTag = (reading: Reading, state: State, index: number): number => {
  const tag = reading.tags[index];
  if (tag === undefined) return index + 1;
  const { role, form } = tag;
  if (role === 'path') return readPath(reading, state, index);
  if (role === 'edit' || role === 'write') {
    closeScope(state);
    state.scope = form === 'open' ? { tag, first: state.proposals.length, named: false, inherits: false } : undefined;
    if (form === 'open') namePath(state, readPathAttribute(tag));
  } else if (role === 'list') namePath(state, readPathAttribute(tag));
  else if (isReadable(state, tag)) return readSections(reading, state, index);
  return index + 1;
};

/** @throws EditError `missing_path` for an edit without a path of its own, where those before it have theirs. */
const closeScope = (state: State): void => {
  const { scope } = state;
  if (scope?.inherits && !scope.named && state.scoped) throw missingPath('an <edit>');
  if (scope?.named) state.scoped = true;
};

/** Whether a tag of a section counts here: names that any markup has count in the right scope only. */
const isReadable = ({ scope }: State, { role, common }: Tag): boolean => {
  if (role === 'leak') return false;
  if (role === 'content') return scope?.tag.role === 'write';
  return !common || scope?.tag.role === 'edit';
};

const readPath = ({ response, tags }: Reading, state: State, index: number): number => {
  const [tag, end] = [tags[index], tags[index + 1]];
  const stated = tag && readPathAttribute(tag);
  if (stated !== undefined) namePath(state, stated);
  if (stated !== undefined || tag?.form !== 'open' || end?.role !== 'path' || end.form !== 'close' || end.from - tag.to > LONGEST_PATH) return index + 1;
  const written = response.text.slice(tag.to, end.from).trim();
  const quoted = /^(["'`])(.+)\1$/.exec(written)?.[2];
  if (written !== '' && !written.includes('\n')) namePath(state, quoted ?? written);
  return index + 2;
};

const LONGEST_PATH = 1000;

/** Takes a path for what follows, and for the edits of the same scope that had none of their own. */
const namePath = (state: State, path: string | undefined): void => {
  const { proposals, scope } = state;
  if (path === undefined) return;
  state.path = path;
  state.named = true;
  if (scope === undefined || scope.named) return;
  scope.named = true;
  for (const proposal of proposals.splice(scope.first)) proposals.push({ ...proposal, path });
};

/** @throws EditError when a section has no end, or no old or new text beside it. */
const readSections = (reading: Reading, state: State, index: number): number => {
  const { response, tags } = reading;
  const tag = tags[index];
  if (tag === undefined) return index + 1;
  if (tag.form === 'close') throw badMarkerOrder(printTag(tag), '<old_code>');
  const isFirst = state.scope !== undefined && state.proposals.length === state.scope.first;
  if (tag.role === 'new' && !isFirst) throw badMarkerOrder(printTag(tag), '<old_code>');
  const end = tag.role === 'old' ? endOfOld(reading, index) : endOfNew(reading, index);
  const path = findPath(reading, state, state.scope?.tag ?? tag);
  const open = tag.role === 'old' ? end + 1 : index;
  const close = tag.role === 'old' ? endOfNew(reading, open) : end;
  const old = tag.role === 'old' ? sectionOf(reading, index, end) : '';
  const fresh = sectionOf(reading, open, close);
  const span = { from: tag.from, to: tags[close]?.to ?? response.text.length };
  state.proposals.push(toProposal({ tag, path, old, fresh }, span));
  state.path = path;
  state.named = false;
  state.done = lineAt(reading, span.to) + 1;
  return tags[close]?.role === 'edit' || tags[close]?.role === 'list' ? close : close + 1;
};

const toProposal = ({ tag, path, old, fresh }: { tag: Tag; path: string; old: string; fresh: string }, span: Proposal['span']): Proposal => {
  if (tag.role === 'content') return { kind: 'write', path, text: readTaggedLines(fresh, path), over: 'any', span };
  const hint = readLineAttribute(tag);
  return { kind: 'find', path, ...readTaggedEdit(old, fresh, path), occurrence: 'only', ...(hint !== undefined && { hint }), span };
};

const sectionOf = ({ response, tags }: Reading, open: number, close: number): string =>
  open === close ? '' : response.text.slice(tags[open]?.to ?? 0, tags[close]?.from ?? response.text.length);

const endOfOld = (reading: Reading, index: number): number => {
  const { tags, ends, response } = reading;
  const tag = tags[index];
  const end = tag?.form === 'empty' ? index : ends.ofOld(index);
  const next = tags[(end ?? index + 1) + 1];
  if (end !== undefined && next?.role === 'new' && next.form !== 'close') return end;
  const isClosed = end !== undefined || tags[index + 1]?.form === 'close';
  if (!isClosed || next === undefined || next.role === 'new' || response.finish === 'length') throw failOpen(reading, tag);
  throw badMarkerOrder(printTag(next), '<new_code>');
};

const endOfNew = (reading: Reading, index: number): number => {
  const tag = reading.tags[index];
  const end = tag?.form === 'empty' ? index : reading.ends.ofNew(index);
  if (end === undefined) throw failOpen(reading, tag);
  return end;
};

/** The path that an edit is for, which starts at tag `start`. */
const findPath = (reading: Reading, { path, named, done, scope }: State, start: Tag): string => {
  if (named) return path;
  const above = findPathAbove(reading.lines, lineAt(reading, start.from), done);
  if (scope !== undefined && above === undefined) scope.inherits = true;
  return above ?? path;
};

/** The line of an offset; offsets are asked for in about the order of the text. */
const lineAt = (reading: Reading, offset: number): number => {
  while (reading.line > 0 && reading.lines.from(reading.line) > offset) reading.line--;
  while (reading.line + 1 < reading.lines.count && reading.lines.from(reading.line + 1) <= offset) reading.line++;
  return reading.line;
};

const printTag = ({ form, name }: Tag): string => (form === 'close' ? `</${name}>` : `<${name}>`);

const failOpen = (reading: Reading, tag: Tag | undefined) => {
  const what = `the ${tag === undefined ? 'tag' : printTag(tag)} at line ${lineAt(reading, tag?.from ?? 0) + 1} of the response`;
  return reading.response.finish === 'length' ? truncated(`${what} is not closed`) : unterminatedBlock(what);
};
