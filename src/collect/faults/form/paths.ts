import type { Response } from '../../../types.ts';
import type { FormFault } from '../fault.ts';

type Spoil = FormFault['spoil'];

const pathLine = /^\s*(--- |\+\+\+ |\*\*\* (?:Add|Update|Delete) File: |<file>|<path>|(?:\[?\{)?"(?:file|path)": ?|`{3,}|~{3,}|\*{0,2}`?|#+ )/;

/** Writes every path of the edit in another way, in the lines and arguments that name files. */
const rewritePaths =
  (write: (path: string) => string): Spoil =>
  (response, { before, after }) => {
    const paths = [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path));
    const spoiled = paths.reduce((edited, path) => rewritePath(edited, path, write(path)), response);
    return JSON.stringify(spoiled) === JSON.stringify(response) ? undefined : spoiled;
  };

const rewritePath = (response: Response, path: string, other: string): Response => ({
  ...response,
  text: response.text
    .split('\n')
    .map((line) => rewriteLine(line, path, other))
    .join('\n'),
  toolCalls: response.toolCalls.map((call) => ({ ...call, arguments: rewriteArguments(call.arguments, path, other) })),
});

/** Only where the line names the path and nothing else; git's own `a/` and `b/` go with it. */
const rewriteLine = (line: string, path: string, other: string): string => {
  const head = pathLine.exec(line)?.[0] ?? '';
  const rest = line.slice(head.length);
  const prefix = rest.startsWith(`a/${path}`) || rest.startsWith(`b/${path}`) ? 'a/' : rest.startsWith(`"${path}"`) ? '"' : '';
  if (!rest.slice(prefix.length).startsWith(path)) return line;
  const tail = rest.slice(prefix.length + path.length);
  return /^[\s`*:<",]|^$/.test(tail) ? head + (prefix === '"' ? '"' : '') + other + tail : line;
};

const pathKeys: ReadonlySet<string> = new Set(['path', 'file_path', 'relative_path', 'file']);

const rewriteArguments = (value: unknown, path: string, other: string): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, pathKeys.has(key) && item === path ? other : item]));
};

const fault = (name: string, summary: string, spoil: Spoil): FormFault => ({ kind: 'form', name, summary, spoil });

/** Faults in how a response spells the paths of files. */
export const pathFaults: readonly FormFault[] = [
  fault(
    'path-absolute',
    'paths start at the root of a sandbox',
    rewritePaths((path) => `/workspace/${path}`),
  ),
  fault(
    'path-dotted',
    'paths start with `./`',
    rewritePaths((path) => `./${path}`),
  ),
  fault(
    'path-foreign',
    'paths name a folder that is not in the repo',
    rewritePaths((path) => `app/packages/${path}`),
  ),
];
