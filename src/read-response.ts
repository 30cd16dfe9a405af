import { blankDrafts } from '../formats/shared/drafts.ts';
import { lastWrittenLine } from '../formats/shared/response-lines.ts';
import { rejectAlternatives } from './alternatives.ts';
import { EditError, truncated } from './errors.ts';
import { rejectOtherEdits } from './other-edits.ts';
import type { Format, Proposal, Response } from './types.ts';

/**
 * Reads a response in a format: what it says, and that it says one thing, in one notation, and all of it.
 * @throws EditError when it is not well formed, offers alternatives, goes on in another format, or was cut off right behind an edit or on the way to the next.
 */
export const readProposals = (response: Response, format: Format): readonly Proposal[] => {
  const proposals = parse(response, format);
  rejectAlternatives(proposals, blankDrafts(response.text));
  rejectOtherEdits(proposals, response, format);
  if (response.finish === 'length' && mayGoOn(proposals, response)) throw truncated('it ends behind an edit, and others may have been due');
  return proposals;
};

/** Reads a response; where it was cut off, an edit that is not there was still due, and what is wrong with its last line alone is that it is a piece of one. */
const parse = (response: Response, format: Format): readonly Proposal[] => {
  try {
    return format.parse(response);
  } catch (error) {
    const end = response.text.lastIndexOf('\n') + 1;
    if (response.finish !== 'length' || !(error instanceof EditError) || error.code === 'truncated') throw error;
    if (error.code === 'no_edit_found') throw truncated('it ends before any edit');
    if (end === response.text.length || response.toolCalls.length > 0) throw error;
    if (codeOf({ ...response, text: response.text.slice(0, end) }, format) === error.code) throw error;
    throw truncated('its last line is a piece of one');
  }
};

const codeOf = (response: Response, format: Format): string | undefined => {
  try {
    format.parse(response);
    return undefined;
  } catch (error) {
    if (error instanceof EditError) return error.code;
    throw error;
  }
};

/** Whether what follows the last edit may be the start of another one: anything but prose, a draft too. */
const mayGoOn = (proposals: readonly Proposal[], { text, toolCalls }: Response): boolean => {
  if (toolCalls.length > 0) return false;
  const end = proposals.reduce((last, { span }) => Math.max(last, span.to), 0);
  const said = blankDrafts(text).slice(end).trimEnd();
  if (end + said.length < text.trimEnd().length) return true;
  return !isProse(lastWrittenLine(said));
};

/** Whether a line starts with a word that another one follows, and is no header or command of a patch or a script. */
const isProse = (line: string): boolean =>
  /^\s*(?:[-*#>] )?["'(*`]*\p{L}[\p{L}\p{N}'’",;:)*`-]*\s+\S/u.test(line) &&
  !/^\s*(?:diff --git|Index:|(?:new|deleted) file mode|rename (?:from|to)|similarity index|edit \d)/.test(line);
