import { lenient, strict } from '../../src/edit/profiles.ts';
import { linearEdits } from './edits.ts';
import { placeAll } from './placing.ts';
import { listReaders } from './readers.ts';
import { hostileTexts } from './texts.ts';

/** One hostile input for one reader: `prepare` makes it, and what it gives runs it and says what became of it. */
export interface Trial {
  readonly text: string;
  prepare(size: number, times: number): () => string;
}

/** The trials of a reader, or of a profile (`strict`, `lenient`), which places edits instead. */
export const listTrials = (name: string): Trial[] => {
  const profile = [strict, lenient].find((one) => one.name === name);
  if (profile !== undefined) {
    return linearEdits.map(({ name: text, make }) => ({
      text,
      prepare: (size, times) => {
        const scene = make(size / 4, times);
        return () => placeAll(scene, profile);
      },
    }));
  }
  const reader = listReaders().find((one) => one.name === name);
  if (reader === undefined) throw new Error(`there is no reader ${name}`);
  return hostileTexts.filter(reader.takes).map(({ name: text, make }) => ({
    text,
    prepare: (size, times) => {
      const response = make(size, times);
      return () => reader.read(response);
    },
  }));
};
