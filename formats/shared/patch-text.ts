import { blankDrafts } from './drafts.ts';

/**
 * A response with its drafts blanked out, for readers of patches. Since every line of a patch starts with a space, `-`, `+` or a header,
 * an indented tag is context: drafts are looked for only where a tag stands at the very start of a line.
 */
export const readPatchText = (text: string): string => (TAGS.some((tag) => text.startsWith(tag) || text.includes(`\n${tag}`)) ? blankDrafts(text) : text);

const TAGS = ['<think>', '<thinking>', '</think>', '</thinking>'];
