/** What a command line asks for. */
export type Request =
  | { readonly command: 'build'; readonly folder: string; readonly out: string; readonly strict: boolean }
  | { readonly command: 'help' }
  | { readonly command: 'wrong'; readonly reason: string };

export const usage = `Usage: atlas build FOLDER [--out FOLDER] [--strict]

  --out FOLDER   where the site is written (default: site)
  --strict       fail on warnings as well
`;

/** Reads the words behind the name of the program. */
export function readArgs(words: readonly string[]): Request {
  const [command, ...rest] = words;
  if (command === undefined || command === '--help' || rest.includes('--help')) return { command: 'help' };
  if (command !== 'build') return { command: 'wrong', reason: `there is no command ${command}` };
  let folder: string | undefined;
  let out = 'site';
  let strict = false;
  for (let index = 0; index < rest.length; index += 1) {
    const word = rest[index];
    if (word === '--strict') strict = true;
    else if (word === '--out') {
      index += 1;
      if (rest[index] === undefined) return { command: 'wrong', reason: '--out needs a folder' };
      out = rest[index];
    } else if (word.startsWith('-')) return { command: 'wrong', reason: `there is no option ${word}` };
    else if (folder === undefined) folder = word;
    else return { command: 'wrong', reason: `${word} is one folder too many` };
  }
  return folder === undefined ? { command: 'wrong', reason: 'which folder?' } : { command: 'build', folder, out, strict };
}
