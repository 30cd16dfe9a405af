import type { Response } from '../../../src/types.ts';
import { beyondRepair, type Case, type Fault, type Fold, foldEnd, foldIndent, hasFences, inResponse, inText, listModified, withText } from './fault.ts';

const mapLines = (text: string, change: (line: string) => string): string => text.split('\n').map(change).join('\n');

/** What the file says now, in a fence, as models show it before they edit. */
const quoteOld = (text: string, good: Case, label: (path: string) => string): string | undefined => {
  const [path] = listModified(good);
  if (path === undefined) return undefined;
  const lines = (good.before.get(path) ?? '').split('\n').slice(0, 4);
  return lines.some((line) => line.startsWith('```')) ? undefined : `${label(path)}\n\n\`\`\`ts\n${lines.join('\n')}\n\`\`\`\n\nThe edit:\n\n${text}`;
};

/** The same edit with other new lines. */
const renderOther = ({ format, before, after }: Case): Response | undefined => {
  const [path] = listModified({ before, after });
  if (path === undefined) return undefined;
  const old = new Set((before.get(path) ?? '').split('\n'));
  const lines = (after.get(path) ?? '').split('\n');
  const fresh = lines.findIndex((line) => line.trim() !== '' && !old.has(line));
  if (fresh < 0) return undefined;
  const text = lines.map((line, at) => (at === fresh ? `${line} // or so` : line)).join('\n');
  const { response, lossy } = format.render(before, withText(after, path, text));
  return lossy.length > 0 ? undefined : response;
};

const offerBoth = (labels: readonly [string, string]) => (response: Response, good: Case) => {
  const other = renderOther(good);
  if (other === undefined || response.toolCalls.length > 0) return undefined;
  return { ...response, text: `${labels[0]}\n\n${other.text}\n${labels[1]}\n\n${response.text}` };
};

const mapArguments = (response: Response, change: (given: unknown) => unknown): Response | undefined =>
  response.toolCalls.length === 0 ? undefined : { ...response, toolCalls: response.toolCalls.map((call) => ({ ...call, arguments: change(call.arguments) })) };

const decode = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
/** Also where the file has entities itself, which then are those of entities. */
const foldEntities: Fold = (line) => decode(decode(line));

/** Faults of what stands around the edits. */
export const carrierFaults: readonly Fault[] = [
  inResponse(
    'text-crlf',
    inText((text) => text.replaceAll('\n', '\r\n')),
  ),
  inResponse(
    'text-without-final-newline',
    inText((text) => text.replace(/\n+$/, '')),
  ),
  inResponse(
    'text-byte-order-mark',
    inText((text) => `\ufeff${text}`),
  ),
  inResponse(
    'text-trailing-space-stripped',
    inText((text) => mapLines(text, (line) => line.trimEnd())),
    foldEnd,
  ),
  inResponse(
    'text-indented',
    inText((text) => mapLines(text, (line) => (line === '' ? '' : `  ${line}`))),
    foldIndent,
  ),
  inResponse(
    'text-block-quoted',
    inText((text) => mapLines(text, (line) => `> ${line}`)),
    (line) => line.replace(/^> /, ''),
  ),
  inResponse(
    'text-entities',
    inText((text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')),
    foldEntities,
  ),
  inResponse(
    'json-string',
    inText((text) => JSON.stringify(text)),
  ),
  inResponse(
    'prose-below-path',
    inText((text, good) => (hasFences(good) ? undefined : text.replace('\n', '\n\nNow the edit follows:\n'))),
  ),
  inResponse(
    'whole-think',
    inText((text) => `<think>\n${text}\n</think>\n${text}`),
  ),
  inResponse(
    'think-tag-in-prompt',
    inText((text) => `I could do this:\n\n${text.slice(0, text.length / 3)}\n</think>\n\n${text}`),
  ),
  inResponse(
    'quoted-old',
    inText((text, good) => quoteOld(text, good, () => 'At the moment the code starts like this:')),
  ),
  inResponse(
    'quoted-old-with-path',
    inText((text, good) => quoteOld(text, good, (path) => `At the moment \`${path}\` starts like this:`)),
  ),
  inResponse(
    'diff-fenced',
    inText((text) => (text.includes('```') ? undefined : `\`\`\`diff\n${text}\`\`\`\n`)),
  ),
  beyondRepair('two-options', offerBoth(['Option A:', 'Option B:'])),
  beyondRepair('two-approaches', offerBoth(['### Approach 1', '### Approach 2'])),
  beyondRepair('alternatively', offerBoth(['This does it.', 'Alternatively, this is shorter:'])),
  beyondRepair('thought-only', (response) => (response.text === '' ? undefined : { ...response, text: `<think>\n${response.text}\n</think>\nDone.` })),
  inResponse(
    'said-twice',
    inText((text) => `${text}\n${text}`),
  ),
  beyondRepair('arguments-broken', (response) => mapArguments(response, (given) => JSON.stringify(given).slice(0, -9))),
  inResponse('arguments-a-list', (response) => mapArguments(response, (given) => [given])),
  beyondRepair('tool-unknown', (response) => ({ ...response, toolCalls: response.toolCalls.map(() => ({ name: 'search_web', arguments: { query: 'x' } })) })),
  inResponse('tool-of-a-server', (response) => ({ ...response, toolCalls: response.toolCalls.map((call) => ({ ...call, name: `mcp__edits__${call.name}` })) })),
  inResponse('calls-and-prose', (response) =>
    response.toolCalls.length === 0 ? undefined : { ...response, text: 'I will edit `src/x.ts`:\n\n```ts\nold();\n```\n' },
  ),
];
