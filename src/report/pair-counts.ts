import { defaultPolicy, type GatePolicy } from '../stats/gate-policy.ts';
import { isRepeat, type PairCounts, type PairedAnswers, type PairsLeftOut } from '../stats/pair-counts.ts';
import { count } from './printable.ts';

/**
 * What is to be known of the pairs of two runs, in sentences without their full stops: which are left out and why, and which have the same answer, unless these
 * are so many that they are an obstacle, which says it.
 */
export const sayPairCounts = (
  { answers, leftOut }: Pick<PairCounts, 'answers' | 'leftOut'>,
  { maxSame }: Pick<GatePolicy, 'maxSame'> = defaultPolicy,
): string[] => [...sayLeftOut(leftOut), ...(isRepeat(answers, maxSame) ? [] : sayAnswers(answers))];

const sayLeftOut = ({ noAnswer, notJudged, noVerdict, inexpressible, notApplied }: PairsLeftOut): string[] => {
  const reasons = [
    ...(noAnswer > 0 ? [`${noAnswer} without an answer in one of the runs`] : []),
    ...(notJudged > 0 ? [`${notJudged} with an answer that diffgauge failed to judge, a fault of its own`] : []),
    ...(noVerdict > 0 ? [`${noVerdict} without a verdict of their tests`] : []),
    ...(inexpressible > 0 ? [`${inexpressible} whose format cannot say the edit`] : []),
  ];
  return [
    ...(reasons.length === 0 ? [] : [`${count(noAnswer + notJudged + noVerdict + inexpressible, 'pair')} left out of all rates: ${reasons.join(', ')}`]),
    ...(notApplied === 0 ? [] : [`${count(notApplied, 'pair')} left out of the rates of what was touched: one of the runs applied nothing`]),
  ];
};

const sayAnswers = ({ pairs, same, unknown }: PairedAnswers): string[] => [
  ...(same === 0 ? [] : [`${same} of ${count(pairs, 'pair')} have the same answer to the byte`]),
  ...(unknown === 0 ? [] : [`it is not known of ${count(unknown, 'pair')} whether the answers are the same: an older diffgauge wrote their results`]),
];
