import { describe, expect, it } from 'vitest';
import { editTool } from '../../formats/edit-tool.ts';
import { jsonEdits } from '../../formats/json-edits.ts';
import { searchReplace } from '../../formats/search-replace.ts';
import { strReplace } from '../../formats/str-replace.ts';
import { whole } from '../../formats/whole.ts';
import { apply, withChanges } from '../../src/edit/apply.ts';
import { locate } from '../../src/edit/locate.ts';
import { strict } from '../../src/edit/profiles.ts';
import type { Files, Format, LossyCode } from '../../src/types.ts';

type Texts = Readonly<Record<string, string>>;
const files = (texts: Texts): Files => new Map(Object.entries(texts));
const render = (format: Format, before: Texts, after: Texts) => format.render(files(before), files(after));

interface Row {
  readonly edit: string;
  readonly before: Texts;
  readonly after: Texts;
  readonly lossy: Readonly<Record<'whole' | 'search-replace' | 'str-replace', readonly LossyCode[]>>;
}

const none = { whole: [], 'search-replace': [], 'str-replace': [] };
const blocks = (...codes: LossyCode[]) => ({ ...none, whole: codes, 'search-replace': codes });

const rows: readonly Row[] = [
  { edit: 'an edit', before: { a: '1\n2\n' }, after: { a: '1\n3\n' }, lossy: none },
  { edit: 'a new file', before: {}, after: { a: '1\n' }, lossy: none },
  { edit: 'a new empty file', before: {}, after: { a: '' }, lossy: { ...none, 'search-replace': ['create_empty'] } },
  { edit: 'a file that becomes empty', before: { a: '1\n' }, after: { a: '' }, lossy: none },
  { edit: 'an empty file that gets a text', before: { a: '' }, after: { a: '1\n' }, lossy: none },
  { edit: 'a deleted file', before: { a: '1\n' }, after: {}, lossy: { whole: ['delete'], 'search-replace': ['delete'], 'str-replace': ['delete'] } },
  { edit: 'a renamed file', before: { a: '1\n' }, after: { b: '1\n' }, lossy: { whole: ['rename'], 'search-replace': ['rename'], 'str-replace': ['rename'] } },
  { edit: 'a final newline that goes', before: { a: '1\n2\n' }, after: { a: '1\n2' }, lossy: blocks('final_newline') },
  { edit: 'a final newline that comes', before: { a: '1\n2' }, after: { a: '1\n2\n' }, lossy: blocks('final_newline') },
  { edit: 'a missing final newline that stays', before: { a: '1\n2' }, after: { a: '1\n3' }, lossy: none },
  { edit: 'a new file without a final newline', before: {}, after: { a: '1' }, lossy: blocks('final_newline') },
  { edit: 'an edit among carriage returns', before: { a: '1\r\n2\r\n' }, after: { a: '1\r\n3\r\n4\r\n' }, lossy: none },
  { edit: 'carriage returns that go', before: { a: '1\r\n2\r\n' }, after: { a: '1\n2\n' }, lossy: blocks('line_endings') },
  { edit: 'a new file with carriage returns', before: {}, after: { a: '1\r\n' }, lossy: blocks('line_endings') },
  { edit: 'an edit behind a byte order mark', before: { a: '\ufeff1\n' }, after: { a: '\ufeff2\n' }, lossy: none },
  { edit: 'a byte order mark that goes', before: { a: '\ufeff1\n' }, after: { a: '1\n' }, lossy: blocks('byte_order_mark') },
  { edit: 'a path that no line can hold', before: { 'a\n`b': '1\n' }, after: { 'a\n`b': '2\n' }, lossy: blocks('delimiter') },
  {
    edit: 'markers of every size',
    before: { a: '1\n' },
    after: { a: [5, 6, 7, 8, 9].map((size) => `${'='.repeat(size)}\n`).join('') },
    lossy: { ...none, 'search-replace': ['delimiter'] },
  },
];

/** Formats, and the column that says what they lose. */
const formats = [
  ['whole', whole, 'whole'],
  ['search-replace', searchReplace, 'search-replace'],
  ['str-replace', strReplace, 'str-replace'],
  ['edit-tool', editTool, 'str-replace'],
  ['json-edits', jsonEdits, 'str-replace'],
] as const;

describe.each(formats)('%s', (_, format, like) => {
  it.each(rows)('says what it loses of $edit', ({ before, after, lossy }) => {
    expect(render(format, before, after).lossy).toEqual(lossy[like]);
  });
});

/** Edits whose anchors are hard to choose. */
const hard: readonly { edit: string; before: string; after: string }[] = [
  { edit: 'a twin with twins on both sides', before: 'a\nr\nq\nx\nz\nb\nr\nq\nx\nz\n', after: 'a\nr\nq\nx\nz\nb\nr\nq\ny\nz\n' },
  { edit: 'lines that overlap their like', before: 'x\nx\nx\nz\n', after: 'y\nx\nz\n' },
  { edit: 'the first of many equal lines', before: 'x\nx\nx\n', after: 'y\nx\nx\n' },
  { edit: 'lines behind a last line without a newline', before: 'a\r\nb', after: 'a\r\nb\nc' },
  { edit: 'a text behind a lone byte order mark', before: '\ufeff', after: '\ufeffx' },
  { edit: 'the end of another line', before: 'ba\na\n', after: 'ba\nc\n' },
  { edit: 'a line behind the only one that is left', before: 'a\r\nb', after: 'b\r\nc' },
  { edit: 'every line', before: 'a\nb\n', after: 'c\nd\ne\n' },
];

describe.each(formats)('%s', (_, format, like) => {
  it.each(hard)('gives $edit back, unless it loses something', ({ before, after }) => {
    const [old, edited] = [files({ a: before }), files({ a: after })];
    const { response, lossy } = format.render(old, edited);
    if (like === 'str-replace') expect(lossy).toEqual([]);
    if (lossy.length > 0) return;
    expect(withChanges(old, apply(old, locate(format.parse(response), old, strict, format.coordinates)))).toEqual(edited);
  });
});

describe('search-replace', () => {
  it('anchors on the changed line alone when it is the only one of its kind', () => {
    expect(render(searchReplace, { 'a.ts': 'a\nb\nc\n' }, { 'a.ts': 'a\nx\nc\n' }).response.text).toBe(
      'a.ts\n```ts\n<<<<<<< SEARCH\nb\n=======\nx\n>>>>>>> REPLACE\n```\n',
    );
  });

  it('widens the anchor of a twin just as far as it must', () => {
    const { text } = render(searchReplace, { 'a.ts': 'a\nb\nc\nb\n' }, { 'a.ts': 'a\nb\nc\nx\n' }).response;
    expect(text).toContain('SEARCH\nc\nb\n=======\nc\nx\n>');
  });

  it('still says what it can of an edit that it cannot say in full', () => {
    const { text } = render(searchReplace, { 'a.ts': '1\n', 'b.ts': '2\n' }, { 'c.ts': '1\n', 'b.ts': '3\n' }).response;
    expect(text).toContain('c.ts\n```ts\n<<<<<<< SEARCH\n=======\n1\n');
    expect(text).toContain('b.ts\n```ts\n<<<<<<< SEARCH\n2\n=======\n3\n');
  });
});
