import { badJson, truncated, unterminatedBlock } from '../../src/errors.ts';
import type { Response } from '../../src/types.ts';
import { blankDrafts } from './drafts.ts';
import { findJson } from './json-in-prose.ts';
import { isRecord, parseLooseJson } from './loose-json.ts';
import { type CallArguments, readArguments } from './tool-arguments.ts';
import { listGivenCalls, listOuterCalls, type StatedCall } from './written-calls.ts';

/** What the objects of a format look like. */
export interface ObjectShape {
  /** Keys by which such an object is known even where it cannot be read. */
  readonly keys: readonly string[];
  /** Keys that come first in an object that starts in the middle of a line. */
  readonly first: readonly string[];
  /** Whether an object says an edit. */
  says(values: Values): boolean;
}

/** The fields of an object. */
export type Values = Readonly<Record<string, unknown>>;

/**
 * The objects that say an edit: the arguments of tool calls, else JSON in the text, fenced or not, alone or in arrays, else the arguments of calls in the
 * text. Other JSON is ignored.
 * @throws EditError `bad_json`, `unterminated_block` or `truncated` for JSON that looks like such an object and cannot be read for certain.
 */
export const readObjects = (response: Response, shape: ObjectShape): CallArguments[] => {
  const readCalls = (calls: readonly StatedCall[]): CallArguments[] => calls.flatMap((call) => readCall(response, call, shape));
  const called = readCalls(listGivenCalls(response));
  if (called.length > 0) return called;
  const written = readText(response, shape);
  return written.length > 0 ? written : readCalls(listOuterCalls(response));
};

const readCall = (response: Response, call: StatedCall, { keys, says }: ObjectShape): CallArguments[] => {
  const { arguments: given } = call;
  const isRelevant = typeof given === 'string' ? keys.some((key) => given.includes(`"${key}"`)) : isRecord(given) && keys.some((key) => key in given);
  if (!isRelevant) return [];
  const found = readArguments(response, call);
  const values = unpack(found.values);
  return says(values) ? [{ ...found, values }] : [];
};

const readText = (response: Response, { keys, first, says }: ObjectShape): CallArguments[] => {
  const text = blankDrafts(response.text);
  const cut = response.finish === 'length';
  return findJson(text, first).flatMap((found) => {
    if ('open' in found) {
      const piece = text.slice(found.from, found.at) + aheadOf(text, found.at);
      if (keys.some((key) => piece.includes(`"${key}"`)))
        throw found.open ? explainEnd(cut) : badJson(`the JSON cannot be read from character ${found.at + 1} of the response on`);
      return [];
    }
    const { value, doubts, spans } = found;
    const records = (Array.isArray(value) ? value : [value]).filter(isRecord).map((item) => ({ item, values: unpack(item) }));
    const objects = records.filter(({ values }) => says(values));
    checkOthers(
      records.map(({ values }) => values),
      says,
    );
    const [doubt] = doubts;
    if (doubt !== undefined && objects.length > 0) throw badJson(`JSON has no escape ${doubt.escape}`);
    return objects.map(({ item, values }) => ({ tool: 'the JSON object', values, span: spans.get(item) ?? { from: found.from, to: found.to } }));
  });
};

/** Checks that what stands in a list beside edits is an edit too. */
const checkOthers = (records: readonly Values[], says: ObjectShape['says']): void => {
  const other = records.find((values) => !says(values));
  if (other === undefined || !records.some(says)) return;
  throw badJson(`an object beside the edits is none: ${JSON.stringify(Object.keys(other).slice(0, 8))}`);
};

/** The object, its list of edits also where that is JSON in a string. */
const unpack = (values: Values): Values => {
  const { edits } = values;
  const parsed = typeof edits === 'string' ? parseLooseJson(edits) : undefined;
  return parsed !== undefined && 'value' in parsed && Array.isArray(parsed.value) ? { ...values, edits: parsed.value } : values;
};

/** What stands behind an offset, up to the end of the fence. */
const aheadOf = (text: string, at: number): string => text.slice(at, at + 200).split(/`{3}|~{3}/, 1)[0] ?? '';

const explainEnd = (cut: boolean) => (cut ? truncated('the JSON is incomplete') : unterminatedBlock('the JSON'));
