import { listLocalities } from '../locality.ts';
import type { Repo } from '../repo.ts';
import { type Finding, finding } from './finding.ts';
import { type OpenTask, placeOf } from './open-suite.ts';

/** What a person should have said of a task, and days that cannot be. `today` is a day like 2026-11-26. */
export const checkFacts = ({ id, facts, task }: OpenTask, today: string): Finding[] => {
  const place = placeOf(id);
  const found = expectedFacts
    .filter((name) => facts[name] === undefined)
    .map((name) => finding('fact_missing', place, `${name} is not given: ${whatItSays[name]}`));
  const { created, expires, locality } = facts;
  if (expires !== undefined && expires < created) found.push(finding('dates_reversed', place, `it expires on ${expires}, before it was created on ${created}`));
  if (created > today) found.push(finding('created_later', place, `it was created on ${created}, after today, ${today}`));
  if (expires !== undefined && expires < today) found.push(finding('expired', place, `it expired on ${expires}: it may be in training data by now`));
  const localities = listLocalities(task);
  if (locality !== undefined && localities.length > 0 && !localities.includes(locality))
    found.push(finding('locality_wrong', place, `locality is ${JSON.stringify(locality)}, but by its references it is ${localities.join(' or ')}`));
  return found;
};

const whatItSays = {
  difficulty: 'how much has to be found or thought of',
  locality: 'how far apart the places are that the references change',
  terse: 'the request as a person types it in a hurry',
  expires: 'the day from which it may be in training data',
  canary: 'the string by which it can be found in training data',
} as const;
const expectedFacts = ['difficulty', 'locality', 'terse', 'expires', 'canary'] as const satisfies readonly (keyof typeof whatItSays)[];

/** What a person should have said of a repo. */
export const checkRepoFacts = ({ name, description, license }: Repo): Finding[] =>
  Object.entries({ description, license })
    .filter(([, value]) => value.trim() === '')
    .map(([field]) => finding('repo_fact_missing', { file: `${name}/repo.json` }, `${field} is empty`));

/** Canaries that differ within a suite: then a search for one of them does not find the others. */
export const checkCanaries = (tasks: readonly OpenTask[]): Finding[] => {
  const [first, ...others] = tasks.filter(({ facts }) => facts.canary !== undefined);
  return others
    .filter(({ facts }) => facts.canary !== first?.facts.canary)
    .map(({ id }) => finding('canary_differs', placeOf(id), `its canary is not that of ${first?.id}: all tasks of a suite share one`));
};

/** No-op tasks of repos in which leaving everything as it is never costs anything. */
export const checkControls = (tasks: readonly OpenTask[]): Finding[] => {
  const controlled = new Set(tasks.filter(({ facts }) => !facts.noop && facts.tags.includes(controlTag)).map(({ repo }) => repo.name));
  return tasks
    .filter(({ facts, repo }) => facts.noop && !controlled.has(repo.name))
    .map(({ id, repo }) =>
      finding(
        'noop_without_control',
        placeOf(id),
        `no other task of ${repo.name} has the tag ${JSON.stringify(controlTag)}: one that looks done already, but is not`,
      ),
    );
};

/** The tag of a task whose request looks done already, but is so in part only. */
const controlTag = 'partial-fix';
