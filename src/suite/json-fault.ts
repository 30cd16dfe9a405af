/** Where in a text something is wrong, counted from 1: the line, and the column in UTF-16 units. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** What is wrong with a text that is no JSON, in the words of V8 without the place, and the place. */
export interface JsonFault {
  readonly what: string;
  readonly at: TextPosition;
}

/** Undefined where the text is JSON. */
export const findJsonFault = (text: string): JsonFault | undefined => {
  const message = complain(text);
  if (message === undefined) return undefined;
  return { what: message.replace(statedOffset, ''), at: placeOf(text, readOffset(message) ?? findOddToken(text)) };
};

/** V8 quotes the text only in messages that end otherwise. */
const statedOffset = /(?: in JSON)? at position (\d{1,15})(?: \(line \d{1,15} column \d{1,15}\))?$/;

const readOffset = (message: string): number | undefined => {
  const stated = statedOffset.exec(message)?.[1];
  return stated === undefined ? undefined : Number(stated);
};

/**
 * Where V8 says no place: the offset of the token that it did not expect, which is the end where the text stops short. The start of a text up to any place
 * before that token stops short or is JSON, and V8 objects to the token in every longer one, so that halving finds it.
 */
const findOddToken = (text: string): number => {
  let [from, to] = [0, text.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (isOdd(text.slice(0, middle + 1))) to = middle;
    else from = middle + 1;
  }
  return from;
};

const isOdd = (start: string): boolean => {
  const message = complain(start);
  return message !== undefined && readOffset(message) === undefined && !message.startsWith('Unexpected end of');
};

const complain = (text: string): string | undefined => {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const placeOf = (text: string, offset: number): TextPosition => {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
};
