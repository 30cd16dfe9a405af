import { decodeText } from '../decode.ts';
import { type Finding, finding } from './finding.ts';
import { type OpenTask, placeOf } from './open-suite.ts';

/**
 * Tasks that ask for the same, or nearly so, and tasks of one repo that are solved by nearly the same edit. The second of a pair gets the finding; of tasks
 * that ask for the same there is one, which the last of those gets that are asked about.
 */
export const findDuplicates = (tasks: readonly OpenTask[], isAsked: (id: string) => boolean): Finding[] => {
  const sketches = tasks.map(sketch);
  const alike = sketches.flatMap((one, at) => sketches.slice(0, at).flatMap((other) => (isAsked(one.id) ? compare(one, other) : [])));
  const groups = Map.groupBy(sketches, ({ words }) => words);
  return [...alike, ...[...groups.values()].flatMap((group) => nameGroup(group, isAsked))];
};

const nameGroup = (group: readonly Sketch[], isAsked: (id: string) => boolean): Finding[] => {
  const last = group.findLast(({ id }) => isAsked(id));
  const others = group.filter((one) => one !== last).map(({ id }) => id);
  if (last === undefined || others.length === 0) return [];
  const more = others.length > mostNamed ? ` and ${others.length - mostNamed} more` : '';
  return [finding('same_instruction', placeOf(last.id), `its instruction is that of ${others.slice(0, mostNamed).join(', ')}${more}`)];
};

const mostNamed = 5;

interface Sketch {
  readonly id: string;
  readonly repo: string;
  readonly words: string;
  readonly shingles: ReadonlySet<string>;
  readonly edits: readonly ReadonlySet<string>[];
}

/** Shares of what two tasks have together, above which they count as alike. */
const leastInstruction = 0.6;
const leastEdit = 0.8;
const shingleLength = 4;

const sketch = ({ id, repo, facts, folder, task }: OpenTask): Sketch => {
  const words = facts.instruction.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const last = Math.max(1, words.length - shingleLength + 1);
  return {
    id,
    repo: repo.name,
    words: words.join(' '),
    shingles: new Set(Array.from({ length: last }, (_, at) => words.slice(at, at + shingleLength).join(' '))),
    edits: (task.patches ?? []).map((patch) => listChangedLines(decodeText(folder.get(`references/${patch}`) ?? Buffer.of()) ?? '')),
  };
};

/** The lines that a patch deletes and inserts, each once, without their indentation. */
const listChangedLines = (patch: string): Set<string> =>
  new Set(
    patch
      .split('\n')
      .filter((line) => /^[+-]/.test(line) && !/^(\+\+\+|---) /.test(line) && line.slice(1).trim() !== '')
      .map((line) => `${line[0]}${line.slice(1).trim()}`),
  );

const compare = (one: Sketch, other: Sketch): Finding[] => {
  if (one.words === other.words) return [];
  const place = placeOf(one.id);
  const found: Finding[] = [];
  const alike = shareOf(one.shingles, other.shingles);
  if (alike >= leastInstruction)
    found.push(finding('near_instruction', place, `its instruction is nearly that of ${other.id} (${percent(alike)} of the phrases)`));
  const closest = one.repo === other.repo ? Math.max(0, ...one.edits.flatMap((edit) => other.edits.map((rival) => shareOf(edit, rival)))) : 0;
  if (closest >= leastEdit)
    found.push(finding('same_edit', place, `it is solved by nearly the edit that solves ${other.id} (${percent(closest)} of the lines)`));
  return found;
};

/** What two sets have in common, of all that is in either (Jaccard). */
const shareOf = (one: ReadonlySet<string>, other: ReadonlySet<string>): number => {
  const shared = [...one].filter((item) => other.has(item)).length;
  const all = one.size + other.size - shared;
  return all === 0 ? 0 : shared / all;
};

const percent = (share: number): string => `${Math.round(share * 100)} %`;
