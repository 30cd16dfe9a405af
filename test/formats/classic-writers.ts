import { findLineChanges, type LineChange } from '../../formats/shared/line-changes.ts';

/** A command of a diff of one file with what it stands for. */
interface Command {
  readonly change: LineChange;
  readonly old: readonly string[];
  readonly fresh: readonly string[];
}

type Write = (before: string, after: string) => string;

/** What `diff` prints of two texts whose last lines end. */
export const writeNormalDiff: Write = (before, after) => listCommands(before, after).map(printNormal).join('');

/** What `diff -e` prints; of texts without a line that is a single dot. */
export const writeEdScript: Write = (before, after) => listCommands(before, after).toReversed().map(printEd).join('');

/** Whether a script holds nothing but the commands that `writeEdScript` writes, and nothing at all that could start a shell. */
export const isHarmlessEdScript = (script: string): boolean => {
  if (script.includes('!')) return false;
  let isText = false;
  for (const line of script.split('\n').slice(0, -1)) {
    if (isText) isText = line !== '.';
    else if (!/^\d+(?:,\d+)?[acd]$/.test(line)) return false;
    else isText = !line.endsWith('d');
  }
  return true;
};

/** What can go wrong in a normal diff; each gives another one. */
export const normalFaults: Readonly<Record<string, (text: string) => string>> = {
  'as rendered': (text) => text,
  'old numbers moved': mapCommands(/^(\d+)(?:,(\d+))?([acd])/gm, ([, from, to, letter]) => `${moved(from, to)}${letter}`),
  'new numbers moved': mapCommands(/(?<=^\d+(?:,\d+)?)([acd])(\d+)(?:,(\d+))?$/gm, ([, letter, from, to]) => `${letter}${moved(from, to)}`),
  'beyond the end': mapCommands(/^\d+a(?=\d)/gm, () => '9999a'),
  'commands reversed': (text) =>
    text
      .split(/^(?=\d)/m)
      .toReversed()
      .join(''),
  'first command left out': (text) => leaveOutFirst(text.split(/^(?=\d)/m)).join(''),
  'first command doubled': (text) => doubleFirst(text.split(/^(?=\d)/m)).join(''),
  'an old line too many': (text) => text.replace(/^<.*\n/m, (line) => line + line),
  'another old line': (text) => text.replace(/^< .*$/m, '< never seen anywhere'),
  'old lines with trailing blanks': (text) => text.replace(/^< .*$/gm, (line) => `${line} `),
  'old lines indented': (text) => text.replace(/^< (?=.)/gm, '<  '),
  'marks without their blank': (text) => text.replace(/^([<>]) (?=\S)/gm, '$1'),
  'no divider': (text) => text.replace(/^---\n/gm, ''),
  'carriage returns': (text) => text.replaceAll('\n', '\r\n'),
  'cut off in the middle of a line': (text) => text.slice(0, Math.floor(text.length * 0.7)),
};

/** The same for ed scripts. None of them makes a command of a line that was text. */
export const edFaults: Readonly<Record<string, (text: string) => string>> = {
  'as rendered': (text) => text,
  'numbers moved': mapCommands(/^(\d+)(?:,(\d+))?(?=[acd]$)/gm, ([, from, to]) => moved(from, to)),
  'beyond the end': mapCommands(/^\d+(?:,\d+)?(?=[acd]$)/gm, () => '9999'),
  'line 0': mapCommands(/^\d+(?:,\d+)?(?=[acd]$)/gm, () => '0'),
  'ranges turned round': mapCommands(/^(\d+),(\d+)(?=[cd]$)/gm, ([, from, to]) => `${to},${from}`),
  'commands ascending': (text) => splitEdScript(text).toReversed().join(''),
  'first command left out': (text) => leaveOutFirst(splitEdScript(text)).join(''),
  'first command doubled': (text) => doubleFirst(splitEdScript(text)).join(''),
  'carriage returns': (text) => text.replaceAll('\n', '\r\n'),
  'last dot left out': (text) => text.replace(/\.\n$/, ''),
};

const listCommands = (before: string, after: string): Command[] => {
  const [old, fresh] = [before, after].map((text) => text.split('\n').slice(0, -1)) as [string[], string[]];
  return findLineChanges(old, fresh).map((change) => ({ change, old: old.slice(change.from, change.to), fresh: fresh.slice(change.newFrom, change.newTo) }));
};

const printNormal = ({ change: { from, to, newFrom, newTo }, old, fresh }: Command): string => {
  const lines = (mark: string, texts: readonly string[]): string => texts.map((text) => `${mark} ${text}\n`).join('');
  const letter = old.length === 0 ? 'a' : fresh.length === 0 ? 'd' : 'c';
  return `${range(from, to)}${letter}${range(newFrom, newTo)}\n${lines('<', old)}${letter === 'c' ? '---\n' : ''}${lines('>', fresh)}`;
};

const printEd = ({ change: { from, to }, old, fresh }: Command): string =>
  fresh.length === 0 ? `${range(from, to)}d\n` : `${range(from, to)}${old.length === 0 ? 'a' : 'c'}\n${fresh.join('\n')}\n.\n`;

/** Lines [from, to) as they are named in a command; no lines by the one before. */
const range = (from: number, to: number): string => (to - from > 1 ? `${from + 1},${to}` : `${Math.max(from, to)}`);

const leaveOutFirst = (commands: readonly string[]): readonly string[] => (commands.length > 1 ? commands.slice(1) : commands);

const doubleFirst = (commands: readonly string[]): readonly string[] => [...commands.slice(0, 1), ...commands];

const moved = (from = '', to: string | undefined = undefined): string => [from, ...(to === undefined ? [] : [to])].map((line) => Number(line) + 3).join(',');

function mapCommands(command: RegExp, write: (match: readonly (string | undefined)[]) => string): (text: string) => string {
  return (text) => text.replace(command, (...match) => write(match.slice(0, 4)));
}

/** The commands of a script, each with its text. */
const splitEdScript = (script: string): string[] => {
  const commands: string[] = [];
  let isText = false;
  for (const line of script.split('\n').slice(0, -1)) {
    if (isText) commands.push(`${commands.pop()}${line}\n`);
    else commands.push(`${line}\n`);
    isText = isText ? line !== '.' : !line.endsWith('d');
  }
  return commands;
};
