import { getFormat } from '../formats/index.ts';
import { writesFile } from '../formats/shared/here-documents.ts';
import { listSigns } from '../formats/shared/response-signs.ts';
import type { Sign } from '../formats/shared/signs.ts';
import { listNamedFences } from '../formats/shared/whole-files.ts';
import { findWrittenCalls } from '../formats/shared/written-calls.ts';
import { spellPath } from './edit/paths.ts';
import { EditError, unknownOp } from './errors.ts';
import type { Format, Proposal, Response, Span } from './types.ts';

/**
 * Refuses a response that makes edits in its format and beside them others in another notation, which would be lost in silence. What concerns a file
 * that the response states as a whole explains it; a fence with a path quotes where the response edits that file.
 * @throws EditError `unknown_op`.
 */
export const rejectOtherEdits = (proposals: readonly Proposal[], response: Response, format: Format): void => {
  const rest = withoutRead(proposals, response);
  const written = response.toolCalls.length > 0 ? [] : findWrittenCalls(rest.text).filter((found) => 'name' in found);
  const call = [...rest.toolCalls, ...written].find((one) => callFormats.some((name) => listEdited(name, { text: '', toolCalls: [one] }).length > 0));
  if (call !== undefined) throw unknownOp(`the tool call ${JSON.stringify(call.name.slice(0, 80))} beside the edits`);
  if (rest.text.trim() === '') return;
  const signs = listSigns({ text: rest.text, toolCalls: [] });
  const stated = new Set(proposals.filter(({ kind }) => kind === 'write' || kind === 'lazy').map(({ path }) => spellPath(path)));
  const isOther = (name: string): boolean => !isKin(name, format.name) && listEdited(name, rest).some((path) => !stated.has(path));
  const other = notations.find(({ name, needs }) => needs.every((sign) => signs.has(sign)) && isOther(name));
  if (other !== undefined) throw unknownOp(`an edit in the format ${other.name} beside those in the format ${format.name}`);
  const edited = new Set(proposals.map(({ path }) => spellPath(path)));
  const file = signs.has('named-fence') ? listNamedFences(rest.text).find((path) => !edited.has(spellPath(path))) : undefined;
  if (file !== undefined) throw unknownOp(`the text of ${file} beside the edits`);
  const command = rest.text.includes('<<') ? rest.text.split('\n').find(writesFile) : undefined;
  if (command !== undefined) throw unknownOp(`the command ${JSON.stringify(command.trim().slice(0, 80))} beside the edits`);
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

/** The paths that a response edits in a format, '' where something is there that is not well formed. Of calls, only those of tools that are not known count so. */
const listEdited = (name: string, response: Response): string[] => {
  try {
    return (
      getFormat(name)
        ?.parse(response)
        .map(({ path }) => spellPath(path)) ?? []
    );
  } catch (error) {
    if (!(error instanceof EditError)) throw error;
    const isNone = response.toolCalls.length > 0 ? error.code !== 'unknown_op' : error.code === 'no_edit_found';
    return isNone ? [] : [''];
  }
};

/** The response without what became an edit: its text blanked out there, so that lines stay, and its tool calls taken out. */
const withoutRead = (proposals: readonly Proposal[], { text, toolCalls }: Response): Response => {
  const read = new Set(proposals.map(({ span }) => span.call));
  return {
    text: blankSpans(
      text,
      proposals.map(({ span }) => span).filter(({ call }) => call === undefined),
    ),
    toolCalls: toolCalls.filter((_, index) => !read.has(index)),
  };
};

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
