import type { Injection } from '../collect/faults/fault.ts';
import { compareLines } from '../collect/faults/source.ts';
import type { Files } from '../types.ts';
import type { Atom, AtomClass } from '../verdict.ts';

/** Where an injection changed a file: offsets [from, to) into the text after it, up to the code on both sides. */
export interface Place {
  readonly path: string;
  readonly from: number;
  readonly to: number;
}

/** The places of an injection, without asking the scorer: the lines that it wrote. A rename has one for each run of lines that differ from the clean edit. */
export const findPlaces = (kind: AtomClass, clean: Files, { at, after, lines: own }: Injection): Place[] => {
  const text = after.get(at) ?? '';
  const lines = text.split('\n');
  const whole = { first: 0, last: lines.length };
  const runs =
    kind === 'rename' ? compareLines((clean.get(at) ?? '').split('\n'), lines).map(({ newFrom, newTo }) => ({ first: newFrom, last: newTo })) : [own ?? whole];
  return runs.map(({ first, last }) => ({ path: at, from: reachBack(text, startOf(lines, first)), to: reachOn(text, startOf(lines, last)) }));
};

/** Whether the atom stands at one of the places, or touches it. */
export const isAt = (places: readonly Place[], { path, newPath, newFrom, newTo }: Atom): boolean =>
  places.some((place) => (place.path === path || place.path === newPath) && newFrom <= place.to && newTo >= place.from);

const startOf = (lines: readonly string[], line: number): number => lines.slice(0, line).reduce((sum, text) => sum + text.length + 1, 0);

/** Back over white space and the separators that may come and go with it. */
const reachBack = (text: string, from: number): number => {
  let at = from;
  while (at > 0 && isIdle(text.charAt(at - 1))) at -= 1;
  return at;
};

const reachOn = (text: string, to: number): number => {
  let at = to;
  while (at < text.length && isIdle(text.charAt(at))) at += 1;
  return at;
};

const isIdle = (char: string): boolean => char.trim() === '' || char === ';' || char === ',';
