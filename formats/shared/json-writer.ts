import { writeFence } from './fences.ts';

/** Objects as JSON in a fence: one alone, several as an array with one a line. */
export const writeJsonFence = (objects: readonly object[]): string => {
  const lines = objects.map((object) => JSON.stringify(object));
  const [only] = lines;
  return writeFence(lines.length === 1 && only !== undefined ? only : `[\n${lines.map((line) => `  ${line}`).join(',\n')}\n]`, 'json');
};
