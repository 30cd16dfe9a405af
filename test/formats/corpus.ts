import { readFileSync } from 'node:fs';
import type { Response, ToolCall } from '../../src/types.ts';

/** One case of a corpus file: what the model answered, the files it met, and what must come of it. */
export interface CorpusCase {
  readonly name: string;
  readonly line: number;
  readonly profile: string;
  readonly before: ReadonlyMap<string, string>;
  readonly response: Response;
  /** The changed files; null means deleted. Empty when `error` is set. */
  readonly after: ReadonlyMap<string, string | null>;
  readonly error?: string;
  readonly tier?: string;
}

/**
 * Reads a corpus: `%%% test NAME`, then `%%% before PATH`, `%%% response`, `%%% call TOOL` (arguments as JSON; `%%% call TOOL string`
 * hands them over as text), `%%% finish REASON`, `%%% profile NAME`, `%%% after PATH`, `%%% after PATH deleted`, `%%% error CODE`, `%%% tier TIER`.
 * Nothing is escaped: `␍` is a CR and `␃` at the end of a section, behind its last line or below, means that it has no final newline. One empty line before
 * `%%% test` is layout.
 */
export const readCorpus = (file: string): CorpusCase[] => {
  const sections = readSections(readFileSync(file, 'utf8'));
  const starts = sections.flatMap((section, index) => (section.key === 'test' ? [index] : []));
  return starts.map((start, index) => toCase(sections.slice(start, starts[index + 1])));
};

interface Section {
  readonly key: string;
  readonly argument: string;
  readonly line: number;
  readonly body: string;
}

const readSections = (text: string): Section[] => {
  const sections: { key: string; argument: string; line: number; lines: string[] }[] = [];
  for (const [index, line] of text.replace(/\n$/, '').split('\n').entries()) {
    const header = /^%%% (\S+) ?(.*)$/.exec(line);
    const open = sections.at(-1);
    if (header === null) open?.lines.push(line);
    else {
      if (header[1] === 'test' && open?.lines.at(-1) === '') open.lines.pop();
      sections.push({ key: header[1] ?? '', argument: header[2] ?? '', line: index + 1, lines: [] });
    }
  }
  return sections.map(({ lines, ...section }) => ({ ...section, body: toText(lines) }));
};

const toText = (lines: readonly string[]): string => {
  const text = lines
    .map((line) => `${line}\n`)
    .join('')
    .replaceAll('␍', '\r');
  return text.replace(/\n?␃\n$/, '');
};

const toCase = (sections: readonly Section[]): CorpusCase => {
  const of = (key: string) => sections.filter((section) => section.key === key);
  const one = (key: string) => of(key)[0]?.argument;
  const unknown = sections.find(({ key }) => !KEYS.includes(key));
  if (unknown !== undefined) throw new Error(`line ${unknown.line}: unknown section %%% ${unknown.key}`);
  const finish = one('finish');
  const error = one('error');
  const tier = one('tier');
  const result: CorpusCase = {
    name: one('test') ?? '',
    line: sections[0]?.line ?? 0,
    profile: one('profile') ?? 'strict',
    before: new Map(of('before').map(({ argument, body }) => [argument, body])),
    response: { text: of('response')[0]?.body ?? '', toolCalls: of('call').map(toCall), ...(finish !== undefined && { finish }) },
    after: new Map(of('after').map(toExpectation)),
    ...(error !== undefined && { error }),
    ...(tier !== undefined && { tier }),
  };
  if (result.after.size > 0 === (error !== undefined)) throw new Error(`line ${result.line}: a case needs either %%% after or %%% error`);
  return result;
};

const KEYS = ['test', 'before', 'response', 'call', 'finish', 'profile', 'after', 'error', 'tier'];

const toCall = ({ argument, body }: Section): ToolCall => {
  const name = argument.replace(/ string$/, '');
  return { name, arguments: name === argument ? JSON.parse(body) : body };
};

const toExpectation = ({ argument, body }: Section): [string, string | null] =>
  argument.endsWith(' deleted') ? [argument.slice(0, -' deleted'.length), null] : [argument, body];
