import { type Fence, readFences } from './fences.ts';
import { readHereDocument } from './here-documents.ts';
import { looksLikeFile, readPathLine } from './paths-in-prose.ts';

/** What a response does by its own edits: commands that only prepare them or carry them out say nothing more. */
export interface OwnEdits {
  readonly paths: ReadonlySet<string>;
  /** Whether they are a patch, which a command may read. */
  readonly patch: boolean;
}

/**
 * The first command line of a response that edits a file of the repo: in a fence for a shell or for nothing in particular, or outside of fences; a
 * here-document that writes one, in any fence. Those that only run something, or write to a file for a patch or elsewhere, are none. Nothing is ever executed.
 */
export const findShellEdit = (text: string, own: OwnEdits): string | undefined => {
  if (!MAY_EDIT.test(text)) return undefined;
  const edits = editsFile(own);
  let done = 0;
  for (const fence of readFences(text)) {
    const body = text.slice(fence.bodyFrom, fence.bodyTo);
    const inside = isForShell(text, fence) ? findInScript(body, edits) : body.split('\n').find((line) => writesHereDocument(line) && edits(line));
    const found = text.slice(done, fence.from).split('\n').find(edits) ?? inside;
    if (found !== undefined) return found.trim();
    done = fence.to;
  }
  return text.slice(done).split('\n').find(edits)?.trim();
};

/** The same for the arguments of a call of a tool that runs commands. */
export const findCalledEdit = (values: Readonly<Record<string, unknown>>, own: OwnEdits): string | undefined => {
  for (const name of ['command', 'cmd', 'commands', 'script', 'code']) {
    const given = values[name];
    const script = Array.isArray(given) ? given.filter((word) => typeof word === 'string').join(' ') : given;
    const found = typeof script === 'string' && MAY_EDIT.test(script) ? findInScript(script, editsFile(own)) : undefined;
    if (found !== undefined) return found.trim();
  }
  return undefined;
};

// A word of each command that `isEdit` and `WRITES` know.
const MAY_EDIT = /[<>]|\b(?:g?sed|perl|ruby|tee|rm|mv|cp|touch|patch|apply|write_text|writeFile|writeFileSync|File|open)\b/;

const SHELLS = new Set(['', 'bash', 'sh', 'shell', 'zsh', 'console', 'powershell', 'terminal', 'shell-session']);

/** Whether a fence holds commands, and not the text of a file whose path is the line above. */
const isForShell = (text: string, { info, from }: Fence): boolean => {
  if (!SHELLS.has(info.toLowerCase())) return false;
  const above = text.slice(Math.max(0, from - 500), Math.max(0, from - 1));
  const line = above.slice(above.lastIndexOf('\n') + 1).trim();
  return /\s/.test(line.replace(/^#+ /, '')) || readPathLine(line) === undefined;
};

/** A script edits by one of its lines, or as a program that writes files. */
const findInScript = (script: string, edits: (line: string) => boolean): string | undefined => {
  const lines = script.split('\n');
  return lines.find(edits) ?? (WRITES.test(script) ? lines.find((line) => PROGRAM.test(line.slice(0, LONGEST_LINE))) : undefined);
};

const PROGRAM = /(?:^\W{0,9}|&& )(?:python3?|node|ruby|perl) (?:-[ce]? |.{0,80}<<)/;
const WRITES = /\b(?:write_text|writeFileSync|writeFile|File\.write)\(|\bopen\([^()\n]{1,200},\s?["'](?:w|a|r\+)/;

const editsFile =
  (own: OwnEdits) =>
  (line: string): boolean => {
    if (line.length > LONGEST_LINE) return false;
    const bare = line.trim().replace(/^(?:[$%>] )?(?:(?:sudo|bash -l?c) ["']?)?/, '');
    return splitCommands(bare).some((part) => isEdit(part.trim().replace(PREFIX, ''), own));
  };

/** What may stand before a command: words of the shell, variables, and what runs it for each of several files. */
const PREFIX = /^(?:(?:do|then|else|time) |\w{1,40}=\S{0,100} ){0,4}(?:find .{0,300}? -exec(?:dir)? |xargs (?:-\S{1,20} ){0,4})?/;

const LONGEST_LINE = 1000;

/** The commands of a line, cut at `;`, `|` and `&` outside of quotes. */
const splitCommands = (line: string): string[] => {
  const parts: string[] = [];
  let [from, quote] = [0, ''];
  for (let at = 0; at < line.length; at++) {
    const char = line.charAt(at);
    if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (';|&'.includes(char)) {
      parts.push(line.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, line.slice(from)];
};

const isEdit = (command: string, own: OwnEdits): boolean => {
  if (/^(?:g?sed|perl|ruby) (?:.* )?(?:-[a-zA-Z]{0,4}i(?:\.\w{1,9})?[a-zA-Z]{0,4}|--in-place\S{0,20})(?: |$)/.test(command)) return true;
  if (/^(?:git apply|patch) /.test(command)) return !own.patch && !/ --(?:check|dry-run|stat|summary)\b/.test(command);
  const [name, ...words] = command.replace(/^git /, '').split(/\s+/);
  const named = words.filter((word) => !word.startsWith('-'));
  if (name === 'rm' || name === 'mv') {
    if (words.some((word) => /^-\w*[rR]/.test(word))) return words.some(isFolderOfRepo);
    return words.some(isOfRepo) && (name === 'rm' ? named : named.slice(0, -1)).every(isPath);
  }
  if (name === 'cp') return copiesToRepo(named);
  if (name === 'touch') return named.every(isPath) && words.some((word) => isOfRepo(word) && !own.paths.has(bareWord(word).replace(/^\.\//, '')));
  if (name === 'tee') {
    const target = words.find((word) => /^[^-<>|&]/.test(word));
    return words.some(isOfRepo) || isHereFor(command, target);
  }
  if (name !== 'cat' && name !== 'echo' && name !== 'printf') return false;
  const target = /^>\s{0,9}([^\s<>|&]+)/.exec(command.slice(command.lastIndexOf('>')))?.[1];
  return target !== undefined && (isOfRepo(target) || isHereFor(command, target));
};

/** Whether a word is written as a path; words of a sentence that happens to start with the name of a command are not. */
const isPath = (word: string): boolean => /[/*]|\w\.\w/.test(bareWord(word));

/** Whether the last word is a file of the repo, or a folder that gets one. */
const copiesToRepo = (words: readonly string[]): boolean => {
  const [target = '', ...sources] = words.toReversed();
  return (
    sources.length > 0 &&
    sources.every(isPath) &&
    (isOfRepo(target) ? !/\.(?:bak|old|orig)$/.test(bareWord(target)) : isFolderOfRepo(target) && sources.some(isOfRepo))
  );
};

/** Whether a word may name a file of the repo; settings of one's own, lock files and patches are none. */
const isOfRepo = (word: string): boolean => {
  const path = bareWord(word);
  return looksLikeFile(path) && !ELSEWHERE.test(path) && !/^~|(?:^|\/)\.env|\.lock$|-lock\.\w+$/.test(path);
};

/** Whether a word may name a folder of the repo: those that tools make are none, nor are those that a variable or a pattern names. */
const isFolderOfRepo = (word: string): boolean => {
  const path = bareWord(word).replace(/\/+$/, '');
  if (looksLikeFile(path)) return isOfRepo(word);
  return (
    !path.startsWith('..') && /^(?:[\w@.-]+\/)*[\w@-]+$/.test(path.slice(0, 250)) && !path.startsWith('-') && !MADE.has(path.slice(path.lastIndexOf('/') + 1))
  );
};

const MADE = new Set('node_modules dist build out coverage target tmp temp venv vendor __pycache__'.split(' '));

const bareWord = (word: string): string => word.replaceAll(/^["']|["']$/g, '');

/** A here-document says what the file holds, so that any name will do. */
const isHereFor = (command: string, target: string | undefined): boolean =>
  target !== undefined && readHereDocument(command) !== undefined && !ELSEWHERE.test(bareWord(target));

const writesHereDocument = (line: string): boolean => line.includes('<<') && /^\s*(?:cat|tee)\s/.test(line);

const ELSEWHERE = /^\/(?:dev|tmp)\/|\.(?:patch|diff)$/;
