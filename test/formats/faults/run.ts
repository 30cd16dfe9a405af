import type { EditPair } from '../../../scripts/formats/edit-pairs.ts';
import { applyResponse } from '../../../src/apply-response.ts';
import { withChanges } from '../../../src/edit/apply.ts';
import { lenient, strict } from '../../../src/edit/profiles.ts';
import type { Profile } from '../../../src/profile.ts';
import { createRandom } from '../../../src/random.ts';
import type { Files, Format, Response, Tier } from '../../../src/types.ts';
import { replaceByBlock, replaceByHash, replaceByNumber, replaceByText } from './by-letter.ts';
import type { Case, Fault, FaultyCase } from './fault.ts';
import { replaceBySymbol } from './symbol-by-letter.ts';

/** What came of a faulty response: the tier that the right files took, `as-said`, `wrong`, or the code of the rejection. */
export interface Outcomes {
  readonly strict: string;
  readonly lenient: string;
}

/** What the format writes for an edit; undefined where it cannot say it. */
export const renderCase = (format: Format, { before, after }: EditPair, rivals: readonly Format[]): Case | undefined => {
  const { response, lossy } = format.render(before, after);
  return lossy.length > 0 ? undefined : { format, response, before, after, rivals };
};

/** Runs a fault on a case under both profiles; undefined where the case has no place for the fault. */
export const runFault = (fault: Fault, good: Case, id: string): Outcomes | undefined => {
  const faulty = fault.make(good, createRandom(`${fault.name}/${good.format.name}/${id}`));
  return faulty && { strict: judgeFaulty(faulty, good.format, strict), lenient: judgeFaulty(faulty, good.format, lenient) };
};

const judgeFaulty = (faulty: FaultyCase, format: Format, profile: Profile): string => {
  const { response, before, rights } = faulty;
  const application = applyResponse({ format: format.name, response, files: before, profile });
  if (application.status === 'rejected') return application.rejection.code;
  const edited = withChanges(before, application.changes);
  if (!rights.some((right) => isSame(edited, right))) return isSaid(edited, faulty, format) ? 'as-said' : 'wrong';
  const ranks = application.edits.map(({ tier }: { readonly tier: Tier }) => profile.tiers.indexOf(tier));
  return profile.tiers[Math.max(...ranks)] ?? 'L0';
};

/** Whether the files are what the response says by the letter, or a right result but for the fault itself. */
const isSaid = (edited: Files, { response, before, rights, said = [], fold }: FaultyCase, format: Format): boolean => {
  const literal = literally.get(format.name)?.(response, before);
  const stated = literal === undefined ? said : [literal, ...said];
  const folded = fold === undefined ? [] : rights;
  return stated.some((files) => isSame(edited, files)) || folded.some((files) => isSame(edited, files, fold));
};

/** How the responses of a format read by the letter. */
const literally: ReadonlyMap<string, (response: Response, before: Files) => Files | undefined> = new Map([
  ['edit-tool', replaceByText],
  ['hashline', replaceByHash],
  ['json-edits', replaceByText],
  ['line-range', replaceByNumber],
  ['search-replace', replaceByBlock],
  ['search-replace-fenced', replaceByBlock],
  ['search-replace-lines', replaceByBlock],
  ['str-replace', replaceByText],
  ['symbol', replaceBySymbol],
  ['xml', replaceByText],
]);

const isSame = (one: Files, other: Files, fold?: (line: string) => string): boolean => {
  const read = (text: string): string => (fold === undefined ? text : text.split('\n').map(fold).join('\n'));
  return one.size === other.size && [...one].every(([path, text]) => other.has(path) && read(other.get(path) ?? '') === read(text));
};
