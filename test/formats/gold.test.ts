import { describe, expect, it } from 'vitest';
import { formats } from '../../formats/index.ts';
import { apply, withChanges } from '../../src/edit/apply.ts';
import { locate } from '../../src/edit/locate.ts';
import { strict } from '../../src/edit/profiles.ts';
import { embeddedSuite, loadSuite } from '../../src/suite/load.ts';
import type { Files, Format } from '../../src/types.ts';

interface Pair {
  readonly id: string;
  readonly before: Files;
  readonly after: Files;
}

/** Checks that every edit comes back from what the format wrote, and counts those that the format can say in full. */
const countSaid = (format: Format, pairs: readonly Pair[]): number => {
  let said = 0;
  for (const { id, before, after } of pairs) {
    const { response, lossy } = format.render(before, after);
    if (lossy.length > 0) continue;
    const placement = locate(format.parse(response), before, strict, format.coordinates);
    expect(withChanges(before, apply(before, placement)), id).toEqual(after);
    said++;
  }
  return said;
};

const { tasks } = await loadSuite(embeddedSuite);
const references = [...tasks.values()].flatMap(({ id, files, references }) => references.map((after) => ({ id, before: files, after })));

/** Many tasks touch imports, comments, JSON, styles and Markdown, where there are no symbols. */
const FEWEST: ReadonlyMap<string, number> = new Map([['symbol', 0.4]]);

describe('the references of the fixture tasks', () => {
  it.each([...formats.values()])('come back from $name', (format) => {
    expect(countSaid(format, references)).toBeGreaterThan(references.length * (FEWEST.get(format.name) ?? 0.5));
  });
});
