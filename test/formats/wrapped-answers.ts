import { formats } from '../../formats/index.ts';
import { embeddedSuite, loadSuite } from '../../src/suite/load.ts';
import type { Files, Format, Response } from '../../src/types.ts';

/** A right answer of a format, and what a model may say beside it. */
export interface Answer {
  readonly id: string;
  readonly format: Format;
  readonly before: Files;
  readonly after: Files;
  readonly response: Response;
  /** Another edit of the same file, which is not meant. */
  readonly draft: Response;
  /** The file that is edited, and its text before. */
  readonly path: string;
  readonly text: string;
}

/** The answers of a format to a small edit and to tasks of the embedded suite, as far as it can say them. */
export const listAnswers = (format: Format): Answer[] => pairs.flatMap((pair) => toAnswer(format, pair));

/** The names of the formats of a channel. */
export const namesOf = (channel: Format['channel']): string[] => [...formats.values()].filter((format) => format.channel === channel).map(({ name }) => name);

/** A patch without the fence around it. */
export const unfence = (text: string): string => text.replace(/^```\w*\n/, '').replace(/```\n$/, '');

interface Pair {
  readonly id: string;
  readonly before: Files;
  readonly after: Files;
}

const greet = (body: string): string => `export const greeting = 'Hello';

export function greet(name: string): string {
  const text = greeting + ', ' + name;
${body}}

export function leave(): string {
  return 'Goodbye';
}
`;

const small = (body: string): Files =>
  new Map([
    ['src/greet.ts', greet(body)],
    ['src/index.ts', "export { greet } from './greet.ts';\n"],
  ]);

/** Edits of code, of Markdown with fences, of JSON and styles, one file or many. */
const TASKS = ['tally/readme-default-mode', 'tally/rename-currency-for', 'panelkit/dark-color-tokens', 'panelkit/reduced-motion', 'waypost/health-route'];

const { tasks } = await loadSuite(embeddedSuite);
const pairs: readonly Pair[] = [
  { id: 'small', before: small('  return text;\n'), after: small("  return text + '!';\n") },
  ...TASKS.map((id) => {
    const { files, references } = tasks.get(id) ?? { files: new Map(), references: [] };
    return { id, before: files, after: references[0] ?? new Map() };
  }),
];

const toAnswer = (format: Format, { id, before, after }: Pair): Answer[] => {
  const { response, lossy } = format.render(before, after);
  const changed = [...before].find(([path, text]) => after.get(path) !== text && after.has(path));
  if (lossy.length > 0 || changed === undefined) return [];
  const [path, text] = changed;
  const draft = format.render(before, new Map([...before, [path, `${text}// not meant\n`]])).response;
  return [{ id, format, before, after, response, draft, path, text }];
};

/** How models wrap an answer, and what must come of it: the edit it means (`same`), or a code. */
export interface Wrapper {
  readonly name: string;
  readonly wrap: (answer: Answer) => Response;
  readonly outcome: string;
  /** The formats in which something else must come of it; the reason stands beside the row. */
  readonly except?: Readonly<Record<string, string>>;
  /** Only these formats come so. */
  readonly only?: readonly string[];
}

/** The same outcome for several formats. */
export const all = (names: readonly string[], outcome: string): Record<string, string> => Object.fromEntries(names.map((name) => [name, outcome]));

/** Rewrites the text of an answer. */
export const say =
  (write: (text: string, answer: Answer) => string) =>
  (answer: Answer): Response => ({ ...answer.response, text: write(answer.response.text, answer) });
