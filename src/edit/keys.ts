/** The line as it is. */
export const exactKey = (line: string): string => line;

/** The line without trailing white space. */
export const trimmedEndKey = (line: string): string => line.trimEnd();

/** The line without indentation and trailing white space. */
export const trimmedKey = (line: string): string => line.trim();

/** The line with each run of white space as one blank. */
export const collapsedKey = (line: string): string => line.trim().replace(/\s+/g, ' ');

/**
 * The line in compatibility form (NFKC: ligatures, full-width letters, the ellipsis, special blanks), with typographic quotes and dashes as
 * their ASCII kin and without zero-width characters. For comparing only.
 */
export const foldedKey = (line: string): string => (isAscii(line) ? collapsedKey(line) : collapsedKey(fold(line)));

const fold = (line: string): string =>
  line
    .normalize('NFKC')
    .replace(/[\u2018-\u201b\u2032]/g, "'")
    .replace(/[\u201c-\u201f\u2033]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '');

const isAscii = (line: string): boolean => {
  for (let i = 0; i < line.length; i++) if (line.charCodeAt(i) > 127) return false;
  return true;
};
