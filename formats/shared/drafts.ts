import { blankChannels } from './channels.ts';
import { closesFence, openFence } from './fences.ts';
import { DRAFT_TAGS, findInlineDraft } from './inline-drafts.ts';
import { blankOut } from './response-lines.ts';

/**
 * The response with what the model only thought blanked out: `<think>…</think>`, `<thinking>…</thinking>`, `<reasoning>…</reasoning>`, and all channels
 * but the final one. The text keeps its length and its lines, so that spans hold. A tag counts at the start of a line outside of fences, and behind words on
 * the first lines; an unclosed draft reaches to the end. A response that starts inside a draft, because the opening tag was part of the prompt, is blanked up
 * to the first line outside of fences that is a closing tag. A byte order mark at the start is no part of the answer; an empty line stands for it.
 * Fences that are indented deeper than `deepest` columns are content.
 */
export const blankDrafts = (answer: string, deepest = 3): string => {
  const text = blankChannels(answer.startsWith('\ufeff') ? `\n${answer.slice(1)}` : answer);
  if (!MARKS.some((mark) => text.includes(mark))) return text;
  const inline = findInlineDraft(text);
  const parts: string[] = [];
  let done = inline?.to ?? endOfLead(text, deepest);
  parts.push(text.slice(0, inline?.from ?? 0), blankOut(text.slice(inline?.from ?? 0, done)));
  let marker: string | undefined;
  for (let from = done; from < text.length; ) {
    const to = endOfLine(text, from);
    const draft = marker === undefined ? endOfDraft(text, from) : undefined;
    if (draft !== undefined) {
      parts.push(text.slice(done, from), blankOut(text.slice(from, draft)));
      done = draft;
      from = draft;
      continue;
    }
    const line = text.slice(from, to);
    marker = followFence(line, marker, deepest);
    from = to;
  }
  return parts.join('') + text.slice(done);
};

// What all tags start with; a bracket is rare in a text, and so found faster than a letter.
const MARKS = ['<think', '</think', '<reasoning', '</reasoning'];

/** The marker of the fence that is open behind a line, `marker` being open before it. */
const followFence = (line: string, marker: string | undefined, deepest: number): string | undefined => {
  const fence = openFence(line);
  if (fence === undefined || fence.indent > deepest) return marker;
  if (marker === undefined) return fence.marker;
  return closesFence(line, marker) ? undefined : marker;
};

/** Where the draft that starts on this line ends, if one does. */
const endOfDraft = (text: string, from: number): number | undefined => {
  let start = from;
  while (text[start] === ' ' || text[start] === '\t') start++;
  const tag = DRAFT_TAGS.find((name) => text.startsWith(`<${name}>`, start));
  if (tag === undefined) return undefined;
  const close = text.indexOf(`</${tag}>`, start);
  return close < 0 ? text.length : close + tag.length + 3;
};

/** Where the draft ends that was opened in the prompt; 0 when there is none. */
const endOfLead = (text: string, deepest: number): number => {
  if (!DRAFT_TAGS.some((tag) => text.includes(`</${tag}>`))) return 0;
  let marker: string | undefined;
  // Up to here, the fences behind a closing tag are known to close.
  let known = 0;
  for (let from = 0; from < text.length; from = endOfLine(text, from)) {
    const line = text.slice(from, endOfLine(text, from));
    if (marker !== undefined) {
      if (from >= known && DRAFT_TAGS.some((tag) => line.trimEnd() === `</${tag}>`)) {
        const next = findNextFence(text, from + line.length, marker);
        if (next.opens) return from + line.length;
        known = next.at;
      }
      marker = followFence(line, marker, deepest);
    } else if (endOfDraft(line, 0) !== undefined) return 0;
    else if (DRAFT_TAGS.some((tag) => line.trim() === `</${tag}>`)) return from + line.length;
    else marker = followFence(line, marker, deepest);
  }
  return 0;
};

/** Where the next fence behind `from` stands, and whether it opens one: then the one around it, `marker`, was left open by the draft. */
const findNextFence = (text: string, from: number, marker: string): { readonly at: number; readonly opens: boolean } => {
  for (let at = from; at < text.length; at = endOfLine(text, at)) {
    const line = text.slice(at, endOfLine(text, at));
    if (closesFence(line, marker)) return { at, opens: false };
    const opened = openFence(line);
    if (opened !== undefined && opened.info !== '' && opened.marker.startsWith(marker)) return { at, opens: true };
  }
  return { at: text.length, opens: false };
};

const endOfLine = (text: string, from: number): number => {
  const newline = text.indexOf('\n', from);
  return newline < 0 ? text.length : newline + 1;
};
