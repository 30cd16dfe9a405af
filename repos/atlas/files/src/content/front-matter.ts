import type { DiagnosticSink } from '../diagnostics/sink.ts';
import { parseDay } from '../text/dates.ts';
import { findNearest } from '../text/distance.ts';
import type { FrontMatter, Source } from './page.ts';
import { readValue } from './scalars.ts';
import type { Value } from './scalars.ts';

type Fields = { -readonly [Name in keyof FrontMatter]: FrontMatter[Name] };
type Reader = (value: Value, fields: Fields) => string | undefined;

/** For each key, what takes its value over; it answers what was expected when the value cannot be. */
const readers: Readonly<Record<string, Reader>> = {
  title: (value, fields) => takeText(value, (text) => { fields.title = text; }),
  description: (value, fields) => takeText(value, (text) => { fields.description = text; }),
  slug: (value, fields) => takeText(value, (text) => { fields.slug = text; }),
  date: (value, fields) => takeDay(value, (day) => { fields.date = day; }),
  updated: (value, fields) => takeDay(value, (day) => { fields.updated = day; }),
  tags: (value, fields) => takeTexts(value, (texts) => { fields.tags = texts; }),
  aliases: (value, fields) => takeTexts(value, (texts) => { fields.aliases = texts; }),
  order: (value, fields) => {
    if (typeof value !== 'number') return 'a number';
    fields.order = value;
    return undefined;
  },
  draft: (value, fields) => {
    if (typeof value !== 'boolean') return 'true or false';
    fields.draft = value;
    return undefined;
  },
};

/** Cuts a file into front matter and body. */
export function readSource(path: string, text: string, sink: DiagnosticSink): Source {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const end = lines[0] === '---' ? lines.indexOf('---', 1) : -1;
  const fields: Fields = { tags: [], aliases: [], draft: false };
  for (let index = 1; index < end; index += 1) {
    const problem = readLine(lines[index], fields);
    if (problem) sink.report(problem.code, path, problem.message, index + 1);
  }
  return { path, frontMatter: fields, body: lines.slice(end + 1).join('\n'), bodyLine: end + 2 };
}

interface Problem {
  readonly code: 'bad-front-matter' | 'unknown-key';
  readonly message: string;
}

function readLine(line: string, fields: Fields): Problem | undefined {
  if (line.trim() === '' || line.startsWith('#')) return undefined;
  const colon = line.indexOf(':');
  if (colon === -1) return { code: 'bad-front-matter', message: 'expected a key, a colon and a value' };
  const key = line.slice(0, colon).trim();
  if (!Object.hasOwn(readers, key)) return unknownKey(key);
  const value = readValue(line.slice(colon + 1));
  if (value === undefined) return { code: 'bad-front-matter', message: `${key}: a quote or bracket is not closed` };
  const expected = readers[key](value, fields);
  return expected === undefined ? undefined : { code: 'bad-front-matter', message: `${key}: expected ${expected}` };
}

function unknownKey(key: string): Problem {
  const meant = findNearest(key, Object.keys(readers));
  const hint = meant === undefined ? '' : `; did you mean ${meant}?`;
  return { code: 'unknown-key', message: `there is no key ${key}${hint}` };
}

function takeText(value: Value, take: (text: string) => void): string | undefined {
  if (typeof value === 'object') return 'a text';
  take(String(value));
  return undefined;
}

function takeTexts(value: Value, take: (texts: readonly string[]) => void): string | undefined {
  if (typeof value !== 'object') return 'a list in brackets';
  take(value);
  return undefined;
}

function takeDay(value: Value, take: (day: string) => void): string | undefined {
  const day = typeof value === 'string' ? parseDay(value) : undefined;
  if (day === undefined) return 'a day such as 2026-05-01';
  take(day);
  return undefined;
}
