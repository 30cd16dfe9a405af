import { charactersPerToken, type Estimate } from '../collect/estimate.ts';
import { count } from '../report/printable.ts';
import { printCost } from '../report/spending.ts';

/** Prints what a run would send at first tries, and how that is estimated; gives the exit code. */
export const sayEstimate = (estimates: readonly Estimate[], tries: number, { json = false }: { readonly json?: boolean }): number => {
  process.stdout.write(json ? `${JSON.stringify({ estimates })}\n` : printEstimates(estimates, tries));
  return 0;
};

const printEstimates = (estimates: readonly Estimate[], tries: number): string => {
  if (estimates.length === 0) return 'No request would be sent: no model of this run is asked over a network.\n';
  const costs = estimates.map(({ cost }) => cost ?? Number.NaN);
  const total = costs.reduce((sum, cost) => sum + cost, 0);
  const all = estimates.length > 1 && !Number.isNaN(total) ? [`in all: ${printCost(total)}`] : [];
  const again = tries === 1 ? [] : [`Edits that are rejected are asked for again, up to ${count(tries - 1, 'time')}: that comes on top, too.`];
  return `${[...estimates.map(printEstimate), ...all, how, ...again].join('\n')}\n`;
};

const printEstimate = ({ model, requests, recorded, inputTokens, outputTokens, cost }: Estimate): string =>
  `${model}: ${count(requests, 'request')}${recorded > 0 ? ` (${recorded} more ${recorded === 1 ? 'is' : 'are'} recorded)` : ''}, about ${inputTokens.toLocaleString('en-US')} tokens sent and ${outputTokens.toLocaleString('en-US')} answered, ${
    requests === 0 ? 'no cost' : cost === undefined ? 'cost unknown (--price says what tokens cost)' : `about ${printCost(cost)}`
  }`;

const how = `Nothing was sent. Tokens are estimated as characters / ${charactersPerToken}, and answers are taken to be as long as an accepted solution: reasoning, prose and requests
that have to be repeated come on top.`;
