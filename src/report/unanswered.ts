import type { Unanswered } from '../stats/unanswered.ts';
import { count } from './printable.ts';

/** Says why samples have no answer; nothing where all have one. */
export const sayUnanswered = (unanswered: readonly Unanswered[] = []): string[] => {
  if (unanswered.length === 0) return [];
  const total = unanswered.reduce((sum, { samples }) => sum + samples, 0);
  return [`Without an answer, and outside every share: ${count(total, 'sample')} (${unanswered.map(({ code, samples }) => `${samples} ${code}`).join(', ')})`];
};
