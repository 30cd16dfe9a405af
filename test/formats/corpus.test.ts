import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formats } from '../../formats/index.ts';
import type { Format } from '../../src/types.ts';
import { readCorpus } from './corpus.ts';
import { expectedOf, runCase } from './run-case.ts';

const fileOf = (format: Format): string => new URL(`${format.name}.txt`, import.meta.url).pathname;

describe.each([...formats.values()].filter((format) => existsSync(fileOf(format))))('$name', (format) => {
  it.each(readCorpus(fileOf(format)))('$name (line $line)', (row) => {
    expect(runCase(format, row)).toEqual(expectedOf(row));
  });
});
