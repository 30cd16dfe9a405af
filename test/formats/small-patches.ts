import fc from 'fast-check';

/** A text of few kinds of lines, and a unified diff with hunks of its lines, many of which do not stand where they say or touch each other. */
export interface SmallPatch {
  readonly text: string;
  readonly patch: string;
}

const line = fc.constantFrom('a', 'b', 'c', '', '  a', 'a ', '}', 'd', 'e', 'f');
const eols = fc.constantFrom(['\n'], ['\n'], ['\n'], ['\r\n'], ['\n', '\r\n']);

/** Texts with at least one line in git's sense and in ours: no byte order mark alone. */
const texts = fc
  .tuple(fc.array(line, { minLength: 1, maxLength: 14 }), eols, fc.boolean(), fc.constantFrom('', '', '', '\ufeff'))
  .map(([lines, ends, ended, mark]) => {
    const body = lines.map((content, index) => (index < lines.length - 1 || ended ? content + ends[index % ends.length] : content)).join('');
    return { mark, body };
  })
  .filter(({ body }) => body !== '')
  .map(({ mark, body }) => mark + body);

/** One hunk: the lines from `from` on, each kept, deleted, replaced, or preceded by an inserted line. */
interface Plan {
  readonly from: number;
  readonly ops: readonly (' ' | '-' | '+' | '±')[];
  readonly inserted: string;
  readonly shift: number;
  /** Behind which line a mark of a missing newline is put that is wrong, and whether right ones are left out. */
  readonly marked: 'none' | 'last' | 'last old' | 'last new';
  readonly unmarked: boolean;
}

const plan: fc.Arbitrary<Plan> = fc.record({
  from: fc.nat(13),
  ops: fc.array(fc.constantFrom(' ' as const, ' ' as const, '-' as const, '+' as const, '±' as const), { minLength: 1, maxLength: 6 }),
  inserted: line,
  shift: fc.constantFrom(0, 0, 0, 1, -1, 2, -3, 5, 99),
  marked: fc.constantFrom('none' as const, 'none' as const, 'none' as const, 'none' as const, 'last' as const, 'last old' as const, 'last new' as const),
  unmarked: fc.boolean(),
});

/** Small patches of small texts, for readers to agree on. */
export const smallPatches: fc.Arbitrary<SmallPatch> = fc
  .tuple(texts, fc.array(plan, { minLength: 1, maxLength: 3 }), fc.boolean())
  .map(([text, plans, sorted]) => {
    const ordered = sorted ? plans.toSorted((a, b) => a.from - b.from) : plans;
    let grown = 0;
    const hunks = ordered.map((one) => {
      const { printed, growth } = print(one, text, grown);
      grown += growth;
      return printed;
    });
    return { text, patch: `--- a/a.txt\n+++ b/a.txt\n${hunks.join('')}` };
  });

const MARK = '\\ No newline at end of file';

const print = ({ from, ops, inserted, shift, marked, unmarked }: Plan, text: string, grown: number) => {
  const lines = text.split('\n');
  const isEnded = lines.at(-1) === '';
  if (isEnded) lines.pop();
  const first = Math.min(from, lines.length - 1);
  const body: string[] = [];
  let next = first;
  for (const op of ops) {
    const content = lines[next];
    if (op === '+') body.push(`+${inserted}`);
    if (op === '+' || content === undefined) continue;
    const end = ++next === lines.length && !isEnded && !unmarked ? [MARK] : [];
    body.push(`${op === ' ' ? ' ' : '-'}${content}`, ...end, ...(op === '±' ? [`+${inserted}`, ...end] : []));
  }
  const [old, fresh] = [countWithout('+', body), countWithout('-', body)];
  const header = `@@ -${startOf(first + shift, old)},${old} +${startOf(first + shift + grown, fresh)},${fresh} @@`;
  return { printed: `${[header, ...putMark(body, marked)].join('\n')}\n`, growth: fresh - old };
};

const countWithout = (sign: string, body: readonly string[]): number => body.filter((one) => !one.startsWith(sign) && one !== MARK).length;

/** The number of a line; a range without lines is named by the line before it. */
const startOf = (first: number, count: number): number => Math.max(0, count === 0 ? first : first + 1);

const putMark = (body: readonly string[], marked: Plan['marked']): readonly string[] => {
  const signs = { none: '', last: ' -+', 'last old': ' -', 'last new': ' +' }[marked];
  const at = body.findLastIndex((one) => signs.includes(one.charAt(0)) && marked !== 'none');
  return at < 0 || body[at + 1] === MARK ? body : [...body.slice(0, at + 1), MARK, ...body.slice(at + 1)];
};

/**
 * Whether a line with the mark reads like the start of another line of the text that goes on in white space only. Git compares lines without
 * regard to white space before it compares bytes, and so takes the one for the other.
 */
export const marksPartOfLine = ({ text, patch }: SmallPatch): boolean => {
  const lines = patch.split('\n');
  const marked = lines.flatMap((one, index) => (lines[index + 1] === MARK ? [one.slice(1)] : []));
  return text.split('\n').some((one) => marked.some((start) => one !== start && one.startsWith(start) && one.slice(start.length).trim() === ''));
};
