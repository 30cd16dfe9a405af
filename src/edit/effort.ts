import { tooMuchInserted, tooMuchSearched } from '../errors.ts';
import type { Draft } from './draft.ts';
import type { TextEdit } from './script.ts';

/** What it took so far to place the edits of one response, in UTF-16 units and places. It is bounded, so that no response can take a run down. */
export interface Effort {
  inserted: number;
  searched: number;
}

/** Nothing was done yet. */
export const newEffort = (): Effort => ({ inserted: 0, searched: 0 });

/** Counts what edits put in. @throws EditError `too_large`. */
export const countEdits = (draft: Draft, edits: readonly TextEdit[]): void => {
  draft.effort.inserted += edits.reduce((sum, { text }) => sum + text.length + PLACE, 0);
  checkRoom(draft, 0, 0);
};

/**
 * Checks that text can be put in at so many places, before it is made: an edit of all occurrences may multiply what the response says. A place
 * has a size of its own.
 * @throws EditError `too_large`.
 */
export const checkRoom = ({ effort, path }: Draft, places: number, length: number): void => {
  if (effort.inserted + places * (length + PLACE) > MOST_INSERTED) throw tooMuchInserted(path, MOST_INSERTED);
};

/** Counts a look for an edit before it is done: the text, where each edit sees another one. @throws EditError `too_large`. */
export const countSearch = (draft: Draft): void => countPlaces(draft, draft.coordinates === 'sequential' ? draft.file.text.length : 0);

/** Counts the places that came into question for an edit. @throws EditError `too_large`. */
export const countPlaces = ({ effort, path }: Draft, places: number): void => {
  effort.searched += places;
  if (effort.searched > MOST_SEARCHED) throw tooMuchSearched(path, MOST_SEARCHED);
};

const PLACE = 16;
const MOST_INSERTED = 16 * 1024 * 1024;
const MOST_SEARCHED = 4e8;
