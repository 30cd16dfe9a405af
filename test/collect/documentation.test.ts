import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { correctnessFaults } from '../../src/collect/faults/correctness.ts';
import { formFaults } from '../../src/collect/faults/form.ts';
import { restraintFaults } from '../../src/collect/faults/restraint.ts';
import { type Habit, simulatedProfiles } from '../../src/collect/simulated-profiles.ts';

const page = readFileSync(new URL('../../docs/simulated.md', import.meta.url), 'utf8');
const rows = page.split('\n').filter((line) => line.startsWith('| `'));

const percent = (rate: number): string => `${Math.round(rate * 100)} %`;
const printHabit = ({ rate, atMost }: Habit): string => percent(rate) + (atMost > 1 ? `, up to ${atMost}` : '');

describe('docs/simulated.md', () => {
  it('has the rows that the code has, and no other', () => {
    const expected = [
      ...simulatedProfiles.map(({ name, summary, form, restraint, correctness, busy }) => [
        `\`${name}\``,
        summary,
        printHabit(form),
        printHabit(restraint),
        printHabit(correctness),
        percent(busy),
      ]),
      ...restraintFaults.map((fault) => [`\`${fault.name}\``, fault.class, fault.summary]),
      ...[...correctnessFaults, ...formFaults].map((fault) => [`\`${fault.name}\``, fault.summary]),
    ];
    expect(rows).toEqual(expected.map((cells) => `| ${cells.join(' | ')} |`));
  });

  it('names the only faults of a profile', () => {
    for (const name of simulatedProfiles.flatMap(({ form, correctness }) => [...(form.only ?? []), ...(correctness.only ?? [])])) {
      expect([...formFaults, ...correctnessFaults].some((fault) => fault.name === name)).toBe(true);
      expect(page.split('## Faults of restraint')[0]).toContain(`\`${name}\``);
    }
  });
});
