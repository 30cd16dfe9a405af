import type { Files, Response } from '../../../src/types.ts';
import { beyondRepair, type Case, type Fault, inResponse, type Spoil } from './fault.ts';

/** Writes the paths of the edit in another way, wherever a quoted, prefixed or bare one stands. Texts of files must not hold them. */
const rewrite = (response: Response, { before, after }: Case, write: (path: string) => string): Response | undefined => {
  const paths = [...before.keys()].filter((path) => before.get(path) !== after.get(path));
  if (paths.some((path) => [...before.values(), ...after.values()].some((text) => text.includes(path)))) return undefined;
  const change = (text: string): string => paths.reduce((edited, path) => edited.replaceAll(path, () => write(path)), text);
  const toolCalls = response.toolCalls.map((call) => ({ ...call, arguments: JSON.parse(change(JSON.stringify(call.arguments))) }));
  return { ...response, text: change(response.text), toolCalls };
};

/** A path that is still understood. */
const respelt = (name: string, write: (path: string) => string): Fault => inResponse(name, (response, good) => rewrite(response, good, write));

/** A path that names no file of the repo: only a format that states whole files can mean a new one. */
export const misdirected = (name: string, spoil: Spoil, write: (path: string) => string): Fault => {
  const { make } = inResponse(name, spoil);
  return {
    name,
    make: (good, random) => {
      const faulty = make(good, random);
      return faulty && { ...faulty, rights: [], said: good.format.name === 'whole' || good.format.name === 'lazy' ? createElsewhere(good, write) : [] };
    },
  };
};

/** The same where the path is written in another way wherever it stands. */
const rewritten = (name: string, write: (path: string) => string): Fault => misdirected(name, (response, good) => rewrite(response, good, write), write);

/** The files with new ones where the texts are written: those that were to be edited, and perhaps those that are new. */
const createElsewhere = (good: Case, write: (path: string) => string): readonly Files[] => {
  const move = (moves: (path: string) => boolean): Files =>
    new Map([
      ...good.before,
      ...[...good.after].flatMap(([path, text]) => (good.before.get(path) === text ? [] : [[moves(path) ? write(path) : path, text] as const])),
    ]);
  return [move(() => true), move((path) => good.before.has(path))];
};

/** A path that points out of the repo. */
const outside = (name: string, write: (path: string) => string): Fault => beyondRepair(name, (response, good) => rewrite(response, good, write));

/** Faults of the paths. */
export const pathFaults: readonly Fault[] = [
  respelt('path-bold', (path) => `**${path}**`),
  rewritten('path-elsewhere', (path) => `other/${path}`),
  rewritten('path-upper-case', (path) => path.toUpperCase()),
  rewritten('path-misspelt', (path) => path.replace(/(.)(\.[a-z]+)$/, '$1x$2')),
  rewritten('path-name-only', (path) => path.slice(path.lastIndexOf('/') + 1)),
  outside('path-parent', (path) => `../${path}`),
  outside('path-drive', (path) => `C:/${path}`),
  outside('path-git-folder', (path) => `.git/${path}`),
];
