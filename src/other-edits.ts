import { getFormat } from '../formats/index.ts';
import { blankDrafts } from '../formats/shared/drafts.ts';
import { readHereDocument } from '../formats/shared/here-documents.ts';
import { isRecord, parseLooseJson } from '../formats/shared/loose-json.ts';
import { listSigns } from '../formats/shared/response-signs.ts';
import { findCalledEdit, findShellEdit, type OwnEdits } from '../formats/shared/shell-edits.ts';
import type { Sign } from '../formats/shared/signs.ts';
import { listNamedFences } from '../formats/shared/whole-files.ts';
import { findTaggedEdit, findWrittenCalls } from '../formats/shared/written-calls.ts';
import { spellPath } from './edit/paths.ts';
import { EditError, unknownOp } from './errors.ts';
import type { Format, Proposal, Response, Span, ToolCall } from './types.ts';

/**
 * Refuses a response that makes edits in its format and beside them others in another notation, which would be lost in silence. What concerns a file
 * that the response states as a whole explains it, and so does text in another notation that concerns only files which calls edit; a fence with a path
 * quotes where the response edits that file.
 * @throws EditError `unknown_op`.
 */
export const rejectOtherEdits = (proposals: readonly Proposal[], response: Response, format: Format): void => {
  const edited = new Set(proposals.map(({ path }) => spellPath(path)));
  const own: OwnEdits = { paths: edited, patch: PATCHES.has(format.name) };
  rejectCalls(listRest(proposals, response), own);
  const spans = proposals.map(({ span }) => span).filter(({ call }) => call === undefined);
  const text = blankSpans(blankDrafts(response.text), spans);
  if (text.trim() === '') return;
  const signs = listSigns({ text, toolCalls: [] });
  const explained = listExplained(proposals, format);
  const isOther = (name: string): boolean => !isKin(name, format.name) && listEdited(name, { text, toolCalls: [] }).some((path) => !explained.has(path));
  const other = notations.find(({ name, needs }) => needs.every((sign) => signs.has(sign)) && isOther(name));
  if (other !== undefined) throw unknownOp(`an edit in the format ${other.name} beside those in the format ${format.name}`);
  const file = signs.has('named-fence') ? listNamedFences(text).find((path) => !edited.has(spellPath(path))) : undefined;
  if (file !== undefined) throw unknownOp(`the text of ${file} beside the edits`);
  const call = findTaggedEdit(text);
  if (call !== undefined) throw unknownOp(`the tool call ${JSON.stringify(call)} beside the edits`);
  const command = findShellEdit(text, own) ?? findEdScript(text, edited);
  if (command !== undefined) throw unknownOp(`the command ${JSON.stringify(command.slice(0, 80))} beside the edits`);
};

/** Whether a response that makes no edit in its format makes one in another notation, or by a command. */
export const makesOtherEdit = (response: Response, format: Format): boolean => {
  try {
    rejectOtherEdits([], response, format);
    return false;
  } catch (error) {
    if (error instanceof EditError) return true;
    throw error;
  }
};

/** The command that starts a script of ed for a file which the response does not edit: where it does, the script was read. */
const findEdScript = (text: string, edited: ReadonlySet<string>): string | undefined => {
  const startsScript = (line: string): boolean => {
    const path = /^[\s$]*ed\s/.test(line) ? readHereDocument(line)?.path : undefined;
    return path !== undefined && !edited.has(spellPath(path));
  };
  return text.includes('<<') ? text.split('\n').find(startsScript)?.trim() : undefined;
};

/** Formats whose answers are patches. */
const PATCHES: ReadonlySet<string> = new Set(['classic-diff', 'git-diff', 'udiff', 'v4a']);

const rejectCalls = (calls: readonly ToolCall[], own: OwnEdits): void => {
  for (const call of calls) {
    const isEdit = callFormats.some((name) => listEdited(name, { text: '', toolCalls: [call] }).length > 0);
    if (isEdit) throw unknownOp(`the tool call ${JSON.stringify(call.name.slice(0, 80))} beside the edits`);
    const json = typeof call.arguments === 'string' ? parseLooseJson(call.arguments) : { value: call.arguments };
    const command = 'value' in json && isRecord(json.value) ? findCalledEdit(json.value, own) : undefined;
    if (command !== undefined) throw unknownOp(`the command ${JSON.stringify(command.slice(0, 80))} beside the edits`);
  }
};

/** The calls, given or written in the text, that became no edit. */
const listRest = (proposals: readonly Proposal[], { text, toolCalls }: Response): ToolCall[] => {
  const read = new Set(proposals.map(({ span }) => span.call));
  if (toolCalls.length > 0) return toolCalls.filter((_, index) => !read.has(index));
  const spans = proposals.map(({ span }) => span).sort((one, other) => one.from - other.from);
  let next = 0;
  return findWrittenCalls(text).flatMap((found) => {
    if (!('name' in found)) return [];
    while ((spans[next]?.to ?? Number.POSITIVE_INFINITY) <= found.span.from) next++;
    return (spans[next]?.from ?? Number.POSITIVE_INFINITY) < found.span.to ? [] : [found];
  });
};

/** The files of which another notation tells again; '' where calls edit but one, which text without a path is about. */
const listExplained = (proposals: readonly Proposal[], { channel }: Format): ReadonlySet<string | undefined> => {
  const isStated = ({ kind, span }: Proposal): boolean => kind === 'write' || kind === 'lazy' || channel === 'tool' || span.call !== undefined;
  const stated = new Set(proposals.filter(isStated).map(({ path }) => spellPath(path)));
  const isCalled = proposals.every(({ span }) => channel === 'tool' || span.call !== undefined);
  return isCalled && stated.size === 1 ? stated.add('') : stated;
};

/** What a notation shows of itself, so that nothing is read in vain. */
const notations: readonly { readonly name: string; readonly needs: readonly Sign[] }[] = [
  { name: 'search-replace', needs: ['conflict-head', 'conflict-end'] },
  { name: 'xml', needs: ['xml-old', 'xml-new'] },
  { name: 'v4a', needs: ['begin-patch'] },
  { name: 'git-diff', needs: ['name-pair', 'numbered-hunk'] },
  { name: 'udiff', needs: ['name-pair', 'loose-hunk'] },
  { name: 'classic-diff', needs: ['context-stars'] },
  { name: 'json-edits', needs: ['json-old', 'json-new'] },
  { name: 'line-range', needs: ['json-start', 'json-end'] },
  { name: 'hashline', needs: ['json-anchor'] },
];

const callFormats = ['edit-tool', 'str-replace', 'symbol', 'v4a', 'lazy', 'search-replace-lines', 'hashline', 'line-range'];

/** Formats that read each other's notation; what is left of the own one is no edit. */
const isKin = (one: string, other: string): boolean => one === other || KIN.some((kin) => kin.has(one) && kin.has(other));
const KIN = [new Set(['search-replace', 'search-replace-fenced', 'search-replace-lines']), new Set(['git-diff', 'udiff'])];

/**
 * The paths that a response edits in a format, undefined where something is there that is not well formed. Of calls, only those of tools that are not
 * known count so.
 */
const listEdited = (name: string, response: Response): (string | undefined)[] => {
  try {
    return (
      getFormat(name)
        ?.parse(response)
        .map(({ path }) => spellPath(path)) ?? []
    );
  } catch (error) {
    if (!(error instanceof EditError)) throw error;
    const isNone = response.toolCalls.length > 0 ? error.code !== 'unknown_op' : error.code === 'no_edit_found';
    return isNone ? [] : [undefined];
  }
};

/** A text with lines left blank for its edits. */
const blankSpans = (text: string, spans: readonly Span[]): string => {
  const parts: string[] = [];
  let done = 0;
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    if (to <= done) continue;
    parts.push(text.slice(done, Math.max(done, from)), '\n');
    done = to;
  }
  return parts.join('') + text.slice(done);
};
