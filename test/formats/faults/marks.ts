import type { Random } from '../../../src/random.ts';
import type { Response } from '../../../src/types.ts';
import { type Case, type Fault, hasFences, inResponse, inText, listModified, type Spoil, withText } from './fault.ts';

/** Lines that delimit edits in one format or another. Lines of files start with a prefix in patches, and are no JSON. */
const MARK =
  /^(?:[<>]{5,9} (?:SEARCH|REPLACE)|={5,9}|-{7}|:start_line:|<\/?(?:edit|file|old_code|new_code)>|\*\*\* |\*{15}|@@|diff --git |--- |\+\+\+ |`{3,}|~{3,})/;
const KEY = /"(?:file|old|new|path|start_line|end_line|content|edits|op|pos|end|lines)": ?/g;

/** Changes one of the marks of a text, chosen by chance. */
const changeMark =
  (change: (line: string, random: Random) => readonly string[], counts = MARK): Spoil =>
  (response, good, random) => {
    const { text } = response;
    const isMark = FENCED.has(good.format.name) ? /^`{3,}/ : MARK;
    const lines = text.split('\n');
    const at = random.pick(lines.flatMap((line, index) => (isMark.test(line) && counts.test(line) ? [index] : [])));
    if (at === undefined || (FENCED.has(good.format.name) && hasFences(good)) || response.toolCalls.length > 0 || JSON_FORMATS.has(good.format.name))
      return undefined;
    return { ...response, text: lines.toSpliced(at, 1, ...change(lines[at] ?? '', random)).join('\n') };
  };

/** Formats whose text is that of files, but for fences; what the files hold of these must not be taken for marks. */
const FENCED: ReadonlySet<string> = new Set(['lazy', 'whole']);

const JSON_FORMATS: ReadonlySet<string> = new Set(['hashline', 'json-edits', 'line-range']);

/** Takes a letter out of the mark, not out of what follows it. */
const dropLetter = (line: string, random: Random): readonly string[] => {
  const mark = /^\S+(?: (?:SEARCH|REPLACE|(?:Begin|End) Patch|\w+ File:|--git))?/.exec(line)?.[0] ?? line;
  const at = random.below(mark.length);
  return [line.slice(0, at) + line.slice(at + 1)];
};

/** Changes one key of the JSON in a text, chosen by chance. */
const changeKey =
  (change: (key: string, random: Random) => string): Spoil =>
  (response, good, random) => {
    const { text } = response;
    const key = JSON_FORMATS.has(good.format.name) ? random.pick([...text.matchAll(KEY)]) : undefined;
    return key && { ...response, text: text.slice(0, key.index) + change(key[0], random) + text.slice(key.index + key[0].length) };
  };

/** Changes one of the tool calls, chosen by chance. */
const changeCall =
  (change: (call: Response['toolCalls'][number], random: Random) => Response['toolCalls'][number]): Spoil =>
  (response, _good, random) => {
    const { toolCalls } = response;
    const at = random.below(Math.max(1, toolCalls.length));
    const call = toolCalls[at];
    return call && { ...response, toolCalls: toolCalls.with(at, change(call, random)) };
  };

const changeArgument =
  (change: (entry: readonly [string, unknown]) => readonly (readonly [string, unknown])[]): Spoil =>
  (response, good, random) =>
    changeCall((call) => {
      const entries = Object.entries(call.arguments ?? {});
      const at = random.below(Math.max(1, entries.length));
      return { ...call, arguments: Object.fromEntries(entries.flatMap((entry, index) => (index === at ? change(entry) : [entry]))) };
    })(response, good, random);

/** Makes a line of a file that reads like a mark of the response: new, or one that was there. The marks stay as short as models write them. */
const asText = (name: string, mark: string, isNew: boolean): Fault => ({
  name,
  make: (good) => {
    const [path] = listModified(good);
    const pair = path === undefined ? undefined : withLine(good, path, mark);
    if (path === undefined || pair === undefined) return undefined;
    const before = isNew ? good.before : withText(good.before, path, pair.before);
    const after = withText(good.after, path, pair.after);
    const { response, lossy } = good.format.render(before, after);
    const text = shorten(response.text, mark);
    return lossy.length > 0 || text === response.text ? undefined : { response: { ...response, text }, before, rights: [after] };
  },
});

/** The texts with a line put before the first one that changes. */
const withLine = ({ before, after }: Case, path: string, line: string): { readonly before: string; readonly after: string } | undefined => {
  const [old, fresh] = [(before.get(path) ?? '').split('\n'), (after.get(path) ?? '').split('\n')];
  const at = fresh.findIndex((text, index) => text !== old[index]);
  const put = (lines: readonly string[]): string => lines.toSpliced(at, 0, line).join('\n');
  return at < 0 ? undefined : { before: put(old), after: put(fresh) };
};

/** Without the longer marks, backslashes and sections of CDATA by which the formats tell their marks from text. */
const shorten = (text: string, mark: string): string =>
  text
    .replace(/^([<>])\1{4,8} (?=SEARCH|REPLACE)/gm, (_, sign: string) => `${sign.repeat(7)} `)
    .replace(/^={5,9}$/gm, '=======')
    .replace(/^\\(?=[<>=-])/gm, '')
    .replaceAll(mark === '```' ? /^````+/gm : /$^/g, '```')
    .replaceAll(mark === '</new_code>' ? /<!\[CDATA\[|\n\]\]>(?=<)/g : /$^/g, '');

/** Faults of the marks, keys and names that carry an edit: one of them is wrong, and what hangs on it must not be lost in silence. */
export const markFaults: readonly Fault[] = [
  inResponse('mark-misspelt', changeMark(dropLetter)),
  inResponse(
    'mark-lost',
    changeMark(() => [], /^(?!<file>)/),
  ),
  inResponse(
    'mark-doubled',
    changeMark((line) => [line, line]),
  ),
  inResponse(
    'mark-indented',
    changeMark((line) => [`    ${line}`]),
  ),
  inResponse(
    'mark-behind-text',
    changeMark((line) => [`so: ${line}`], /^(?!<\/)/),
  ),
  inResponse(
    'key-misspelt',
    changeKey((key, random) => {
      const at = 1 + random.below(Math.max(1, key.indexOf('"', 1) - 1));
      return key.slice(0, at) + key.slice(at + 1);
    }),
  ),
  inResponse(
    'key-unknown',
    changeKey((key) => `"note": "as asked", ${key}`),
  ),
  inResponse(
    'key-commented-out',
    changeKey((key) => `// ${key}`),
  ),
  inResponse(
    'argument-misspelt',
    changeArgument(([name, value]) => [[name.slice(0, -1), value]]),
  ),
  inResponse(
    'argument-lost',
    changeArgument(() => []),
  ),
  inResponse(
    'argument-null',
    changeArgument(([name]) => [[name, null]]),
  ),
  inResponse(
    'tool-misspelt',
    changeCall((call) => ({ ...call, name: call.name.slice(0, -1) })),
  ),
  inResponse(
    'fence-indented',
    inText((text) => text.replace(/^(?=```)/gm, '    ')),
  ),
  asText('divider-in-new-text', '=======', true),
  asText('divider-in-file', '=======', false),
  asText('end-tag-in-new-text', '</new_code>', true),
  asText('fence-in-new-text', '```', true),
];
