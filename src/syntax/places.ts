import { findPlaces } from './native.ts';

/**
 * A place of a program where something can be done to it: [from, to) of the text. `statement` is one of a list and may be left out, `declaration` is one that
 * what follows needs, `lone` the only statement of an `if` or a loop without braces, `arrow` the expression that an arrow function gives, `condition` that of
 * an `if` or a conditional expression, `operation` the operator between two operands, `returned` what a `return` gives.
 */
export interface ProgramPlace {
  readonly kind: (typeof kinds)[number];
  readonly from: number;
  readonly to: number;
}

const kinds = ['statement', 'declaration', 'lone', 'arrow', 'condition', 'operation', 'returned'] as const;
const size = 3;

/** The places of a program in JavaScript, TypeScript or Python; those that hold others come before them. */
export const listPlaces = (path: string, text: string): ProgramPlace[] => {
  const numbers = findPlaces(path, text);
  return Array.from({ length: numbers.length / size }, (_, row) => {
    const [kind = 0, from = 0, to = 0] = numbers.subarray(row * size, (row + 1) * size);
    return { kind: kinds[kind] ?? 'declaration', from, to };
  });
};
