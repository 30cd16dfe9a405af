import { createHash } from 'node:crypto';
import { type Document, isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { UsageError } from '../../errors.ts';
import { describeIssues } from '../../suite/check-json.ts';
import { plainWords } from '../../suite/say-issue.ts';
import { type ReminderName, reminderNames, reminders } from './reminders.ts';
import { readSections, type Section, type Slot, slots } from './sections.ts';

/**
 * What a model is asked with. `structure` is how files are marked off from the text round them, `context` which of them are there: those that the task shows,
 * or the whole repo. `hash` is a digest of all in it that reaches a model; `file` is where it was read.
 */
export interface Prompt extends FrontMatter {
  readonly sections: readonly Section[];
  readonly file: string;
  readonly hash: string;
}

const schema = z.strictObject({
  name: z.string().regex(/^[\w.-]+$/, 'expected a name of letters, digits, ".", "_" and "-"'),
  description: z.string().min(1),
  structure: z.enum(['markdown', 'xml']).default('markdown'),
  context: z.enum(['shown', 'repo']).default('shown'),
  instruction: z.enum(['precise', 'terse']).default('precise'),
  reminders: z.array(z.enum(reminderNames)).default([]),
});

type FrontMatter = z.output<typeof schema>;

/**
 * Reads a prompt: a Markdown file whose front matter (YAML between two lines `---`) names it, with the slots that docs/prompts.md lists.
 * @throws UsageError that names file and line, and says what was expected there.
 */
export const readPrompt = (text: string, file: string): Prompt => {
  const lines = text
    .replace(/^\ufeff/, '')
    .replaceAll('\r\n', '\n')
    .split('\n');
  const end = lines[0] === '---' ? lines.indexOf('---', 1) : -1;
  if (end === -1) throw new UsageError(`${file}:1: expected front matter: a line "---", name and description, and another line "---"`);
  const facts = readFrontMatter(lines.slice(1, end).join('\n'), file);
  const sections = readSections({ file, line: end + 2, text: lines.slice(end + 1).join('\n') });
  checkSlots(sections, facts.reminders, `${file}:${end + 2}`);
  return { ...facts, sections, file, hash: hashPrompt(facts, sections) };
};

/** All scalars are strings: a name may look like a number. */
const readFrontMatter = (text: string, file: string): FrontMatter => {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, schema: 'failsafe', prettyErrors: false });
  const lineOf = (offset: number): number => lineCounter.linePos(offset).line + 1;
  const wrong = document.errors[0];
  if (wrong !== undefined) throw new UsageError(`${file}:${lineOf(wrong.pos[0])}: the front matter is no YAML: ${wrong.message}`);
  const checked = schema.safeParse(toValue(document, `${file}:2`), plainWords);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  const at = issue?.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : (issue?.path ?? []);
  throw new UsageError(`${file}:${lineOf(findOffset(document.contents, at))}: ${describeIssues(checked.error.issues)}`);
};

const toValue = (document: Document, where: string): unknown => {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    if (error instanceof ReferenceError) throw new UsageError(`${where}: expected front matter without aliases ("*name")`);
    throw error;
  }
};

/** Where a key of the front matter stands; its start where it is missing. */
const findOffset = (contents: unknown, [key]: readonly PropertyKey[]): number => {
  const pair = isMap(contents) ? contents.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined;
  return isScalar(pair?.key) ? (pair.key.range?.[0] ?? 0) : 0;
};

const checkSlots = (sections: readonly Section[], named: readonly ReminderName[], where: string): void => {
  const used = new Set(sections.flatMap(({ parts }) => parts.flatMap((part) => ('slot' in part ? [part.slot] : []))));
  const needed: readonly Slot[] = slots.filter((slot) => slot !== 'reminders' || named.length > 0);
  const missing = needed.find((slot) => !used.has(slot));
  if (missing !== undefined)
    throw new UsageError(`${where}: expected the slots ${needed.map((slot) => `{{${slot}}}`).join(', ')}, but {{${missing}}} is missing`);
  if (used.has('reminders') && named.length === 0)
    throw new UsageError(`${where}: {{reminders}} has nothing to hold: expected "reminders" in the front matter, with some of ${reminderNames.join(', ')}`);
};

/** Name and description reach nobody but people. */
const hashPrompt = ({ structure, context, instruction, reminders: named }: FrontMatter, sections: readonly Section[]): string =>
  createHash('sha256')
    .update(JSON.stringify({ structure, context, instruction, reminders: named.map((name) => reminders[name]), sections }))
    .digest('hex');
