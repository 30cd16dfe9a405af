import type { Tag } from './xml-tags.ts';

/** Finds the tags that end sections. All numbers are those of tags. */
export interface SectionEnds {
  /** Where the old text that tag `open` starts has its end: before new text. */
  ofOld(open: number): number | undefined;
  /** Where new text, or that of a whole file, has its end. Undefined also where two tags could be it. */
  ofNew(open: number): number | undefined;
}

/**
 * Finds the ends of sections by what stands around them, since nothing in their text is escaped: of two tags that could end a section, the one
 * that opening tags in the text do not claim goes first, then the one that the next part of an edit follows. The end tag of another section
 * counts where such a part follows it; `</edit>` and what is left of a tool call end new text that has no end of its own. In CDATA, only the
 * end after `]]>` counts.
 */
export const findSectionEnds = (text: string, tags: readonly Tag[]): SectionEnds => {
  const partners = pairTags(tags);
  const follows = (tag: number): Tag | undefined => {
    const next = tags[tag + 1];
    return next !== undefined && isBlank(text, tags[tag]?.to ?? 0, next.from) ? next : undefined;
  };
  const startsNew = (tag: number): boolean => follows(tag)?.role === 'new' && follows(tag)?.form !== 'close';
  const goesOn = (tag: number): boolean => {
    const next = follows(tag);
    return next === undefined ? isBlank(text, tags[tag]?.to ?? 0, text.length) : next.form !== 'close' || !isSection(next);
  };
  const search: Search = { text, tags, startsNew, goesOn };
  const pick = (open: number, fits: (tag: number) => boolean, otherwise: EndSearch): number | undefined => {
    const data = findDataEnd(search, open);
    if (data !== undefined) return data < 0 ? undefined : data;
    const partner = partners.get(open);
    return partner !== undefined && fits(partner) ? partner : otherwise(search, open, partner);
  };
  return { ofOld: (open) => pick(open, startsNew, searchOldEnd), ofNew: (open) => pick(open, goesOn, searchCertainEnd) };
};

interface Search {
  readonly text: string;
  readonly tags: readonly Tag[];
  readonly startsNew: (tag: number) => boolean;
  readonly goesOn: (tag: number) => boolean;
}

/** `partner` is the end that opening tags in the text do not claim. */
type EndSearch = (search: Search, open: number, partner: number | undefined) => number | undefined;

const isSection = ({ role }: Tag): boolean => role === 'old' || role === 'new' || role === 'content';

/** Opening tags of sections and the closing tags of the same name that belong to them. */
const pairTags = (tags: readonly Tag[]): Map<number, number> => {
  const pairs = new Map<number, number>();
  const open = new Map<string, number[]>();
  for (const [index, tag] of tags.entries()) {
    if (!isSection(tag) || tag.form === 'empty') continue;
    const stack = open.get(tag.name) ?? [];
    open.set(tag.name, stack);
    if (tag.form === 'open') stack.push(index);
    else {
      const partner = stack.pop();
      if (partner !== undefined) pairs.set(partner, index);
    }
  }
  return pairs;
};

/** The end behind `]]>`, where the section is CDATA: -1 when there is none, undefined when it is not. */
const findDataEnd = ({ text, tags }: Search, open: number): number | undefined => {
  const start = skipBlanks(text, tags[open]?.to ?? 0);
  if (!text.startsWith('<![CDATA[', start)) return undefined;
  let tag = open + 1;
  for (let at = text.indexOf(']]>', start); at >= 0; at = text.indexOf(']]>', at + 1)) {
    while (tag < tags.length && (tags[tag]?.from ?? 0) < at) tag++;
    const end = tags[tag];
    if (end === undefined) return -1;
    if (end.form === 'close' && isBlank(text, at + 3, end.from) && endsSection(end, tags[open])) return tag;
  }
  return -1;
};

const endsSection = (end: Tag, open: Tag | undefined): boolean => end.name === open?.name || (!end.common && isSection(end));

/** The first end that new text follows at once, else the first one that no other tag parts from new text. */
const searchOldEnd: EndSearch = ({ tags, startsNew }, open) => {
  let weak: number | undefined;
  for (let index = open + 1; index < tags.length; index++) {
    const tag = tags[index];
    if (tag === undefined) break;
    if (weak !== undefined && startsEdit(tag)) break;
    if (tag.form !== 'close' || !endsSection(tag, tags[open])) continue;
    if (startsNew(index)) return index;
    const next = tags[index + 1];
    if (next?.role === 'new' && next.form !== 'close') weak ??= index;
  }
  return weak;
};

/** An opening tag of the same name on a line of its own, in a section whose own has no partner, is a misspelt end or stands there twice. */
const searchCertainEnd: EndSearch = (search, open, partner) => {
  const end = searchNewEnd(search, open, partner);
  if (end === undefined || partner !== undefined) return end;
  const { text, tags } = search;
  const isStray = ({ name, form, from, to }: Tag): boolean =>
    form === 'open' && name === tags[open]?.name && startsLine(text, from) && (text[to] === '\n' || text[to] === '\r');
  return tags.slice(open + 1, end).some(isStray) ? undefined : end;
};

/**
 * The first end that an edit can follow, before the next edit starts, unless it is said twice; else the only end there is, or the last one
 * where it is the partner; else the end of the edit.
 */
const searchNewEnd: EndSearch = ({ text, tags, goesOn }, open, partner) => {
  const ends: number[] = [];
  let spare: number | undefined;
  for (let index = open + 1; index < tags.length; index++) {
    const tag = tags[index];
    if (tag === undefined) break;
    if ((ends.length > 0 || spare !== undefined) && startsEdit(tag)) break;
    if (tag.form !== 'close') continue;
    if (isSection(tag) && endsSection(tag, tags[open])) {
      if (goesOn(index)) return index - 1 === ends.at(-1) && isBlank(text, tags[index - 1]?.to ?? 0, tag.from) ? undefined : index;
      if (tag.name === tags[open]?.name) ends.push(index);
    } else if (endsCarrier(tags, index)) {
      if (ends.length > 0) break;
      spare ??= index;
    }
  }
  if (ends.length > 1) return ends.at(-1) === partner ? partner : undefined;
  return ends[0] ?? (spare !== undefined && endsInStrayTag(text.slice(tags[open]?.to, tags[spare]?.from)) ? undefined : spare);
};

/** Whether a section ends in a closing tag that nothing in it opens, or in one that is broken off: a misspelt end. */
const endsInStrayTag = (section: string): boolean => {
  const name = /(?:(?:<|\n)\/([\w-]{1,30})>|<\/([\w-]{1,30}))\s{0,20}$/.exec(section.slice(-60))?.slice(1).join('');
  return name !== undefined && !section.includes(`<${name}`);
};

/** Whether an edit may start with a tag. What lies behind it is not searched again for each section before it. */
const startsEdit = ({ form, role }: Tag): boolean => form === 'open' && role !== 'new' && role !== 'path' && role !== 'leak';

const endsCarrier = (tags: readonly Tag[], index: number): boolean => {
  const tag = tags[index];
  if (tag?.role === 'edit' || tag?.role === 'list' || tag?.role === 'write') return true;
  return tag?.name === 'parameter' && tags[index + 1]?.name === 'invoke';
};

const isBlank = (text: string, from: number, to: number): boolean => skipBlanks(text, from) >= to;

/** Whether only blanks stand before an offset on its line. */
const startsLine = (text: string, offset: number): boolean => {
  let at = offset;
  while (at > 0 && ' \t\r'.includes(text.charAt(at - 1))) at--;
  return at === 0 || text[at - 1] === '\n';
};

const skipBlanks = (text: string, from: number): number => {
  let at = from;
  while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at++;
  return at;
};
