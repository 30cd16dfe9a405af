import { describe, expect, it } from 'vitest';
import { detect } from '../../formats/detect.ts';
import { formats } from '../../formats/index.ts';
import { applyResponse } from '../../src/apply-response.ts';
import { lenient } from '../../src/edit/profiles.ts';
import type { Response } from '../../src/types.ts';
import { type CorpusCase, readCorpus } from './corpus.ts';

const plain = (text: string): Response => ({ text, toolCalls: [] });
const before = new Map([['src/a.ts', Array.from({ length: 12 }, (_, line) => `export const name${line} = ${line};\n`).join('')]]);
const after = new Map([['src/a.ts', (before.get('src/a.ts') ?? '').replace('name5 = 5', 'name5 = 50')]]);

describe('detect', () => {
  it.each([...formats.values()])('knows what $name writes', (format) => {
    const { response, lossy } = format.render(before, after);
    expect(lossy).toEqual([]);
    const { format: name, confidence, rivals } = detect(response);
    expect(name).toBe(format.name);
    expect(confidence).toBeGreaterThanOrEqual(0.6);
    for (const rival of rivals) expect(rival.confidence).toBeLessThanOrEqual(confidence);
  });

  it.each([...formats.keys()])('names %s, or has it as a close rival, for each case that it accepts', (name) => {
    const missed = readAccepted(name).filter(({ response }) => !isNamed(response, name));
    expect(missed.map((found) => `${found.name}: ${detect(found.response).format}`)).toEqual([]);
  });

  it('is right about 98 of 100 accepted cases of all corpora, where another format makes the same of a case it is right too', () => {
    const cases = [...formats.keys()].flatMap((name) => readAccepted(name).map((found) => ({ ...found, asked: name })));
    const wrong = cases.filter(({ asked, response, ...found }) => {
      const { format } = detect(response);
      return format !== asked && !makesTheSame(format, { response, ...found });
    });
    expect(cases.length).toBeGreaterThan(400);
    expect(wrong.length / cases.length).toBeLessThan(0.02);
  });

  it.each([
    ['line-range', '```text\n{"path": "a.ts", "start_line": 1, "end_line": 1, "content": "x"}\n```\n'],
    ['line-range', '[{"file": "a.ts", "start": 1, "end": 1, "content": "x"}]\n'],
    ['search-replace-lines', 'a.ts\n```ts\n<<<<<<< SEARCH\n-------\n=======\nx\n>>>>>>> REPLACE\n```\n'],
    ['search-replace', 'a.ts\n```ts\n<<<<<<< SEARCH\n=======\nx\n>>>>>>> REPLACE\n```\n'],
    ['v4a', '*** BeginPatch\n*** Update File: a.ts\n@@\n-x\n+y\n'],
    ['lazy', 'a.ts\n// ... existing code ...\nexport const x = 1;\n'],
  ])('sees %s in %j', (name, text) => expect(detect(plain(text)).format).toBe(name));

  it.each(['Answer 2a is this:\n\n2a\n', 'As {"start": 1, "end": 4} says.', '{"new": true}', 'a\n.\nb'])('is not sure of anything in %j', (text) => {
    expect(detect(plain(text)).confidence).toBeLessThan(0.5);
  });

  it('takes a response without any sign for a whole file, at the lowest confidence', () => {
    expect(detect(plain('I would not change anything.'))).toEqual({ format: 'whole', confidence: 0.01, rivals: [] });
  });
});

const readAccepted = (name: string): CorpusCase[] => readCorpus(new URL(`${name}.txt`, import.meta.url).pathname).filter(({ error }) => error === undefined);

const makesTheSame = (format: string, { before, response, after, profile }: Pick<CorpusCase, 'before' | 'response' | 'after' | 'profile'>): boolean => {
  const applied = applyResponse({ format, response, files: before, ...(profile === 'lenient' && { profile: lenient }) });
  return applied.status === 'applied' && JSON.stringify([...applied.changes].sort()) === JSON.stringify([...after].sort());
};

/** Whether a format is the guess or a rival of at least half its confidence. */
const isNamed = (response: Response, name: string): boolean => {
  const { format, confidence, rivals } = detect(response);
  return format === name || rivals.some((rival) => rival.format === name && rival.confidence >= confidence / 2);
};
