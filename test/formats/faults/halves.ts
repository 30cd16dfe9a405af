import type { Format, Response } from '../../../src/types.ts';
import { type Case, type Fault, inResponse, listModified, type Spoil, withText } from './fault.ts';

/** The edit of the first file, and that of the others, each on its own. */
interface Halves {
  readonly first: Response;
  readonly rest: Case;
}

const halve = ({ format, before, after, rivals }: Case): Halves | undefined => {
  const [path, ...others] = listModified({ before, after });
  if (path === undefined || others.length === 0) return undefined;
  const first = format.render(before, withText(before, path, after.get(path) ?? ''));
  const onlyRest = withText(after, path, before.get(path) ?? '');
  const { response, lossy } = format.render(before, onlyRest);
  if (first.lossy.length > 0 || lossy.length > 0) return undefined;
  return { first: first.response, rest: { format, response, before, after: onlyRest, rivals } };
};

const join = (one: Response, other: Response): Response => ({
  text: [one.text, other.text].filter(Boolean).join('\n'),
  toolCalls: [...one.toolCalls, ...other.toolCalls],
});

/** The first half as it should be, and the other spoilt: what applies the first alone has lost the other in silence. */
const inRest = (spoil: (rest: Case) => Response | undefined): Spoil => {
  return (_response, good) => {
    const halves = halve(good);
    const spoilt = halves && spoil(halves.rest);
    return halves && spoilt && join(halves.first, spoilt);
  };
};

const writeAs =
  (name: string) =>
  ({ before, after, rivals, format }: Case): Response | undefined => {
    const rival = rivals.find((other: Format) => other.name === name && other !== format);
    const rendered = rival?.render(before, after);
    return rendered === undefined || rendered.lossy.length > 0 ? undefined : rendered.response;
  };

const cut = ({ response }: Case): Response => ({
  text: response.text.slice(0, Math.max(response.text.length / 2, response.text.length - 30)),
  toolCalls: response.toolCalls.map((call, at) =>
    at < response.toolCalls.length - 1 ? call : { ...call, arguments: JSON.stringify(call.arguments).slice(0, 40) },
  ),
});

/** Lines, keys and arguments that name a file and nothing else. */
const dropPaths = ({ response, before }: Case): Response => {
  const paths = [...before.keys()];
  const isNamed = (line: string): boolean => paths.some((path) => line.includes(path)) && !line.includes('{');
  const text = response.text
    .split('\n')
    .filter((line) => !isNamed(line))
    .join('\n');
  const withoutPath = (given: unknown): unknown =>
    typeof given === 'object' && given !== null ? Object.fromEntries(Object.entries(given).filter(([, value]) => !paths.includes(String(value)))) : given;
  return {
    text: text.replace(/"path": ?"[^"]*", ?/g, ''),
    toolCalls: response.toolCalls.map((call) => ({ ...call, arguments: withoutPath(call.arguments) })),
  };
};

const asShell = ({ before, after }: Case): Response => {
  const [path = ''] = listModified({ before, after });
  return { text: `\`\`\`bash\ncat > ${path} <<'END'\n${after.get(path)}END\n\`\`\`\n`, toolCalls: [] };
};

/** Between files with paths, a fence without one is an illustration in the formats `whole` and `lazy`, if it has no gap: so it is read. */
const withoutPath: Fault = {
  name: 'rest-without-path',
  make: (good, random) => {
    const faulty = inResponse('', inRest(dropPaths)).make(good, random);
    const [path = ''] = listModified(good);
    const created = [...good.after].filter(([key]) => !good.before.has(key));
    const onlyNamed = new Map([...withText(good.before, path, good.after.get(path) ?? ''), ...created]);
    return faulty && { ...faulty, said: good.format.name === 'whole' || good.format.name === 'lazy' ? [onlyNamed] : [] };
  },
};

const RIVALS = ['edit-tool', 'git-diff', 'json-edits', 'line-range', 'search-replace', 'v4a', 'whole', 'xml'] as const;

/** Faults of one part of an answer that says several things. */
export const halfFaults: readonly Fault[] = [
  ...RIVALS.map((name) => inResponse(`rest-as-${name}`, inRest(writeAs(name)))),
  inResponse('rest-cut', inRest(cut)),
  withoutPath,
  inResponse('rest-as-shell', inRest(asShell)),
];
