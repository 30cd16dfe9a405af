import type { TestedTask } from '../../src/grade/try-tests.ts';
import { createRandom, type Random } from '../../src/random.ts';
import { diffFiles } from '../../src/score/file-edits.ts';
import { createScorer } from '../../src/score/score.ts';
import { listSymbols } from '../../src/syntax/outline.ts';
import { listPlaces, type ProgramPlace } from '../../src/syntax/places.ts';
import type { Files } from '../../src/types.ts';
import type { Trial } from './trials.ts';

/**
 * Accepted solutions in other words, with one thing within them that nobody asked for. The words: conditions, and what is returned, stand in
 * parentheses in code that the solution puts in, so that no such statement, and nothing that holds one, is the solution's own. All but `extra` is needed.
 */
export const listRewrites = (tasks: readonly TestedTask[], seed: string): Trial[] =>
  tasks.flatMap((task) =>
    [logWithin, functionBeside].flatMap((spoil) => {
      const random = createRandom(`${seed}/${spoil.name}/${task.id}`);
      const spoilt = spoil(reword(task), random);
      return spoilt === undefined ? [] : [toTrial(task, spoilt)];
    }),
  );

/** A solution in other words: its files, and where in them code stands that it puts in. */
interface Reworded {
  readonly files: Files;
  readonly inserted: readonly Inserted[];
}

interface Inserted {
  readonly path: string;
  readonly from: number;
  readonly to: number;
}

interface Spoilt {
  readonly kind: string;
  readonly files: Files;
  readonly extra: string;
}

const toTrial = (task: TestedTask, { kind, files, extra }: Spoilt): Trial => ({
  task,
  kind,
  known: 'mixed',
  extra,
  changes: diffFiles(task.files, files),
});

const reword = (task: TestedTask): Reworded => {
  const [solution = task.files] = task.references;
  const { atoms } = createScorer(task).score(diffFiles(task.files, solution));
  const files = new Map(solution);
  const inserted: Inserted[] = [];
  for (const [path, own] of Map.groupBy(atoms, ({ path, newPath }) => newPath ?? path)) {
    if (/(^|\/)tests?\//.test(path)) continue;
    const text = solution.get(path) ?? '';
    const inserting = own.filter((atom) => atom.class === 'semantic' || atom.class === 'file');
    const places = listPlaces(path, text).filter(({ kind, from, to }) => wrapped.has(kind) && inserting.some((atom) => atom.newFrom < from && to < atom.newTo));
    files.set(path, wrap(text, places));
    for (const { newFrom, newTo } of inserting) {
      const within = places.filter(({ from }) => newFrom < from && from < newTo);
      const before = places.filter(({ from }) => from < newFrom);
      if (within.length > 0) inserted.push({ path, from: newFrom + 2 * before.length, to: newTo + 2 * (before.length + within.length) });
    }
  }
  return { files, inserted };
};

const wrapped: ReadonlySet<ProgramPlace['kind']> = new Set(['arrow', 'condition', 'returned']);

/** Puts stretches in parentheses. */
const wrap = (text: string, stretches: readonly ProgramPlace[]): string => {
  const signs = [...stretches.map(({ to }) => ({ at: to, sign: ')' })), ...stretches.map(({ from }) => ({ at: from, sign: '(' }))];
  return signs.sort((one, other) => other.at - one.at).reduce((made, { at, sign }) => made.slice(0, at) + sign + made.slice(at), text);
};

/** A log line before a statement of what was put in. */
const logWithin = ({ files, inserted }: Reworded, random: Random): Spoilt | undefined => {
  const places = inserted.flatMap(({ path, from, to }) => {
    const text = files.get(path) ?? '';
    const isWithin = (place: ProgramPlace): boolean => (place.kind === 'statement' || place.kind === 'declaration') && from <= place.from && place.to <= to;
    return listPlaces(path, text).flatMap((place) => (isWithin(place) && indentAt(text, place.from) !== undefined ? [{ path, at: place.from }] : []));
  });
  const place = random.pick(places);
  if (place === undefined) return undefined;
  const extra = place.path.endsWith('.py') ? "print('reached')" : "console.log('reached')";
  return { kind: 'log-within-rewrite', extra, files: insert(files, place, (indent) => `${place.path.endsWith('.py') ? extra : `${extra};`}\n${indent}`) };
};

/** A function or a method that nothing calls before one that was put in. */
const functionBeside = ({ files, inserted }: Reworded, random: Random): Spoilt | undefined => {
  const places = inserted.flatMap(({ path, from, to }) => {
    const text = files.get(path) ?? '';
    const added = listSymbols(path, text).filter(
      (symbol) => from <= symbol.from && symbol.to <= to && (symbol.kind === 'function' || symbol.kind === 'method'),
    );
    return added.flatMap(({ docFrom: at, kind }) => (indentAt(text, at) !== undefined && !path.endsWith('.py') ? [{ path, at, kind }] : []));
  });
  const place = random.pick(places);
  if (place === undefined) return undefined;
  const head = place.kind === 'method' ? 'spareMember()' : 'function spareFunction()';
  const extra = `${head} { return true; }`;
  return { kind: `${place.kind}-beside-rewrite`, extra, files: insert(files, place, (indent) => `${extra}\n\n${indent}`) };
};

/** The white space before what begins its line; undefined where something else does. */
const indentAt = (text: string, at: number): string | undefined => {
  const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return before.trim() === '' ? before : undefined;
};

const insert = (files: Files, { path, at }: { readonly path: string; readonly at: number }, write: (indent: string) => string): Files => {
  const text = files.get(path) ?? '';
  return new Map(files).set(path, text.slice(0, at) + write(indentAt(text, at) ?? '') + text.slice(at));
};
