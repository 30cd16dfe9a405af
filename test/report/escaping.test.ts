import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { writeCommand } from '../../src/report/annotations.ts';
import { makePrintable } from '../../src/report/printable.ts';
import { toCodeBlock, toCodeSpan, toProse } from '../../src/report/safe-markdown.ts';
import { writeXml } from '../../src/report/xml.ts';
import { findJunitErrors, findSarifErrors } from './validate.ts';

const hostile = fc.oneof(
  fc.string({ unit: fc.constantFrom('`', '`', '\n', 'a'), maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom('`', '~', '|', '\n', '\r', '\\', ']', '>', '<', '&', '"', ':', '%', '\u0000', '\u001b', '\u202e', '\u2067', '\ud800', 'a', ' ', '\t'),
    maxLength: 40,
  }),
);

/** The attribute and the text of `<a b="...">...</a>` as a parser reads them. */
const parse = (xml: string): { attribute: string; text: string } => {
  const read = { attribute: '', text: '' };
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ attributes }) => {
    read.attribute = String(attributes.b);
    read.text = '';
  });
  parser.on('text', (text) => {
    read.text += text;
  });
  parser.write(xml.trimEnd()).close();
  return read;
};

/** What XML cannot say, and what turns text round, written out. */
const writeOut = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML does not allow
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu, toNumber)
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, toNumber);

const toNumber = (unit: string): string => `\\u{${unit.charCodeAt(0).toString(16)}}`;

describe('XML', () => {
  it('gives back what it was given, but for what XML cannot say and what turns text round', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const sayable = writeOut(text);
        const read = parse(writeXml({ name: 'a', attributes: { b: text }, text: `.${text}.` }));
        expect(read).toEqual({ attribute: sayable, text: `.${sayable}.` });
      }),
      { seed: 31 },
    );
  });
});

describe('Markdown', () => {
  it('keeps a block of code closed until its end', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const [open = '', ...lines] = toCodeBlock(text, 'diff').split('\n');
        const fence = /^`+/.exec(open)?.[0] ?? '';
        expect(fence.length).toBeGreaterThanOrEqual(3);
        expect(lines.findIndex((line) => line.trimStart().startsWith(fence))).toBe(lines.length - 1);
      }),
      { seed: 32 },
    );
  });

  it('keeps code within its line and its backticks, and changes nothing else of it', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const span = toCodeSpan(text);
        expect(span).not.toMatch(/[\r\n]/);
        const fence = /^`+/.exec(span)?.[0] ?? '';
        expect(span.slice(fence.length, fence.length === 0 ? 0 : -fence.length).trim()).toBe(makePrintable(text).replace(/\s+/g, ' ').trim());
        if (span !== '')
          expect(
            span
              .slice(fence.length, -fence.length)
              .split(/[^`]+/)
              .map((run) => run.length),
          ).not.toContain(fence.length);
      }),
      { seed: 33 },
    );
  });

  it.each([
    ['[x](http://a.b)', '\\[x\\](http:\u200b//a.b)'],
    ['<img src=x> & `y`', '\\<img src=x\\> \\& \\`y\\`'],
    ['ask @team about #12 on www.a.b', 'ask @\u200bteam about #\u200b12 on w\u200bww.a.b'],
    ['two\n\nlines', 'two lines'],
    ['\u202egnp', '\\\\u{202e}gnp'],
  ])('shows %j and does nothing else', (text, shown) => {
    expect(toProse(text)).toBe(shown);
  });
});

describe('a terminal', () => {
  it('is shown no character that moves or turns anything', () => {
    expect(makePrintable('a\u202eb\u2066c\u200fd\u061c\u001b[31m\te\n')).toBe('a\\u{202e}b\\u{2066}c\\u{200f}d\\u{61c}\\u{1b}[31m\te\n');
  });
});

describe('workflow commands', () => {
  // The examples of GitHub's toolkit (packages/core/src/utils.ts): a property escapes a colon and a comma, too.
  it('escape what would end them', () => {
    expect(writeCommand('error', { file: 'a,b:c%.ts', line: 3 }, '100 %\r\n::set-output name=x::y')).toBe(
      '::error file=a%2Cb%3Ac%25.ts,line=3::100 %25%0D%0A::set-output name=x::y',
    );
    expect(writeCommand('notice', {}, '##[add-mask]x')).toBe('::notice::## [add-mask]x');
  });

  it('are one line each, whatever they hold', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const command = writeCommand('error', { title: text }, text);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
        expect(command).not.toMatch(/[\u0000-\u001f]/);
        expect(command.slice(0, command.indexOf('::', 2)).split(':')).toHaveLength(3);
      }),
      { seed: 34 },
    );
  });
});

describe('the validators', () => {
  it('find what is wrong', async () => {
    expect(findSarifErrors({ version: '2.1.0', runs: [{ tool: {} }] }).join()).toContain("must have required property 'driver'");
    expect((await findJunitErrors('<testsuites><testsuite/></testsuites>')).join()).toContain("'name' is required");
  });
});
