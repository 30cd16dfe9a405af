import { missingPath, noEditFound, truncated, unterminatedBlock } from '../../src/errors.ts';
import type { Proposal, Response } from '../../src/types.ts';
import { unwrapMarkdown } from './answer-wrapper.ts';
import { readInfoPath } from './block-paths.ts';
import { blankDrafts } from './drafts.ts';
import { type Fence, openFence, readFenceBody, readFences } from './fences.ts';
import { isJsonEdit, startsAsEdit } from './foreign-edits.ts';
import { readPathComment } from './path-comments.ts';
import { lastCodeSpanPath, looksLikeFile, readPathLine } from './paths-in-prose.ts';
import { lastWrittenLine } from './response-lines.ts';

/**
 * Reads fenced whole files. The path of a fence is, in this order: in its info string; on the last written line above it, where at most two
 * empty lines stand between; in a comment on its first line, which then is no part of the file; on the only line of the prose since the fence
 * before it that is a path; the last one in backticks in that prose. Fences without a path are illustrations where another one has a path;
 * where `isEdit` takes them for edits, they lack their path; a single fence without a path gets the path '': the response names no file.
 * A text that is said to be the old one counts for nothing where the new one follows, else it is rejected. Shell commands, diffs and the edits of
 * other formats are no files.
 */
export const readWholeFiles = (response: Response, isEdit: (body: string) => boolean = () => false): Proposal[] => {
  const text = unwrapMarkdown(blankDrafts(response.text));
  const blocks: Block[] = [];
  let done = 0;
  for (const fence of readFences(text)) {
    if (!fence.closed) throw failFence(text, fence, response);
    rejectSwallowedFence(text, fence);
    const block = readBlock(text, fence, done);
    if (block !== undefined) blocks.push(block);
    done = fence.to;
  }
  rejectInnerFences(text, blocks);
  const named = blocks.filter(({ path }) => path !== '');
  const chosen = dropQuotes(named.length > 0 ? named : blocks);
  if (chosen.length === 0) throw noEditFound('a file in a fence, with its path above');
  if (named.length > 0 && blocks.some(({ path, body }) => path === '' && isEdit(body))) throw missingPath('one of the fences');
  if (named.length === 0 && chosen.length > 1) throw missingPath('none of the fences');
  return chosen.map(({ path, body, fence }) => ({ kind: 'write', path, text: body, over: 'any', span: { from: fence.from, to: fence.to } }));
};

/** The paths of the fences that name a file for certain: in their info string, or on a line above that holds nothing else. Empty fences and diffs are none. */
export const listNamedFences = (text: string): string[] =>
  readFences(text).flatMap((fence) => {
    if (text.slice(fence.bodyFrom, fence.bodyTo).trim() === '') return [];
    const above = lastWrittenLine(text.slice(Math.max(0, fence.from - LONGEST_LINE), fence.from));
    const path = readInfoPath(fence.info) ?? (/\S\s+\S/.test(above.replace(/^#+ /, '')) ? undefined : readPathLine(above));
    return path === undefined || isNoFile(fence.info, path) ? [] : [path];
  });

const LONGEST_LINE = 500;

interface Block {
  readonly path: string;
  readonly body: string;
  readonly fence: Fence;
  /** Whether the prose above says that this is what the file was before. */
  readonly isOld: boolean;
}

const readBlock = (text: string, fence: Fence, since: number): Block | undefined => {
  const body = readFenceBody(text, fence).replaceAll('\r\n', '\n');
  const prose = text.slice(since, fence.from);
  const outside = readInfoPath(fence.info) ?? readLastLine(prose);
  const comment = outside === undefined && body.includes('\n') ? readPathComment(body.slice(0, body.indexOf('\n'))) : undefined;
  const path = outside ?? comment ?? readOnlyPathLine(prose) ?? lastCodeSpanPath(prose) ?? '';
  if (isNoFile(fence.info, path) || (CODE.test(path) && saysCommands(fence.info, prose)) || startsAsEdit(path, body) || (path === '' && isJsonEdit(body)))
    return undefined;
  return { path, body: comment === undefined ? body : body.slice(body.indexOf('\n') + 1), fence, isOld: saysOld(prose) };
};

/** Whether one of the last two written lines of the prose is a label that says that what follows is old: "Before:", "## Original", "`a.ts` is currently:". */
const saysOld = (prose: string): boolean => {
  const written = prose.split('\n').filter((line) => line.trim() !== '');
  return written.slice(-2).some((line) => isOldLabel(line.slice(0, LONGEST_LINE)));
};

/** A line with a colon at its end describes what follows, unless it says what was done to it; a heading may be about anything, and must say nothing else. */
const isOldLabel = (line: string): boolean => {
  const isLead = /:[*_]*\s*$/.test(line);
  if (!isLead && !/^\s*(?:#|\*\*|__)/.test(line)) return false;
  const words = line.split(/[\s#*_():,]+/).filter((word) => word !== '' && !word.includes('`') && !looksLikeFile(word));
  const said = words.join(' ').replace(/\bbefore (?:any|my|the|these|this) \w+/i, 'before');
  return OLD.test(said) && (isLead ? !DOES.test(said) : said.split(' ').every((word) => NAMES_OLD.has(word.toLowerCase())));
};

const OLD = /\b(?:before|current|currently|existing|old|original|previous|previously)\b/i;
const DOES = new RegExp(
  '\\b(?:after|becomes?|by|instead|into|keeps?|must|new|now|put|should|use|with|' +
    '(?:add|chang|correct|edit|fix|improv|insert|modif|overwrit|preserv|refactor|remov|replac|rework|rewrit|rewrot|sav|tweak|updat|writ)\\w*)\\b',
  'i',
);
const NAMES_OLD = new Set(
  'before current currently existing old original previous previously the a of in code file version text source content contents implementation'.split(' '),
);

/**
 * Without the texts of a file that are said to be its old ones, where one text that is not follows them.
 * @throws EditError `no_edit_found` where a file has no other text: what is said to be old is no edit, and the new text is missing or cannot be told.
 */
const dropQuotes = (blocks: readonly Block[]): readonly Block[] => {
  const last = new Map(blocks.map((block) => [block.path, block]));
  const fresh = new Set(blocks.filter(({ isOld }) => !isOld).map(({ path }) => path));
  const unanswered = blocks.find(({ path }) => !fresh.has(path));
  if (unanswered !== undefined) throw noEditFound(`a new text of ${unanswered.path || 'the file'}, whose only text is said to be the old one`);
  return blocks.filter((block) => !block.isOld || block === last.get(block.path) || last.get(block.path)?.isOld === true);
};

/** The path on the last line of the prose, unless more than two empty lines follow it. */
const readLastLine = (prose: string): string | undefined => {
  const lines = prose.split('\n').slice(0, -1);
  const last = lines.slice(-3).findLast((line) => line.trim() !== '');
  return last === undefined ? undefined : readPathLine(last);
};

/** The path that has a line of the prose for itself, where only one has. */
const readOnlyPathLine = (prose: string): string | undefined => {
  const paths = prose.split('\n').flatMap((line) => (/^[\w.`*#]/.test(line) && !/\s/.test(line.replace(/^#+ /, '').trim()) ? (readPathLine(line) ?? []) : []));
  return paths.length === 1 ? paths[0] : undefined;
};

const DIFF_FILE = /\.(?:diff|patch)$/;
const SHELLS = new Set('bash sh shell zsh console powershell terminal shell-session diff patch'.split(' '));

/** Whether a fence is for a shell, and the path of a file of code only stands in the sentence above it. */
const saysCommands = (info: string, prose: string): boolean =>
  SHELLS.has(languageOf(info)) && readInfoPath(info) === undefined && /\S\s+\S/.test(lastWrittenLine(prose).replace(/^#+ /, ''));

const CODE = /\.(?:[cm]?[jt]sx?|c|cc|cpp|cs|css|go|h|hpp|html?|java|json|kt|php|py|rb|rs|scss|svelte|swift|vue)$/;

/** Shell commands and diffs, unless the path says that the file itself is one. */
const isNoFile = (info: string, path: string): boolean => {
  const language = languageOf(info);
  if (!SHELLS.has(language)) return false;
  return language === 'diff' || language === 'patch' ? !DIFF_FILE.test(path) : path === '';
};

const languageOf = (info: string): string => info.split(/[\s:{]/)[0]?.toLowerCase() ?? '';

/** A fence that opens another one, as long as itself, has lost its end, or text of a file has ended it: what stands where is not certain. */
const rejectSwallowedFence = (text: string, fence: Fence): void => {
  const body = text.slice(fence.bodyFrom, fence.bodyTo);
  if (!body.includes(fence.marker)) return;
  const opens = (line: string): boolean => {
    const opened = openFence(line.slice(0, LONGEST_LINE));
    return opened !== undefined && opened.info !== '' && opened.marker.startsWith(fence.marker);
  };
  if (body.split('\n').some(opens)) throw unterminatedBlock(`${describe(text, fence)}, in which another one opens,`);
};

/** A Markdown file whose own bare fence closed it shows as a fence without path or info right behind it. */
const rejectInnerFences = (text: string, blocks: readonly Block[]): void => {
  for (const [index, { path, fence }] of blocks.entries()) {
    const next = blocks[index + 1];
    if (!/\.(?:md|mdx|markdown)$/i.test(path) || next?.path !== '') continue;
    if (next.fence.info === '' && next.fence.marker === fence.marker)
      throw unterminatedBlock(`${describe(text, fence)}, whose text holds such a fence itself,`);
  }
};

const failFence = (text: string, fence: Fence, response: Response) => {
  const what = describe(text, fence);
  return response.finish === 'length' ? truncated(`${what} is not closed`) : unterminatedBlock(what);
};

const describe = (text: string, fence: Fence): string => `the fence at line ${text.slice(0, fence.from).split('\n').length} of the response`;
