import { apply, withChanges } from '../../src/edit/apply.ts';
import { locate } from '../../src/edit/locate.ts';
import { lenient, strict } from '../../src/edit/profiles.ts';
import { EditError } from '../../src/errors.ts';
import type { Profile } from '../../src/profile.ts';
import type { Files, Format, HunkLine, Proposal } from '../../src/types.ts';

/** What tests leave out of a proposal. */
const span = { from: 0, to: 0 };

/** A proposal's own fields, without what every proposal has. */
type Fields<K extends Proposal['kind']> = Partial<Omit<Extract<Proposal, { kind: K }>, 'span' | 'kind'>>;

export const find = (text: string, replace: string, fields: Fields<'find'> = {}): Proposal => ({
  kind: 'find',
  path: 'a.ts',
  span,
  find: text,
  replace,
  unit: 'line',
  occurrence: 'only',
  ...fields,
});

/** A hunk in the notation of patches; `\` marks the line before it as one without a newline. */
export const hunk = (text: string, fields: Fields<'hunk'> = {}): Proposal => ({
  kind: 'hunk',
  path: 'a.ts',
  span,
  lines: hunkLines(text),
  scopes: [],
  atEnd: false,
  ...fields,
});

export const lines = (first: number, last: number, text: string, fields: Fields<'lines'> = {}): Proposal => ({
  kind: 'lines',
  path: 'a.ts',
  span,
  first,
  last,
  text,
  guards: [],
  ...fields,
});

export const write = (path: string, text: string, over: 'new' | 'any' = 'any'): Proposal => ({ kind: 'write', path, span, text, over });
export const remove = (path: string): Proposal => ({ kind: 'delete', path, span });
export const rename = (path: string, to: string): Proposal => ({ kind: 'rename', path, to, span });

/** The files after an edit, or the code it is rejected with. */
export const edit = (
  files: Readonly<Record<string, string>> | Files,
  proposals: readonly Proposal[],
  { profile = strict, coordinates = 'original' }: { profile?: Profile; coordinates?: Format['coordinates'] } = {},
) => {
  const before: Files = files instanceof Map ? files : new Map(Object.entries(files));
  try {
    const placement = locate(proposals, before, profile, coordinates);
    return { placement, files: Object.fromEntries(withChanges(before, apply(before, placement))) };
  } catch (error) {
    if (error instanceof EditError) return { code: error.code, facts: error.facts };
    throw error;
  }
};

/** The text of `a.ts` after an edit of it, or the code of the rejection. */
export const editText = (text: string, proposals: Proposal | readonly Proposal[], options: Parameters<typeof edit>[2] = {}): string | undefined => {
  const result = edit({ 'a.ts': text }, Array.isArray(proposals) ? proposals : [proposals], options);
  return result.code ?? result.files['a.ts'];
};

/** The tier that the first edit of `a.ts` needed. */
export const tierOf = (text: string, proposal: Proposal, profile: Profile = lenient): string | undefined => {
  const result = edit({ 'a.ts': text }, [proposal], { profile });
  return result.code ?? result.placement.edits[0]?.tier;
};

const hunkLines = (text: string): HunkLine[] => {
  const result: HunkLine[] = [];
  for (const line of text.split('\n')) {
    const op = ({ ' ': 'keep', '-': 'delete', '+': 'insert' } as const)[line.charAt(0)];
    const last = result.pop();
    if (line === '\\' && last) result.push({ ...last, noEol: true });
    else if (last) result.push(last);
    if (op) result.push({ op, text: line.slice(1) });
  }
  return result;
};
