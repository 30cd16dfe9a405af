import type { Script } from './script.ts';

/**
 * The script without blank old lines at its start and end, the likeliest to be made up; undefined when there are none, when nothing else is left, or when
 * only they say where an insertion or a deletion goes.
 */
export const withoutBlankEdges = (script: Script): Script | undefined => {
  const isBlank = (line: Script[number] | undefined): boolean => line !== undefined && line.op !== 'insert' && line.text.trim() === '';
  const solid = script.flatMap((line, index) => (line.op !== 'insert' && line.text.trim() !== '' ? [index] : []));
  const [first, last] = [solid[0], solid.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const left = script.filter((line, index) => (index >= first && index <= last) || !isBlank(line));
  const isLoose = (at: number, step: 1 | -1): boolean =>
    left.at(at)?.op !== 'keep' && script.at(at)?.op === 'keep' && !replaces(left, at < 0 ? left.length - 1 : at, step);
  return left.length === script.length || isLoose(0, 1) || isLoose(-1, -1) ? undefined : left;
};

/**
 * The script with ever less of the context at its start and end: one line less at the start, at the end, at both, then two, and later in
 * growing steps. What is left always has old lines with enough text to tell a place; beside lines that are inserted and replace nothing, one line stays on each
 * side: what stands there must be what the edit says.
 */
export const shrunk = (script: Script): Script[] => {
  const first = script.findIndex(({ op }) => op !== 'keep');
  const last = script.findLastIndex(({ op }) => op !== 'keep');
  const lead = Math.max(0, replaces(script, first, 1) ? first : first - 1);
  const tail = Math.max(0, script.length - 1 - last - (replaces(script, last, -1) ? 0 : 1));
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

/** Whether a run of changed lines, followed from one end, replaces lines: what it only inserts or only deletes depends on what stands beside it. */
const replaces = (script: Script, from: number, step: 1 | -1): boolean => {
  const ops = new Set<string>();
  for (let at = from; script[at] !== undefined && script[at]?.op !== 'keep'; at += step) ops.add(script[at]?.op ?? '');
  return ops.size > 1;
};

const MIN_TEXT = 10;

/** Lines that may be dropped, by the lines of the script: what both together cost is bounded. */
const MAX_LINES = 1e5;

const isTelling = (script: Script): boolean => {
  let size = 0;
  for (const { op, text } of script) if (op !== 'insert') size += text.trim().length;
  return size >= MIN_TEXT;
};
