import type { Response, ToolCall } from '../../../types.ts';

/** A line of old or new text as a response states it; blocks and tool calls have no `keep` lines, they state old and new apart. */
export interface EditLine {
  readonly role: 'keep' | 'delete' | 'insert';
  readonly text: string;
}

/**
 * Rewrites the lines of the hunks of a response, or of one block or old/new pair. A group whose old text stays as it is, is left alone: new text alone is
 * content.
 */
export type ChangeGroup = (group: readonly EditLine[]) => readonly EditLine[];

/**
 * Rewrites what a response states as old and new text, whatever carries it: SEARCH/REPLACE blocks, `<old_code>` tags, hunks,
 * and old/new strings in JSON or tool calls. Undefined when nothing changed. It reads our own rendering only.
 */
export const mapEditGroups = (response: Response, change: ChangeGroup): Response | undefined => {
  const mapped = { ...response, text: mapText(response.text, change), toolCalls: response.toolCalls.map((call) => mapCall(call, change)) };
  return JSON.stringify(mapped) === JSON.stringify(response) ? undefined : mapped;
};

/** Rewrites the body lines of hunks, prefix included. */
export const mapHunkLines = (text: string, change: (line: string) => string): string => {
  let inHunk = false;
  const lines = text.split('\n');
  const mapped = lines.map((line, at) => {
    const opens = line.startsWith('@@') || line.startsWith('*** Update File: ');
    const closes =
      line.startsWith('*** ') || line.startsWith('```') || line.startsWith('diff --git ') || (line.startsWith('--- ') && lines[at + 1]?.startsWith('+++ '));
    const isBody = inHunk && !opens && !closes && ' +-'.includes(line.charAt(0) || '@');
    inHunk = opens || (inHunk && !closes);
    return isBody ? change(line) : line;
  });
  return mapped.join('\n');
};

const mapText = (text: string, change: ChangeGroup): string => {
  if (/^<{5,9} SEARCH/m.test(text)) return mapBlocks(text, change);
  if (text.includes('<old_code>')) return mapTags(text, change);
  if (/^@@|^\*\*\* Update File: /m.test(text)) return mapHunks(text, change);
  return mapJson(text, change);
};

const mapCall = (call: ToolCall, change: ChangeGroup): ToolCall => ({ ...call, arguments: mapPairs(call.arguments, change) });

const mapBlocks = (text: string, change: ChangeGroup): string => {
  const lines = text.split('\n');
  const out: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    out.push(line);
    if (!/^<{5,9} SEARCH/.test(line)) continue;
    const size = line.lastIndexOf('<') + 1;
    while (/^:(start|end)_line:|^-{7}$/.test(lines[at + 1] ?? '')) {
      at += 1;
      out.push(lines[at] ?? '');
    }
    const middle = lines.indexOf('='.repeat(size), at + 1);
    const end = lines.findIndex((other, index) => index > middle && other.startsWith(`${'>'.repeat(size)} REPLACE`));
    if (middle === -1 || end === -1) continue;
    const pair = changePair(lines.slice(at + 1, middle), lines.slice(middle + 1, end), change);
    out.push(...pair.old, lines[middle] ?? '', ...pair.fresh);
    at = end - 1;
  }
  return out.join('\n');
};

const changePair = (old: readonly string[], fresh: readonly string[], change: ChangeGroup): { readonly old: string[]; readonly fresh: string[] } => {
  if (old.every((text) => text === '')) return { old: [...old], fresh: [...fresh] };
  const group: EditLine[] = [...old.map((text): EditLine => ({ role: 'delete', text })), ...fresh.map((text): EditLine => ({ role: 'insert', text }))];
  const changed = changeOld(group, change);
  const textsOf = (role: EditLine['role']) => changed.filter((line) => line.role === role).map((line) => line.text);
  return { old: textsOf('delete'), fresh: textsOf('insert') };
};

const changeOld = (group: readonly EditLine[], change: ChangeGroup): readonly EditLine[] => {
  const changed = change(group);
  const oldOf = (lines: readonly EditLine[]) => JSON.stringify(lines.filter((line) => line.role !== 'insert'));
  return oldOf(changed) === oldOf(group) ? group : changed;
};

const mapTags = (text: string, change: ChangeGroup): string => {
  const [head = '', ...parts] = text.split('<old_code>');
  return parts.reduce((out, part) => {
    const [old = '', rest = ''] = splitOnce(part, '</old_code>');
    const [between = '', tail = ''] = splitOnce(rest, '<new_code>');
    const [fresh = '', end = ''] = splitOnce(tail, '</new_code>');
    const pair = changePair(old.split('\n'), fresh.split('\n'), change);
    return `${out}<old_code>${pair.old.join('\n')}</old_code>${between}<new_code>${pair.fresh.join('\n')}</new_code>${end}`;
  }, head);
};

const splitOnce = (text: string, mark: string): string[] => {
  const at = text.indexOf(mark);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + mark.length)];
};

const prefixes = { keep: ' ', delete: '-', insert: '+' } as const;

const mapHunks = (text: string, change: ChangeGroup): string => {
  const body: EditLine[] = [];
  mapHunkLines(text, (line) => {
    body.push({ role: line.startsWith('+') ? 'insert' : line.startsWith('-') ? 'delete' : 'keep', text: line.slice(1) });
    return line;
  });
  const changed = changeOld(body, change);
  if (changed.length !== body.length) return text;
  let at = 0;
  return mapHunkLines(text, (line) => {
    const next = changed[at];
    at += 1;
    return next === undefined ? line : prefixes[next.role] + next.text;
  });
};

const mapJson = (text: string, change: ChangeGroup): string => {
  const from = text.search(/^[[{]/m);
  const to = Math.max(text.lastIndexOf('\n]'), text.lastIndexOf('\n}'), text.lastIndexOf(']\n'), text.lastIndexOf('}\n'));
  if (from === -1 || to === -1) return text;
  const end = text.charAt(to) === '\n' ? to + 2 : to + 1;
  try {
    const body = text.slice(from, end);
    const mapped = mapPairs(JSON.parse(body), change);
    return text.slice(0, from) + JSON.stringify(mapped, null, body.includes('\n') ? 2 : 0) + text.slice(end);
  } catch {
    return text;
  }
};

const oldKeys: ReadonlySet<string> = new Set(['old', 'old_str', 'old_string']);
const newKeys: ReadonlySet<string> = new Set(['new', 'new_str', 'new_string']);

const mapPairs = (value: unknown, change: ChangeGroup): unknown => {
  if (Array.isArray(value)) return value.map((item) => mapPairs(item, change));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const old = entries.find(([key]) => oldKeys.has(key))?.[1];
  const fresh = entries.find(([key]) => newKeys.has(key))?.[1];
  if (typeof old !== 'string' || typeof fresh !== 'string') return Object.fromEntries(entries.map(([key, item]) => [key, mapPairs(item, change)]));
  const pair = changePair(old.split('\n'), fresh.split('\n'), change);
  return Object.fromEntries(entries.map(([key, item]) => [key, oldKeys.has(key) ? pair.old.join('\n') : newKeys.has(key) ? pair.fresh.join('\n') : item]));
};
