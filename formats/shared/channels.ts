import { readFences } from './fences.ts';
import { blankOut } from './response-lines.ts';

/** A message of a response that is written in channels. Offsets into the response; `to` is where the next message starts. */
export interface ChannelMessage {
  readonly channel: string;
  /** The tool that it calls. */
  readonly tool?: string;
  readonly bodyFrom: number;
  readonly bodyTo: number;
  readonly to: number;
}

/**
 * The messages of a response in OpenAI's harmony notation, as some servers leave it in the text: `<|start|>assistant<|channel|>final<|message|>`, text,
 * `<|end|>`. None where the response does not start so, nor goes on so to a final channel: a server may swallow the first tokens, which the prompt held, or
 * all, so that `analysis` and `assistantfinal` are left. A message ends at an end token that the next message or nothing follows, since a text may
 * hold tokens; the final one ends with the response. One that is cut off has no end.
 */
export const readChannels = (text: string): ChannelMessage[] => {
  const bare = /^\s{0,100}analysis\S/.test(text) ? text.indexOf(BARE_FINAL) : -1;
  if (bare >= 0) return [thought(bare), { channel: 'final', bodyFrom: bare + BARE_FINAL.length, bodyTo: text.length, to: text.length }];
  const first = findFirst(text);
  if (first < 0) return [];
  const messages = first > 0 ? [thought(first)] : [];
  for (let from = first; from < text.length; ) {
    const mark = text.indexOf(MESSAGE, from);
    const header = mark < 0 ? '' : text.slice(from, Math.min(mark, from + LONGEST_HEADER));
    const bodyFrom = mark < 0 ? text.length : mark + MESSAGE.length;
    const tool = /(?:^|[\s>])to=([\w.:/-]+)/.exec(header)?.[1];
    const channel = /<\|channel\|>\s{0,9}(\w+)/.exec(header)?.[1] ?? '';
    const end = findEnd(text, bodyFrom, channel === 'final');
    messages.push({ channel, ...(tool !== undefined && !PEOPLE.has(tool) && { tool }), bodyFrom, bodyTo: end.from, to: end.to });
    from = end.to;
  }
  return messages;
};

/** The response with nothing but what it answers: the text of its final channel, in its place, on lines of its own. */
export const blankChannels = (text: string): string => {
  const messages = readChannels(text);
  if (messages.length === 0) return text;
  const parts: string[] = [];
  let done = 0;
  for (const { channel, tool, bodyFrom, bodyTo } of messages) {
    if (channel !== 'final' || tool !== undefined) continue;
    parts.push(blankOut(text.slice(done, bodyFrom)).replace(/.$/, '\n'), text.slice(bodyFrom, bodyTo));
    done = bodyTo;
  }
  return parts.join('') + blankOut(text.slice(done));
};

const MESSAGE = '<|message|>';
const START = '<|start|>assistant';
const FINAL = `${START}<|channel|>final<|message|>`;
const BARE_FINAL = 'assistantfinal';

const thought = (to: number): ChannelMessage => ({ channel: 'analysis', bodyFrom: 0, bodyTo: to, to });

/** Where the first message starts that says so; -1 where none does, or where no final one follows. */
const findFirst = (text: string): number => {
  if (/^\s{0,100}<\|(?:start|channel)\|>/.test(text)) return 0;
  if (!text.includes(FINAL)) return -1;
  const isFenced = followFences(text);
  let first = -1;
  for (let at = text.indexOf(START); at >= 0; at = text.indexOf(START, at + START.length)) {
    if (isQuoted(text, at) || isFenced(at)) continue;
    if (first < 0) first = at;
    if (text.startsWith(FINAL, at)) return first;
  }
  return -1;
};

/** Whether a token is content: the text of a string, or of a line of a patch. Behind an end token, a quote may also be the last of a draft. */
const isQuoted = (text: string, at: number): boolean => {
  const before = text.slice(Math.max(0, at - LONGEST_HEADER), at);
  const [, quote, end] = /(["'`])(<\|(?:end|call)\|>)?$/.exec(before) ?? [];
  if (quote === undefined) return /(?:^|\n)[-+ ]$/.test(before);
  const opening = before.slice(before.lastIndexOf('\n') + 1).split(quote);
  const rest = text.slice(at, at + LONGEST_HEADER).split('\n')[0] ?? '';
  return end === undefined || (opening.length % 2 === 0 && !before.endsWith(`\`\`\`${end}`) && rest.includes(quote));
};

/** Tells of ever later tokens whether they are content of a fence, where no end token stands before them. */
const followFences = (text: string): ((at: number) => boolean) => {
  const fences = readFences(text);
  let next = 0;
  return (at) => {
    while ((fences[next]?.to ?? Number.POSITIVE_INFINITY) <= at) next++;
    return (fences[next]?.from ?? Number.POSITIVE_INFINITY) < at && !text.startsWith('|>', at - 2);
  };
};

const LONGEST_HEADER = 300;
const PEOPLE = new Set(['all', 'assistant', 'system', 'user']);

/** Where the text of a message ends, and where the next message starts. */
const findEnd = (text: string, bodyFrom: number, isFinal: boolean): { readonly from: number; readonly to: number } => {
  const closing = isFinal ? /<\|(?:end|return)\|>\s{0,100}$/y : /<\|(?:end|call|return)\|>\s{0,100}(?=<\|(?:start|channel)\|>|$)/y;
  const next = /<\|start\|>assistant|<\|channel\|>(?:analysis|commentary|final)\b/y;
  for (let at = text.indexOf('<|', bodyFrom); at >= 0; at = text.indexOf('<|', at + 2)) {
    closing.lastIndex = at;
    if (closing.test(text)) return { from: at, to: closing.lastIndex };
    next.lastIndex = at;
    if (!isFinal && text[at - 1] === '\n' && next.test(text)) return { from: at, to: at };
  }
  return { from: text.length, to: text.length };
};
