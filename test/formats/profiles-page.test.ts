import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { profiles } from '../../src/edit/profiles.ts';
import type { Profile } from '../../src/profile.ts';
import { type Reason, reasons } from './tool-reasons.ts';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/formats/profiles.md'), 'utf8');

/** The rows of the first table below a heading, without its head. */
const tableBelow = (heading: string): string[] => {
  const section = page.split(new RegExp(`^#+ ${heading}$`, 'm'))[1]?.split(/^#/m)[0] ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2);
};

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const code = (value: string | number): string => `\`${value}\``;

/** What a profile says about a field, as the page prints it. */
const printField = (profile: Profile, field: string): string => {
  const value = { ...profile.peer, ...profile }[field as keyof Profile] as unknown;
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map(code).join(' ');
  if (typeof value === 'object')
    return Object.values(value as object)
      .map((part) => (Array.isArray(part) ? part.map(code).join(' ') : code(part)))
      .join('; ');
  return code(String(value));
};

/** The fields of an interface of src/profile.ts. */
const fieldsOf = (name: string): string[] => {
  const source = readFileSync(join(root, 'src/profile.ts'), 'utf8');
  const body = source.split(`export interface ${name} {`)[1]?.split('\n}')[0] ?? '';
  return [...body.matchAll(/^ {2}readonly (\w+)\??:/gm)].map((match) => match[1] ?? '');
};
const fields = fieldsOf('Profile').filter((field) => field !== 'name' && field !== 'peer');
const rules = fieldsOf('PeerRules');

test('finds the fields of profiles', () => {
  expect(fields).toEqual(['tiers', 'ambiguity', 'hints', 'position']);
  expect(rules).toHaveLength(14);
});

test('the page prints the profiles as they are', () => {
  const all = [...profiles.values()];
  expect(tableBelow('The four profiles')).toEqual([...fields, ...rules].map((field) => row([code(field), ...all.map((one) => printField(one, field))])));
});

test('the page explains each field', () => {
  const named = (heading: string) => tableBelow(heading).map((line) => /^\| `(\w+)` \|/.exec(line)?.[1]);
  expect(named('Fields')).toEqual(['name', ...fields, 'peer']);
  expect(named('Rules of peers')).toEqual(rules);
});

test.each<[heading: string, tool: string, listed: readonly Reason[]]>([
  ['`git` and `git apply`', 'git', reasons.git],
  ['Context diffs and GNU patch', 'patch', reasons.context],
  ['Normal diffs and GNU patch', 'patch', reasons.normal],
  ['ed scripts and GNU ed', 'ed', reasons.ed],
])('the page lists the differences between %s', (heading, tool, listed) => {
  expect(tableBelow(heading)).toEqual(listed.map(({ fault, verdict, why }) => row([fault, verdict.replace('the tool', tool), why])));
});
