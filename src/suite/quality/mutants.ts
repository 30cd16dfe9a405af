import { listPlaces, type ProgramPlace } from '../../syntax/places.ts';

/** A small change of a program that its tests should notice: `text` in the place of [from, to) of the file at `path`. */
export interface Mutant {
  readonly kind: 'condition' | 'operator' | 'return' | 'statement';
  readonly path: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * All mutants of a file: operators swapped, conditions negated, returned values emptied, statements left out. Conditions of loops stay as they are, since
 * many of their mutants never end. Some mutants do what the program does; nothing tells those apart.
 */
export const listMutants = (path: string, text: string): Mutant[] => {
  const words = path.endsWith('.py') ? python : javascript;
  return listPlaces(path, text).flatMap((place) => {
    const mutation = mutate(place, text.slice(place.from, place.to), words);
    return mutation === undefined ? [] : [{ ...mutation, path, from: place.from, to: place.to }];
  });
};

/** The text of a file with a mutant in it. */
export const applyMutant = (text: string, { from, to, text: replacement }: Mutant): string => text.slice(0, from) + replacement + text.slice(to);

interface Words {
  readonly idle: string;
  readonly empty: readonly [string, ...string[]];
  readonly not: string;
  readonly operators: ReadonlyMap<string, string>;
}

const shared = [
  ['!=', '=='],
  ['%', '*'],
  ['*', '/'],
  ['+', '-'],
  ['-', '+'],
  ['/', '*'],
  ['<', '<='],
  ['<=', '<'],
  ['==', '!='],
  ['>', '>='],
  ['>=', '>'],
] as const;

const javascript: Words = {
  idle: ';',
  empty: ['undefined', 'null', 'void 0'],
  not: '!',
  operators: new Map([...shared, ['!==', '==='], ['===', '!=='], ['&&', '||'], ['||', '&&'], ['??', '&&']]),
};

const python: Words = {
  idle: 'pass',
  empty: ['None'],
  not: 'not ',
  operators: new Map([...shared, ['and', 'or'], ['or', 'and'], ['//', '*'], ['in', 'not in'], ['is', 'is not']]),
};

const mutate = ({ kind }: ProgramPlace, text: string, words: Words): Pick<Mutant, 'kind' | 'text'> | undefined => {
  switch (kind) {
    case 'statement':
    case 'lone':
      return { kind: 'statement', text: words.idle };
    case 'condition':
      return { kind: 'condition', text: `(${words.not}(${text}))` };
    case 'operation': {
      const other = words.operators.get(text);
      return other === undefined ? undefined : { kind: 'operator', text: other };
    }
    case 'returned':
    case 'arrow':
      return words.empty.includes(text) ? undefined : { kind: 'return', text: words.empty[0] };
    case 'declaration':
      return undefined;
  }
};
