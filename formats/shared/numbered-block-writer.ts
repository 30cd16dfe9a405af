import type { BlockWriter } from './conflict-blocks.ts';
import { escapeMarkers } from './marker-escapes.ts';
import { keepPipedNumbers } from './piped-numbers.ts';

/** Writes a block as Roo Code's `apply_diff` has it: the number of its first line, then sections whose markers are escaped. */
export const writeNumberedBlock: BlockWriter = ({ find, replace, line }) => {
  const sections = keepPipedNumbers({ find, replace }, line);
  const start = line === undefined ? '' : `:start_line:${line + 1}\n`;
  return `<<<<<<< SEARCH\n${start}-------\n${escapeMarkers(sections.find)}=======\n${escapeMarkers(sections.replace)}>>>>>>> REPLACE\n`;
};
