import { formats, getFormat } from '../../formats/index.ts';
import type { Format, LossyCode, Rendered, Response } from '../../src/types.ts';
import type { EditPair } from './edit-pairs.ts';
import type { Writing } from './measure-detection.ts';
import { type TinyEdit, tinyEdits } from './tiny-edits.ts';

/** How many of the edits a format can say, and what the others would lose: each code with its number of edits, the most frequent first. */
export interface Losses {
  readonly format: string;
  readonly edits: number;
  readonly said: number;
  readonly codes: readonly (readonly [code: LossyCode, edits: number])[];
}

/** What each format can say of real edits. */
export const countLosses = (writings: readonly Writing[]): Losses[] =>
  [...formats.keys()].map((format) => {
    const lossy = writings.flatMap((writing) => getRendered(writing, format)?.lossy ?? []);
    const codes = [...new Set(lossy)].map((code) => [code, lossy.filter((other) => other === code).length] as const);
    const said = writings.filter((writing) => isSaid(writing, format)).length;
    return { format, edits: writings.length, said, codes: codes.sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1)) };
  });

/** Whether a format can say a small edit. */
export const canSay = (format: string, edit: TinyEdit): boolean => {
  const { before, after } = getEdit(edit);
  return getKnownFormat(format).render(before, after).lossy.length === 0;
};

/** What a format's reader looks for in the files, by what it makes of a plain edit. */
export const addressOf = (name: string): string => {
  const { before, after } = getEdit('edit');
  const format = getKnownFormat(name);
  const [proposal] = format.parse(format.render(before, after).response);
  if (proposal === undefined) throw new Error(`${name} says no plain edit`);
  return proposal.kind === 'find' ? addresses[proposal.unit] : addresses[proposal.kind];
};

const addresses = {
  line: 'whole lines',
  text: 'any text',
  hunk: 'lines of context',
  lines: 'line numbers',
  symbol: 'a symbol',
  lazy: 'lines beside gaps',
  write: 'the whole file',
  delete: 'the whole file',
  rename: 'the whole file',
} as const;

const getEdit = (edit: TinyEdit): EditPair => {
  const pair = tinyEdits.get(edit);
  if (pair === undefined) throw new Error(`no edit is called ${edit}`);
  return pair;
};

const getKnownFormat = (name: string): Format => {
  const format = getFormat(name);
  if (format === undefined) throw new Error(`no format is called ${name}`);
  return format;
};

/** What a format costs in the prompt: the size of its instructions and tools, and how much larger files get by the way they are shown. */
export interface Prompt {
  readonly instructions: number;
  readonly listing: number;
}

/** Measures the prompts of all formats, the listings on the files before each edit. */
export const measurePrompts = (pairs: readonly EditPair[], measure: (text: string) => number): ReadonlyMap<string, Prompt> => {
  const files = pairs.flatMap(({ before }) => [...before]);
  const sum = (show: (path: string, text: string) => string): number => files.reduce((size, [path, text]) => size + measure(show(path, text)), 0);
  const plain = sum((_, text) => text);
  return new Map(
    [...formats.values()].map(({ name, instructions, tools, list }) => [
      name,
      { instructions: measure(instructions) + (tools === undefined ? 0 : measure(JSON.stringify(tools))), listing: list === undefined ? 1 : sum(list) / plain },
    ]),
  );
};

/** How long a format's responses are, over the edits that it can say. `sizes` is undefined for the others. */
export interface Sizes {
  readonly format: string;
  readonly sizes: readonly (number | undefined)[];
}

/** Measures the responses of each format: the written text, and of each tool call its name and its arguments as JSON. */
export const measureSizes = (writings: readonly Writing[], measure: (text: string) => number): Sizes[] =>
  [...formats.keys()].map((format) => ({
    format,
    sizes: writings.map((writing) => {
      const rendered = isSaid(writing, format) ? getRendered(writing, format) : undefined;
      return rendered && measure(writeOut(rendered.response));
    }),
  }));

/** What a model has to write for a response. */
const writeOut = ({ text, toolCalls }: Response): string =>
  toolCalls.length === 0 ? text : toolCalls.map((call) => `${call.name}\n${JSON.stringify(call.arguments)}\n`).join('');

const getRendered = ({ rendered }: Writing, format: string): Rendered | undefined => rendered.get(format);

const isSaid = (writing: Writing, format: string): boolean => getRendered(writing, format)?.lossy.length === 0;
