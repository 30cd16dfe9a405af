import { apply } from '../../src/edit/apply.ts';
import { locate } from '../../src/edit/locate.ts';
import { EditError } from '../../src/errors.ts';
import type { Profile } from '../../src/profile.ts';
import type { Scene } from './edits.ts';

/** What becomes of edits under a profile: `applied`, or the code of their rejection. Any other exception is passed on. */
export const placeAll = ({ files, proposals, coordinates }: Scene, profile: Profile): string => {
  try {
    apply(files, locate(proposals, files, profile, coordinates));
    return 'applied';
  } catch (error) {
    if (error instanceof EditError) return error.code;
    throw error;
  }
};
