import { getFormat } from '../formats/index.ts';
import { apply } from './edit/apply.ts';
import { locate } from './edit/locate.ts';
import { strict } from './edit/profiles.ts';
import { EditError, tooLarge, toRejection, unknownFormat } from './errors.ts';
import type { Profile } from './profile.ts';
import { measureResponse, responseLimit } from './response.ts';
import type { Changes, Files, PlacedEdit, Response } from './types.ts';
import type { Rejection } from './verdict.ts';

/** What became of one response: the files it changes and how each edit was placed, or why it was rejected. */
export type Application =
  | { readonly status: 'applied'; readonly changes: Changes; readonly edits: readonly PlacedEdit[] }
  | { readonly status: 'rejected'; readonly rejection: Rejection };

/** A response in a format, and the files it edits. */
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
  const format = getFormat(name);
  if (format === undefined) throw unknownFormat(name);
  try {
    const size = measureResponse(response);
    if (size > responseLimit) throw tooLarge(size, responseLimit);
    const placement = locate(format.parse(response), files, profile, format.coordinates);
    return { status: 'applied', changes: apply(files, placement), edits: placement.edits };
  } catch (error) {
    if (error instanceof EditError) return { status: 'rejected', rejection: toRejection(error) };
    throw error;
  }
};
