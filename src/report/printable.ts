/** Text of models and providers as it may be shown: control characters but tab and line feed are written out, so that none reaches a terminal. */
export const makePrintable = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`);

/** The same on one line, so that no part of it stands at the start of another. */
export const toLine = (text: string): string => makePrintable(text.replace(/\s+/g, ' '));

/** A number with its noun. */
export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
