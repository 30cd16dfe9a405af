import { UsageError } from '../../errors.ts';

/** What stands in a prompt for something that differs from sample to sample. */
export const slots = ['instruction', 'files', 'format', 'reminders'] as const;
export type Slot = (typeof slots)[number];

/** A piece of a prompt: text that is sent as it is, or a slot. */
export type Part = { readonly text: string } | { readonly slot: Slot };

/** One message of a prompt, before its slots are filled. */
export interface Section {
  readonly role: 'system' | 'user';
  readonly parts: readonly Part[];
}

/** Text of a prompt file below its front matter: `line` is the number of its first line, for messages. */
export interface PromptBody {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/**
 * Reads the messages of a prompt. A line `<!-- system -->` or `<!-- user -->` starts one; without such a line, all is the user's. Blank lines at the start and
 * the end of a message are no part of it. `{{name}}` is a slot, `\{{` stands for two braces.
 * @throws UsageError that names file and line.
 */
export const readSections = (body: PromptBody): readonly Section[] => {
  const sections = splitSections(body).map(({ role, line, text }) => ({ role, line, parts: readParts({ ...body, line, text }) }));
  const empty = sections.find(({ parts }) => parts.length === 0);
  if (empty !== undefined) throw new UsageError(`${body.file}:${empty.line}: expected text for the ${empty.role}, received nothing`);
  return sections.map(({ role, parts }) => ({ role, parts }));
};

interface RawSection {
  readonly role: 'system' | 'user';
  readonly line: number;
  readonly text: string;
}

const splitSections = ({ file, line: first, text }: PromptBody): readonly RawSection[] => {
  const lines = text.split('\n');
  const marks = lines.flatMap((line, index) => {
    const role = /^<!-- ([\w-]+) -->\s*$/.exec(line)?.[1];
    return role === undefined ? [] : [{ role, index }];
  });
  if (marks.length === 0) return [{ role: 'user', line: first, text }];
  const roles = marks.map(({ role }) => role);
  const odd = marks.findIndex(({ role }, at) => (role !== 'system' && role !== 'user') || roles.indexOf(role) !== at || (role === 'system' && at > 0));
  if (odd !== -1)
    throw new UsageError(
      `${file}:${first + (marks[odd]?.index ?? 0)}: expected <!-- system -->, then <!-- user -->, each once, received <!-- ${roles[odd]} -->`,
    );
  if (!roles.includes('user')) throw new UsageError(`${file}:${first}: expected a line <!-- user --> with the user's message below`);
  if (lines.slice(0, marks[0]?.index).some((line) => line.trim() !== ''))
    throw new UsageError(`${file}:${first}: expected nothing above <!-- ${roles[0]} -->, received text that belongs to no message`);
  return marks.map(({ role, index }, at) => ({
    role: role === 'system' ? 'system' : 'user',
    line: first + index + 1,
    text: lines.slice(index + 1, marks[at + 1]?.index).join('\n'),
  }));
};

const readParts = (body: PromptBody): readonly Part[] => {
  const text = trimBlankLines(body.text);
  const line = body.line + countLines(body.text.slice(0, body.text.indexOf(text)));
  const parts: Part[] = [];
  let from = 0;
  for (let open = text.indexOf('{{'); open !== -1; open = text.indexOf('{{', from)) {
    const isEscaped = text[open - 1] === '\\';
    parts.push({ text: isEscaped ? `${text.slice(from, open - 1)}{{` : text.slice(from, open) });
    from = open + 2;
    if (isEscaped) continue;
    const slot = readSlot(text.slice(from, endOfLine(text, from)), { ...body, line: line + countLines(text.slice(0, open)) });
    parts.push({ slot });
    from += slot.length + 2;
  }
  parts.push({ text: text.slice(from) });
  return parts.filter((part) => 'slot' in part || part.text !== '');
};

/** The slot whose name and braces a text starts with. */
const readSlot = (rest: string, { file, line }: PromptBody): Slot => {
  const known = slots.find((slot) => rest.startsWith(`${slot}}}`));
  if (known !== undefined) return known;
  const end = rest.indexOf('}}');
  const received = end === -1 ? '"{{" that nothing closes on its line' : JSON.stringify(`{{${rest.slice(0, Math.min(end, 60))}}}`);
  throw new UsageError(`${file}:${line}: expected one of ${slots.map((slot) => `{{${slot}}}`).join(', ')}, received ${received}; \\{{ stands for two braces`);
};

const endOfLine = (text: string, from: number): number => {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
};

const countLines = (text: string): number => text.split('\n').length - 1;

const trimBlankLines = (text: string): string => {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.trim() !== '');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return lines.slice(Math.max(0, first), last + 1).join('\n');
};
