import { type JsonFailure, type LooseJson, readLooseJson } from './loose-json.ts';

/**
 * The JSON objects and arrays of a response, in order, and the places that look like the start of one and are none. One starts on a line of its own,
 * behind another one, or in the middle of a line where an object has one of the `keys` first. What stands inside of one is part of it, a fence too.
 */
export const findJson = (text: string, keys: readonly string[]): (LooseJson | JsonFailure)[] => {
  const found: (LooseJson | JsonFailure)[] = [];
  const inline = new RegExp(`[[{]\\s{0,20}(?:\\{\\s{0,20})?["'](?:${keys.join('|')})["']\\s?:`, 'y');
  let leads = true;
  for (let at = 0; at < text.length; ) {
    const char = text[at];
    if ((char !== '[' && char !== '{') || !(leads || startsAt(inline, text, at))) {
      leads = char === '\n' || (leads && (char === ' ' || char === '\t' || char === ','));
      at++;
      continue;
    }
    const json = readLooseJson(text, at);
    found.push(json);
    leads = !('open' in json);
    at = 'open' in json ? Math.max(json.at, at + 1) : json.to;
  }
  return found;
};

const startsAt = (pattern: RegExp, text: string, at: number): boolean => {
  pattern.lastIndex = at;
  return pattern.test(text);
};
