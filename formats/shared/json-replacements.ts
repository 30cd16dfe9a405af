import { badJson, noEditFound, truncated, unknownOp, unterminatedBlock } from '../../src/errors.ts';
import type { Proposal, Response } from '../../src/types.ts';
import { createEditDetector, findRemains, isCut } from './broken-json.ts';
import { blankDrafts } from './drafts.ts';
import { readFences } from './fences.ts';
import { findJson } from './json-in-prose.ts';
import { isRecord, type JsonDoubt, type JsonFailure, type LooseJson } from './loose-json.ts';
import { readReplacements, replacementNames, saysReplacement, saysWrite } from './replacements.ts';
import { readCalls } from './tool-arguments.ts';

/**
 * Reads replacements that a response states as JSON: arrays of them, objects with a list of them, one object a line, in fences or not; where the text has
 * none, the arguments of tool calls. Other JSON is ignored. A path of '' means that the response names no file.
 */
export const readJsonEdits = (response: Response): Proposal[] => {
  const text = blankDrafts(response.text);
  const found = findJson(text, FIRST_KEYS);
  const closedTo = endOfClosed(text);
  const isBrokenEdit = createEditDetector(text);
  const said: LooseJson[] = [];
  const proposals: Proposal[] = [];
  for (const json of found) {
    const edits = 'open' in json ? [] : readEdits(json);
    if (edits.length > 0 && !('open' in json)) said.push(json);
    if (edits.length > 0 && json.from > closedTo) throw failEnd('the fence around the JSON', response);
    if ('open' in json && isBrokenEdit(json)) throw failJson(text, json, response);
    for (const edit of edits) proposals.push(edit);
  }
  const rest = findRemains(text, said);
  if (rest !== undefined) throw badJson(`beside the JSON stands ${JSON.stringify(text.slice(rest, rest + 20))}, which is part of no edit`);
  if (proposals.length > 0) return proposals;
  const called = readCalls(response).flatMap((call) => (saysReplacement(call.values) ? readReplacements(call) : rejectOther(call.values)));
  if (called.length > 0) return called;
  const broken = found.find((json) => 'open' in json && START.test(text.slice(json.from, json.from + 50)));
  throw broken !== undefined && 'open' in broken ? failJson(text, broken, response) : noEditFound('a JSON array of edits with "file", "old" and "new"');
};

/** Where a last fence starts that does not end: the edits in it may not be all. */
const endOfClosed = (text: string): number => {
  const fence = readFences(text).at(-1);
  return fence === undefined || fence.closed ? text.length : fence.from;
};

const LISTS = ['edits', 'replacements'];
const FIRST_KEYS = [...replacementNames.path, ...replacementNames.old, ...LISTS, 'explanation'];
const START = /^(?:\[\s*)?\{\s*(?:["']|$)/;

const readEdits = (json: LooseJson): Proposal[] => {
  const values = Array.isArray(json.value) ? { edits: json.value } : json.value;
  if (!isRecord(values)) return [];
  if (!saysReplacement(values)) return rejectOther(values);
  const fields = { tool: 'the JSON', values, span: { from: json.from, to: json.to } };
  const proposals = readReplacements(fields, { spanOf: (value) => json.spans.get(value) });
  if (json.doubts.length > 0) for (const proposal of proposals) checkDoubts(proposal, json.doubts);
  return proposals;
};

/** JSON that edits nothing; what does something else with a file cannot be left out. */
const rejectOther = (values: Readonly<Record<string, unknown>>): [] => {
  const [first] = Array.isArray(values.edits) ? values.edits : [values];
  if (isRecord(first) && saysFileOperation(first)) throw unknownOp(`an object with ${JSON.stringify(Object.keys(first).slice(0, 8)).slice(0, 200)}`);
  return [];
};

const saysFileOperation = (values: Readonly<Record<string, unknown>>): boolean =>
  saysWrite(values) || (replacementNames.path.some((name) => typeof values[name] === 'string') && OPERATIONS.some((name) => name in values));

const OPERATIONS = ['op', 'operation', 'action', 'delete', 'rename', 'create'];

/**
 * Checks that no escape is read by guessing. One that JSON does not have (`\d`, `\'`) shows that backslashes were not escaped, or that too much was: it is
 * kept as written, and counts only where the old text has it too, so that the file bears witness. The same goes for the control characters beside it.
 */
const checkDoubts = (proposal: Proposal, doubts: readonly JsonDoubt[]): void => {
  if (proposal.kind !== 'find') return;
  const { find, replace, span } = proposal;
  const own = doubts.slice(countBefore(doubts, span.from), countBefore(doubts, span.to)).map(({ escape: written }) => written);
  const escapes = [...new Set(own)].slice(0, MOST_ESCAPES).filter((written) => find.includes(written) || replace.includes(written));
  const [first] = escapes;
  if (first === undefined) return;
  const unsure = [...escapes, '\b', '\f', '\n', '\r', '\t'].some((part) => replace.includes(part) && !find.includes(part));
  if (unsure || escapes.length === MOST_ESCAPES) throw badJson(`JSON has no escape ${first}: what the new text means is not certain`);
};

const MOST_ESCAPES = 50;

/** How many doubts, which stand in their order, come before an offset. */
const countBefore = (doubts: readonly JsonDoubt[], offset: number): number => {
  let [low, high] = [0, doubts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((doubts[middle]?.at ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
};

const failJson = (text: string, json: JsonFailure, response: Response) => {
  const { from, at } = json;
  const line = text.slice(0, from).split('\n').length;
  if (isCut(text, json)) return failEnd(`the JSON that starts at line ${line} of the response`, response);
  return badJson(`the JSON that starts at line ${line} of the response cannot be read from ${JSON.stringify(text.slice(at, at + 20))} on`);
};

const failEnd = (what: string, { finish }: Response) => (finish === 'length' ? truncated(`${what} is incomplete`) : unterminatedBlock(what));
