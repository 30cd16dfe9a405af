import { truncated, unterminatedBlock } from '../../src/errors.ts';
import type { Response, Span } from '../../src/types.ts';
import { blankChannels } from './channels.ts';
import { closesFence, openFence, readFenceBody, readFences } from './fences.ts';
import { parseLooseJson } from './loose-json.ts';
import { readPatchText } from './patch-text.ts';
import { type ResponseLines, splitResponse } from './response-lines.ts';
import { listGivenCalls, listOuterCalls, type StatedCall } from './written-calls.ts';

/** The lines between `*** Begin Patch` and `*** End Patch`, without carriage returns at their ends. */
export interface Envelope {
  readonly lines: readonly string[];
  /** Where lines [from, to) of the envelope stand in the response. */
  spanOf(from: number, to: number): Span;
}

/**
 * Finds the patches in a response: in the arguments of tool calls (an object, its JSON, or the bare patch), else in the text, bare or in
 * a fence or a here-document, else in JSON in the text, else in calls that the text writes out.
 * @throws EditError `unterminated_block` or `truncated` when an envelope is not closed.
 */
export const readEnvelopes = (response: Response): Envelope[] => {
  const cut = response.finish === 'length';
  const readCalls = (calls: readonly StatedCall[]): Envelope[] => calls.flatMap((call) => readArguments(call, cut));
  const called = readCalls(listGivenCalls(response));
  if (called.length > 0) return called;
  const text = readPatchText(response.text);
  const plain = openEnvelopes(text, cut, (from, to) => ({ from, to }), blankChannels(response.text));
  const written = plain.length > 0 ? plain : readJsonText(text, cut);
  return written.length > 0 ? written : readCalls(listOuterCalls(response));
};

const BEGIN = '*** Begin Patch';
const END = '*** End Patch';

const readArguments = ({ arguments: given, span }: StatedCall, cut: boolean): Envelope[] => {
  const value = typeof given === 'string' && given.includes(BEGIN) ? (parseJson(given) ?? given) : given;
  return listStrings(value).flatMap((text) => (text.includes(BEGIN) ? openEnvelopes(text, cut, () => span) : []));
};

/** JSON in the text: all of it, or a fenced block. */
const readJsonText = (text: string, cut: boolean): Envelope[] => {
  if (!text.includes(BEGIN)) return [];
  const whole = { from: 0, to: text.length, json: text };
  const blocks = [whole, ...readFences(text).map((fence) => ({ from: fence.bodyFrom, to: fence.bodyTo, json: readFenceBody(text, fence) }))];
  for (const { from, to, json } of blocks) {
    const found = listStrings(parseJson(json)).flatMap((value) => openEnvelopes(value, cut, () => ({ from, to })));
    if (found.length > 0) return found;
  }
  return [];
};

/** The envelopes in a text. A closing fence ends the envelope that was opened in it; `raw` is the text with its drafts, which a patch may only seem to hold. */
const openEnvelopes = (text: string, cut: boolean, toSpan: ToSpan, raw = text): Envelope[] => {
  const outside = splitResponse(text);
  const source: ResponseLines = { ...outside, at: (line) => raw.slice(outside.from(line), outside.from(line + 1)).replace(/\n$/, '') };
  const envelopes: Envelope[] = [];
  let first: number | undefined;
  let marker: string | undefined;
  for (let line = 0; line < source.count; line++) {
    const content = (first === undefined ? outside : source).at(line) ?? '';
    if (first === undefined && content.trim() === BEGIN) first = line + 1;
    else if (first !== undefined && content.trimEnd() === END) {
      envelopes.push(toEnvelope(source, first, line, toSpan));
      first = undefined;
    } else if (marker === undefined) marker = first === undefined ? openFence(content)?.marker : undefined;
    else if (content.startsWith(marker.charAt(0)) && closesFence(content, marker)) {
      if (first !== undefined) throw unterminatedBlock('the patch (no "*** End Patch")');
      marker = undefined;
    }
  }
  if (first !== undefined) throw cut ? truncated('the patch has no "*** End Patch"') : unterminatedBlock('the patch (no "*** End Patch")');
  return envelopes;
};

type ToSpan = (from: number, to: number) => Span;

const toEnvelope = (source: ResponseLines, first: number, last: number, toSpan: ToSpan): Envelope => {
  const lines: string[] = [];
  for (let line = first; line < last; line++) {
    const content = source.at(line) ?? '';
    lines.push(content.endsWith('\r') ? content.slice(0, -1) : content);
  }
  return { lines, spanOf: (from, to) => toSpan(source.from(first + from), source.from(first + to)) };
};

const parseJson = (text: string): unknown => {
  const json = parseLooseJson(text);
  return 'value' in json ? json.value : undefined;
};

/** All strings in a JSON value, in order; nesting may be of any depth, and a string may be JSON itself. */
const listStrings = (value: unknown): string[] => {
  const strings: string[] = [];
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    const inner = typeof next === 'string' && /^\s{0,20}["[{]/.test(next) ? parseJson(next) : undefined;
    if (inner !== undefined) open.push(inner);
    else if (typeof next === 'string') strings.push(next);
    else if (typeof next === 'object' && next !== null) for (const child of Object.values(next).reverse()) open.push(child);
  }
  return strings;
};
