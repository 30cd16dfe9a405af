import { unwrapMarkdown } from './answer-wrapper.ts';
import { blankDrafts } from './drafts.ts';
import { findInlineDraft } from './inline-drafts.ts';

/**
 * A response without its drafts and without a fence around all of it, for readers of patches. Since every line of a patch starts with a space, `-`, `+` or
 * a header, an indented tag is context: drafts are looked for only where a tag stands at the very start of a line, or behind words on the first lines.
 */
export const readPatchText = (text: string): string =>
  unwrapMarkdown(MAY_BE_DRAFT.test(text) || findInlineDraft(text) !== undefined ? blankDrafts(text, 0) : text);

const MAY_BE_DRAFT = /^(?:\ufeff|<\/?(?:think(?:ing)?|reasoning)>|\s{0,100}<\|(?:start|channel)\|>|\s{0,100}analysis)|<\|start\|>assistant/m;
