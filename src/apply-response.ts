import { detect } from '../formats/detect.ts';
import { getFormat } from '../formats/index.ts';
import { apply } from './edit/apply.ts';
import { locate } from './edit/locate.ts';
import { strict } from './edit/profiles.ts';
import { EditError, tooLarge, toRejection, unknownFormat } from './errors.ts';
import type { Profile } from './profile.ts';
import { readProposals } from './read-response.ts';
import { measureResponse, responseLimit } from './response.ts';
import type { Changes, Files, Format, PlacedEdit, Response } from './types.ts';
import type { Rejection } from './verdict.ts';

/** What became of one response: the files it changes and how each edit was placed, or why it was rejected. `format` is the one it was read in. */
export type Application = { readonly format: string } & (
  | { readonly status: 'applied'; readonly changes: Changes; readonly edits: readonly PlacedEdit[] }
  | { readonly status: 'rejected'; readonly rejection: Rejection }
);

/** A response in a format (`auto`: the one it looks written in), and the files it edits. */
export interface ApplyRequest {
  readonly format: string;
  readonly response: Response;
  readonly files: Files;
  readonly profile?: Profile;
}

/**
 * Reads a response, finds its place in the files and applies it, in memory.
 * Either every edit is applied or none is. The profile defaults to `strict`.
 * @throws UsageError when no format has that name.
 */
export const applyResponse = ({ format: name, response, files, profile = strict }: ApplyRequest): Application => {
  const format = name === 'auto' ? findFormat(response) : getFormat(name);
  if (format === undefined) throw unknownFormat(name);
  try {
    const size = measureResponse(response);
    if (size > responseLimit) throw tooLarge(size, responseLimit);
    const placement = locate(readProposals(response, format), files, profile, format.coordinates);
    return { format: format.name, status: 'applied', changes: apply(files, placement), edits: placement.edits };
  } catch (error) {
    if (error instanceof EditError) return { format: format.name, status: 'rejected', rejection: toRejection(error) };
    throw error;
  }
};

const findFormat = (response: Response): Format | undefined => getFormat(detect(response).format);
