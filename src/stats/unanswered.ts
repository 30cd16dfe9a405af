import type { Result } from '../verdict.ts';

/** How many samples have no answer for one reason: the code of what the provider did, or an empty answer. */
export interface Unanswered {
  readonly code: string;
  readonly samples: number;
}

/** Why a sample has no answer; nothing where it has one. */
export const countUnanswered = ({ stage, error }: Pick<Result, 'stage' | 'error'>): readonly Unanswered[] =>
  stage === 'infra' ? [{ code: error?.code ?? 'unknown', samples: 1 }] : [];

/** Adds up, the commonest reason first. */
export const addUnanswered = (one: readonly Unanswered[], other: readonly Unanswered[]): readonly Unanswered[] => {
  if (one.length === 0 || other.length === 0) return one.length === 0 ? other : one;
  const codes = [...Map.groupBy([...one, ...other], ({ code }) => code)];
  return codes
    .map(([code, counts]) => ({ code, samples: counts.reduce((sum, { samples }) => sum + samples, 0) }))
    .sort((a, b) => b.samples - a.samples || (a.code < b.code ? -1 : 1));
};
