import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formats } from '../../formats/index.ts';
import { EditError } from '../../src/errors.ts';
import { readProposals } from '../../src/read-response.ts';
import type { Format, Response } from '../../src/types.ts';
import { codePairs } from './code-snapshots.ts';
import { replay } from './run-case.ts';
import { snapshotPairs } from './snapshots.ts';

const all = [...formats.values()].map((format) => [format.name, format] as const);
const pairs = fc.oneof(snapshotPairs, codePairs);
const options = { seed: 20_261_123, numRuns: 1000 };

describe.each(all)('%s', (_, format) => {
  it('gives the edit back that it wrote, unless it says what it lost', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const { response, lossy } = format.render(before, after);
        fc.pre(lossy.length === 0);
        expect(replay(format, response, before)).toEqual(after);
      }),
      options,
    );
  });

  it('says what it lost once and in order, and never answers nothing', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const { response, lossy } = format.render(before, after);
        expect(lossy).toEqual([...new Set(lossy)].sort());
        expect(response.text.length + response.toolCalls.length).toBeGreaterThan(0);
      }),
      options,
    );
  });

  it('reads any text as edits or rejects it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), markedText), (text) => reads(format, { text, toolCalls: [{ name: 'Edit', arguments: text }] })),
      options,
    );
  });

  it('reads any damaged response as edits or rejects it', () => {
    fc.assert(
      fc.property(pairs, fc.array(damage, { maxLength: 3 }), fc.boolean(), ([before, after], damages, cut) => {
        const { response } = format.render(before, after);
        const hurt = (text: string): string => damages.reduce((hurtText, apply) => apply(hurtText), text);
        const toolCalls = response.toolCalls.map((call) => ({ ...call, arguments: hurt(JSON.stringify(call.arguments)) }));
        reads(format, { text: hurt(response.text), toolCalls, ...(cut && { finish: 'length' }) });
      }),
      options,
    );
  });
});

const reads = (format: Format, response: Response): void => {
  try {
    for (const { span } of readProposals(response, format)) expect(span.from).toBeLessThanOrEqual(span.to);
  } catch (error) {
    expect(error).toBeInstanceOf(EditError);
  }
};

/** Lines that mean something to one format or another, in any order. */
const markedText = fc
  .array(
    fc.constantFrom(
      ...['src/a.ts', '`b.md`', '```ts', '```', '````', '~~~', '<think>', '</think>', '<<<<<<< SEARCH', '=======', '>>>>>>> REPLACE', '<<<<< SEARCH', '====='],
      ...[
        '--- a/src/a.ts',
        '+++ b/src/a.ts',
        '@@ -1,2 +1,2 @@',
        '@@ ... @@',
        '@@',
        '-old',
        '+new',
        ' same',
        '',
        '\\ No newline at end of file',
        '*** 1,2 ****',
      ],
      ...['diff --git a/x b/y', 'rename from x', 'rename to y', '*** Begin Patch', '*** Update File: x', '*** Add File: y', '*** End Patch', '*** End of File'],
      ...[
        '<edit>',
        '<file>x</file>',
        '<old_code>',
        '</old_code>',
        '<new_code>',
        '</new_code>',
        '</edit>',
        ':start_line:2',
        '-------',
        '[{"file":"x"',
        '}]',
        '2d',
        '.',
      ],
    ),
    { maxLength: 30 },
  )
  .map((lines) => lines.join('\n'));

const place = fc.double({ min: 0, max: 1, noNaN: true });

/** Cuts a text short at either end, takes a piece out, or says a piece twice. */
const torn = fc.tuple(place, fc.nat({ max: 40 }), fc.constantFrom('cut', 'behead', 'drop', 'double')).map(([where, length, kind]) => {
  return (text: string): string => {
    const from = Math.floor(where * text.length);
    const rest = kind === 'cut' ? '' : text.slice(kind === 'drop' ? from + length : kind === 'double' ? Math.max(0, from - length) : from);
    return kind === 'behead' ? rest : text.slice(0, from) + rest;
  };
});

/** Turns one bit of a text's bytes, or puts another unit in one place. */
const spoilt = fc.tuple(place, fc.nat({ max: 0xffff }), fc.boolean()).map(([where, unit, isBit]) => {
  return (text: string): string => {
    const at = Math.floor(where * text.length);
    if (!isBit) return text.slice(0, at) + String.fromCharCode(unit) + text.slice(at + 1);
    const bytes = Buffer.from(text);
    const spot = Math.floor(where * bytes.length);
    if (bytes.length > 0) bytes.writeUInt8((bytes[spot] ?? 0) ^ (1 << (unit % 8)), Math.min(spot, bytes.length - 1));
    return bytes.toString();
  };
});

const damage = fc.oneof(torn, spoilt);
