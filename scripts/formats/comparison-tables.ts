import { formats } from '../../formats/index.ts';
import { addressOf, canSay, type Losses, type Prompt, type Sizes } from './measure-formats.ts';
import { writeTable } from './regions.ts';
import type { TinyEdit } from './tiny-edits.ts';

/** Which format can say which edit. */
export const writeExpressions = (): string => {
  const rows = [...formats.keys()].map((format) => [`\`${format}\``, ...columns.map(([, edit]) => (canSay(format, edit) ? 'yes' : '-'))]);
  return writeTable(['format', ...columns.map(([title]) => title)], rows);
};

const columns: readonly (readonly [title: string, edit: TinyEdit])[] = [
  ['create', 'create'],
  ['create empty', 'create empty'],
  ['delete', 'delete'],
  ['rename', 'rename'],
  ['rename and edit', 'rename and edit'],
  ['empty a file', 'empty a file'],
  ['outside symbols', 'edit outside of symbols'],
  ['final newline', 'final newline added'],
  ['new file without one', 'create without a final newline'],
  ['line endings', 'LF becomes CRLF'],
  ['byte order mark', 'byte order mark added'],
  ['any path', 'path with a newline'],
];

/** How many edits of each collection a format cannot say, and what it would lose of them. */
export const writeLosses = (collections: ReadonlyMap<string, readonly Losses[]>): string => {
  const rows = [...formats.keys()].map((format) => {
    const cells = [...collections.values()].flatMap((losses) => {
      const own = losses.find((other) => other.format === format);
      if (own === undefined) throw new Error(`${format} was not measured`);
      const codes = own.codes.map(([code, count]) => `\`${code}\` ${count}`).join(', ');
      return [`${own.edits - own.said} (${percent(own.edits - own.said, own.edits)} %)`, codes];
    });
    return [`\`${format}\``, ...cells];
  });
  const titles = [...collections].flatMap(([name, [first]]) => [`of ${first?.edits} ${name}`, 'these would lose']);
  return writeTable(['format', ...titles], rows, titles.length + 1);
};

/** What a format's own fields, and what its reader makes of its own writing, say about it. */
export const writeTraits = (): string => {
  const rows = [...formats.values()].map(({ name, channel, coordinates, list }) => [
    `[${name}](${name}.md)`,
    channel,
    coordinates,
    addressOf(name),
    list === undefined ? 'plain' : 'with line marks',
  ]);
  return writeTable(['format', 'channel', 'coordinates', 'points at', 'files are shown'], rows, 5);
};

/** How many tokens a format takes: quartiles, and edit by edit against `whole` and against the shortest response. */
export const writeTokens = (tokens: readonly Sizes[], prompts: ReadonlyMap<string, Prompt>): string => {
  const whole = tokens.find(({ format }) => format === 'whole')?.sizes ?? [];
  const least = whole.map((_, edit) => Math.min(...tokens.flatMap(({ sizes }) => sizes[edit] ?? [])));
  const rows = tokens.map(({ format, sizes }) => {
    const said = sizes.filter((size) => size !== undefined).sort((one, other) => one - other);
    const shortest = sizes.filter((size, edit) => size === least[edit]).length;
    return [
      `\`${format}\``,
      said.length,
      ...[0.25, 0.5, 0.75].map((share) => Math.round(quantile(said, share))),
      ratio(sizes, whole),
      ratio(sizes, least),
      shortest,
      prompts.get(format)?.instructions ?? '-',
      prompts.get(format)?.listing.toFixed(2) ?? '-',
    ];
  });
  return writeTable(
    ['format', 'edits', 'lower quartile', 'median', 'upper quartile', 'of `whole`', 'of the shortest', 'shortest in', 'instructions', 'files as shown'],
    rows,
  );
};

/** The median, over the edits that both can say, of how much longer one is than the other. */
const ratio = (sizes: Sizes['sizes'], others: Sizes['sizes']): string => {
  const ratios = sizes.flatMap((size, edit) => {
    const other = others[edit];
    return size === undefined || other === undefined ? [] : [size / other];
  });
  return quantile(
    ratios.sort((one, other) => one - other),
    0.5,
  ).toFixed(2);
};

/** Linear between the two nearest of the sorted numbers. */
const quantile = (sorted: readonly number[], share: number): number => {
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)] ?? Number.NaN, sorted[Math.ceil(place)] ?? Number.NaN];
  return low + (high - low) * (place - Math.floor(place));
};

const percent = (part: number, whole: number): string => ((part / whole) * 100).toFixed(1);
