/**
 * Text of models and providers as it may be shown: control characters but tab and line feed are written out, so that none reaches a terminal, and so are
 * those that turn the direction of text, so that it reads as it stands.
 */
export const makePrintable = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  writeTurnsOut(text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, writeOut));

/** Text whose characters that turn its direction are written out. */
export const writeTurnsOut = (text: string): string => text.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, writeOut);

/** A character that cannot be shown, as its number. */
export const writeOut = (character: string): string => `\\u{${character.charCodeAt(0).toString(16)}}`;

/** Printable text on one line, so that no part of it stands at the start of another. */
export const toLine = (text: string): string => makePrintable(text.replace(/\s+/g, ' '));

/** A number with its noun. */
export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
