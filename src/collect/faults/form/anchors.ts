import type { Files, Response } from '../../../types.ts';
import type { FormFault } from '../fault.ts';
import { type ChangeGroup, type EditLine, mapEditGroups } from './edit-groups.ts';

type Spoil = FormFault['spoil'];

const isOld = (line: EditLine): boolean => line.role !== 'insert';
const eachLine =
  (change: (text: string, line: EditLine) => string): ChangeGroup =>
  (group) =>
    group.map((line) => ({ ...line, text: change(line.text, line) }));

/** All lines of an edit shift together: deeper where nothing can be taken away. */
const driftIndent: Spoil = (response, _writing, random) => {
  const columns = random.chance(0.5) ? 2 : 4;
  const shallower = random.chance(0.5);
  return mapEditGroups(response, (group) => {
    const canShrink = shallower && group.every(({ text }) => text.trim() === '' || text.startsWith(' '.repeat(columns)));
    return eachLine((text) => (text.trim() === '' ? text : canShrink ? text.slice(columns) : ' '.repeat(columns) + text))(group);
  });
};

const useTabs: Spoil = (response) =>
  mapEditGroups(
    response,
    eachLine((text) => {
      const body = text.trimStart();
      const indent = text.slice(0, text.length - body.length);
      return indent.split('  ').join('\t') + body;
    }),
  );

const addTrailingSpace: Spoil = (response) =>
  mapEditGroups(
    response,
    eachLine((text, line) => (isOld(line) && text.trim() !== '' ? `${text} ` : text)),
  );

const curlQuotes: Spoil = (response) =>
  mapEditGroups(
    response,
    eachLine((text, line) => {
      let open = false;
      const curl = (char: string) => {
        if (char === "'") return '\u2019';
        open = !open;
        return open ? '\u201c' : '\u201d';
      };
      return isOld(line) ? Array.from(text, (char) => (char === "'" || char === '"' ? curl(char) : char)).join('') : text;
    }),
  );

const echoLineNumbers: Spoil = (response, _writing, random) => {
  const start = 1 + random.below(200);
  return mapEditGroups(response, (group) =>
    isPair(group) ? group.map((line, at) => (isOld(line) ? { ...line, text: `${start + at} | ${line.text}` } : line)) : group,
  );
};

const isPair = (group: readonly EditLine[]): boolean => group.every((line) => line.role !== 'keep');

/** Cuts lines that old and new text share from both ends until the anchor stands twice in a file. */
const cutAnchor: Spoil = (response, { before }) => mapEditGroups(response, (group) => (isPair(group) ? shrinkUntilTwin(group, before) : group));

const shrinkUntilTwin = (group: readonly EditLine[], files: Files): readonly EditLine[] => {
  let old = group.filter((line) => line.role === 'delete');
  let fresh = group.filter((line) => line.role === 'insert');
  while (old.length > 1) {
    if (old[0]?.text === fresh[0]?.text) [old, fresh] = [old.slice(1), fresh.slice(1)];
    else if (old.at(-1)?.text === fresh.at(-1)?.text) [old, fresh] = [old.slice(0, -1), fresh.slice(0, -1)];
    else return group;
    if (isTwin(old.map((line) => line.text).join('\n'), files)) return [...old, ...fresh];
  }
  return group;
};

const isTwin = (anchor: string, files: Files): boolean =>
  anchor.trim() !== '' && [...files.values()].some((text) => text.includes(anchor) && text.indexOf(anchor) !== text.lastIndexOf(anchor));

/** Line feeds of old and new text become a backslash and an `n`, as after one JSON encoding too many. */
const overEscape: Spoil = (response) =>
  isJson(response)
    ? mapEditGroups(response, (group) => {
        const join = (role: EditLine['role']): EditLine => ({ role, text: joinRole(group, role) });
        return group.length > 2 ? [join('delete'), join('insert')] : group;
      })
    : undefined;

const isJson = (response: Response): boolean => response.toolCalls.length > 0 || /^\s*"old"/m.test(response.text);

const joinRole = (group: readonly EditLine[], role: EditLine['role']): string =>
  group
    .filter((line) => line.role === role)
    .map((line) => line.text)
    .join('\\n');

const entities: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
]);

const escapeEntities: Spoil = (response) =>
  response.text.includes('<old_code>')
    ? mapEditGroups(
        response,
        eachLine((text) => Array.from(text, (char) => entities.get(char) ?? char).join('')),
      )
    : undefined;

/** Formats that quote nothing of the file: what looks like an anchor there is the file's own text. */
const withoutAnchors: ReadonlySet<string> = new Set(['hashline', 'lazy', 'line-range', 'symbol', 'whole']);

const fault = (name: string, summary: string, spoil: Spoil): FormFault => ({
  kind: 'form',
  name,
  summary,
  spoil: (response, writing, random) => (withoutAnchors.has(writing.format.name) ? undefined : spoil(response, writing, random)),
});

/** Faults in what a response quotes of the file. */
export const anchorFaults: readonly FormFault[] = [
  fault('anchor-ambiguous', 'the old text is cut until it stands twice in the file', cutAnchor),
  fault('anchor-curly-quotes', 'straight quotes of the old text become typographic ones', curlQuotes),
  fault('anchor-entities', '`<`, `>` and `&` become entities inside tags', escapeEntities),
  fault('anchor-indent-drift', 'old and new text shift by 2 or 4 columns', driftIndent),
  fault('anchor-line-numbers', 'the old text carries line numbers of a listing', echoLineNumbers),
  fault('anchor-over-escaped', 'line feeds of JSON strings are escaped twice', overEscape),
  fault('anchor-tabs', 'indentation by spaces becomes tabs', useTabs),
  fault('anchor-trailing-space', 'lines of the old text end in a space', addTrailingSpace),
];
