import type { EditFacts } from '../errors.ts';
import type { FileText } from './file-text.ts';

/** The text of a file that comes closest to lines that are not in it, for the person who reads the rejection. */
export const nearestTo = (_file: FileText, _wanted: readonly string[]): Pick<EditFacts, 'nearest'> => ({});
