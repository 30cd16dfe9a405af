/** What a model only thought is written between tags of one of these names. */
export const DRAFT_TAGS = ['think', 'thinking', 'reasoning'];

/**
 * The draft that starts behind a sentence, as in `Sure. <think>`, within the first paragraph of a response: further down, such a tag may be the text of an
 * edit. Its end tag starts or ends a line. Where there is none, it reaches to the end, unless other words stand behind the tag: then that is only mentioned.
 * Behind words that end no sentence, a tag opens a draft only where an end tag stands on a line of its own.
 */
export const findInlineDraft = (text: string): { readonly from: number; readonly to: number } | undefined => {
  for (let from = text.length - text.trimStart().length; from < text.length; ) {
    const newline = text.indexOf('\n', from);
    const to = newline < 0 ? text.length : newline;
    const line = text.slice(from, to).trimEnd();
    if (!isProse(line.slice(0, LONGEST_START))) return undefined;
    const start = startOf(line);
    if (start !== undefined) return draftFrom(text, from + start.at, start);
    from = to + 1;
  }
  return undefined;
};

const LONGEST_START = 200;

/** Whether a line starts with words, and is neither a header of a patch nor a command. */
const isProse = (start: string): boolean =>
  /^\p{L}[\p{L}\p{N}'’-]*[\s,.:;!?…]/u.test(start) && !start.includes('<<') && !/^(?:diff|Index:|index|ed) /.test(start);

interface Start {
  readonly at: number;
  readonly tag: string;
  readonly endsSentence: boolean;
}

/** Where an opening tag stands behind words, not in quotes. */
const startOf = (line: string): Start | undefined => {
  const found = DRAFT_TAGS.map((tag) => ({ at: line.indexOf(`<${tag}>`), tag })).filter(({ at }) => at > 0 && !/["'`(]/.test(line.charAt(at - 1)));
  const first = found.toSorted((one, other) => one.at - other.at)[0];
  return first && { ...first, endsSentence: /[.!?:…][ \t]*$/.test(line.slice(Math.max(0, first.at - 10), first.at)) };
};

const draftFrom = (text: string, from: number, { tag, endsSentence }: Start): { readonly from: number; readonly to: number } | undefined => {
  const close = `</${tag}>`;
  for (let at = text.indexOf(close, from); at >= 0; at = text.indexOf(close, at + 1)) {
    const to = at + close.length;
    const edges = countEdges(text, at, to);
    if (endsSentence ? edges > 0 : edges === 2) return { from, to };
  }
  const mentioned = /^[ \t]+\S/.test(text.slice(from + tag.length + 2, from + LONGEST_START));
  return mentioned || !endsSentence ? undefined : { from, to: text.length };
};

/** On how many sides of a tag only blanks stand on its line. Looks no further than they reach: there may be many tags on one line. */
const countEdges = (text: string, from: number, to: number): number => {
  let [before, behind] = [from, to];
  while (before > 0 && isBlank(text.charAt(before - 1))) before--;
  while (behind < text.length && isBlank(text.charAt(behind))) behind++;
  return Number(before === 0 || text[before - 1] === '\n') + Number(behind === text.length || text[behind] === '\n');
};

const isBlank = (char: string): boolean => char !== '\n' && char.trim() === '';
