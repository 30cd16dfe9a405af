import type { Script } from './script.ts';

/** The script without blank old lines at its start and end, the likeliest to be made up; undefined when there are none or nothing else is left. */
export const withoutBlankEdges = (script: Script): Script | undefined => {
  const isBlank = (line: Script[number] | undefined): boolean => line !== undefined && line.op !== 'insert' && line.text.trim() === '';
  const solid = script.flatMap((line, index) => (line.op !== 'insert' && line.text.trim() !== '' ? [index] : []));
  const [first, last] = [solid[0], solid.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const left = script.filter((line, index) => (index >= first && index <= last) || !isBlank(line));
  return left.length < script.length ? left : undefined;
};

/**
 * The script with ever less of the context at its start and end: one line less at the start, at the end, at both, then two, and later in
 * growing steps. What is left always has old lines with enough text to tell a place.
 */
export const shrunk = (script: Script): Script[] => {
  const lead = Math.max(
    0,
    script.findIndex(({ op }) => op !== 'keep'),
  );
  const tail = script.length - 1 - script.findLastIndex(({ op }) => op !== 'keep');
  const scripts: Script[] = [];
  const most = Math.min(Math.max(lead, tail), MAX_LINES / script.length);
  for (let drop = 1; drop <= most; drop += Math.ceil(drop / 4)) {
    const cuts = [
      [drop, 0],
      [0, drop],
      [drop, drop],
    ] as const;
    for (const [start, end] of cuts) {
      if ((start > lead && end === 0) || (end > tail && start === 0)) continue;
      scripts.push(script.slice(Math.min(start, lead), script.length - Math.min(end, tail)));
    }
  }
  return scripts.filter(isTelling);
};

const MIN_TEXT = 10;

/** Lines that may be dropped, by the lines of the script: what both together cost is bounded. */
const MAX_LINES = 1e5;

const isTelling = (script: Script): boolean => {
  let size = 0;
  for (const { op, text } of script) if (op !== 'insert') size += text.trim().length;
  return size >= MIN_TEXT;
};
