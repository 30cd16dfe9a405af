import { detect } from '../../formats/detect.ts';
import { formats } from '../../formats/index.ts';
import { EditError } from '../../src/errors.ts';
import { readProposals } from '../../src/read-response.ts';
import type { Format, Response } from '../../src/types.ts';
import type { HostileText } from './texts.ts';

/** What reads responses: one for each format, and the detector. */
export interface Reader {
  readonly name: string;
  readonly format?: Format;
  /** What became of a response: `read`, or the code of its rejection. Any other exception is passed on. */
  read(response: Response): string;
  /** Whether a text is for it: who reads calls alone needs none without. */
  takes(text: HostileText): boolean;
}

/** All readers. Imports what it reads with: code that counts operations must be started before. */
export const listReaders = (): Reader[] => [
  ...[...formats.values()].map((format) => ({
    name: format.name,
    format,
    read: (response: Response) => outcomeOf(() => readProposals(response, format)),
    takes: ({ make }: HostileText) => format.channel === 'text' || make(1, 1).toolCalls.length > 0,
  })),
  { name: 'auto', read: (response) => outcomeOf(() => detect(response)), takes: () => true },
];

const outcomeOf = (read: () => unknown): string => {
  try {
    read();
    return 'read';
  } catch (error) {
    if (error instanceof EditError) return error.code;
    throw error;
  }
};
