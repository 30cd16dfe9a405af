import { detect, detectOther, unfounded } from '../formats/detect.ts';
import { getFormat } from '../formats/index.ts';
import { apply } from './edit/apply.ts';
import { countLeftOut, locate } from './edit/locate.ts';
import { strict } from './edit/profiles.ts';
import { EditError, noFormatFound, tooLarge, toRejection, unknownFormat } from './errors.ts';
import type { Profile } from './profile.ts';
import { readProposals } from './read-response.ts';
import { measureResponse, responseLimit } from './response.ts';
import type { Changes, Files, PlacedEdit, Response } from './types.ts';
import type { Rejection } from './verdict.ts';

/**
 * What became of one response: the files it changes and how each edit was placed, or why it was rejected. `leftOut` counts the edits that the profile left
 * out because they failed. `detected` is the format that a rejected response looks written in: that of `auto` (null where it recognised none), or
 * another one than the one in which it could not be read.
 */
export type Application =
  | { readonly status: 'applied'; readonly format: string; readonly changes: Changes; readonly edits: readonly PlacedEdit[]; readonly leftOut: number }
  | { readonly status: 'rejected'; readonly rejection: Rejection; readonly detected?: string | null };

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
export const applyResponse = ({ format: asked, response, files, profile = strict }: ApplyRequest): Application => {
  const name = asked === 'auto' ? recognise(response) : asked;
  if (name === undefined) return { status: 'rejected', rejection: toRejection(noFormatFound()), detected: null };
  const format = getFormat(name);
  if (format === undefined) throw unknownFormat(name);
  let isRead = false;
  try {
    const size = measureResponse(response);
    if (size > responseLimit) throw tooLarge(size, responseLimit);
    const proposals = readProposals(response, format);
    isRead = true;
    const placement = locate(proposals, files, profile, format.coordinates);
    return { format: name, status: 'applied', changes: apply(files, placement), edits: placement.edits, leftOut: countLeftOut(placement) };
  } catch (error) {
    if (!(error instanceof EditError)) throw error;
    const detected = asked === 'auto' ? name : isRead || error.code === 'too_large' ? undefined : detectOther(response, name);
    return { status: 'rejected', rejection: toRejection(error), ...(detected !== undefined && { detected }) };
  }
};

/** The format that a response looks written in; undefined where nothing in it looks like one. */
const recognise = (response: Response): string | undefined => {
  const { format, confidence } = detect(response);
  return confidence > unfounded ? format : undefined;
};
