import { type Finding, finding } from '../lint/finding.ts';
import { placeOf } from '../lint/open-suite.ts';
import type { Quality } from './measure.ts';
import type { RepoQuality } from './measure-suite.ts';

/** Tests that do not notice half of the changes that were tried, where enough were. */
export const checkQuality = ({ repo, outside, byTask }: RepoQuality): Finding[] => [
  ...(isWeak(outside) ? [finding('program_unnoticed', { file: `${repo}/repo.json` }, `the tests of the program notice ${sayShare(outside)}`)] : []),
  ...byTask.filter(isWeak).map((quality) => finding('edit_unnoticed', placeOf(quality.id), `within its edit, its tests notice ${sayShare(quality)}`)),
];

const fewest = 4;

const isWeak = ({ mutants, noticed }: Quality): boolean => mutants >= fewest && noticed < mutants / 2;

const sayShare = ({ mutants, noticed, survivors: [first] }: Quality): string => {
  const example = first === undefined ? '' : `, for example not another ${first.kind} at ${first.path}:${first.line} (${JSON.stringify(first.was)})`;
  return `${noticed} of ${mutants} small changes${example}`;
};
