import { expect, test } from 'vitest';
import { formats } from '../formats/index.ts';
import { applyResponse } from '../src/apply-response.ts';
import type { Response } from '../src/types.ts';

const before = new Map([
  ['a.ts', 'one();\n'],
  ['b.ts', 'one();\n'],
]);
const edited = (...paths: readonly string[]) => new Map([...before].map(([path, text]) => [path, paths.includes(path) ? 'two();\n' : text]));
const write = (format: string, ...paths: readonly string[]): Response =>
  formats.get(format)?.render(before, edited(...paths)).response ?? { text: '', toolCalls: [] };

const outcome = (format: string, first: Response, second: Response): string => {
  const response = { text: `${first.text}\n${second.text}`, toolCalls: [...first.toolCalls, ...second.toolCalls] };
  const application = applyResponse({ format, response, files: before });
  return application.status === 'rejected' ? application.rejection.code : [...application.changes.keys()].join();
};
const prose = (text: string): Response => ({ text, toolCalls: [] });

test.each([
  ['search-replace', 'git-diff'],
  ['search-replace', 'edit-tool'],
  ['search-replace', 'whole'],
  ['git-diff', 'v4a'],
  ['v4a', 'xml'],
  ['xml', 'json-edits'],
  ['whole', 'line-range'],
  ['edit-tool', 'search-replace'],
  ['edit-tool', 'symbol'],
  ['symbol', 'whole'],
])('rejects %s with an edit of another file in %s', (format, other) => {
  const first =
    format === 'symbol'
      ? { text: '', toolCalls: [{ name: 'insert_after_symbol', arguments: { name_path: 'x', relative_path: 'a.ts', body: 'y' } }] }
      : write(format, 'a.ts');
  const second =
    other === 'symbol'
      ? { text: '', toolCalls: [{ name: 'replace_symbol_body', arguments: { name_path: 'x', relative_path: 'b.ts', body: 'y' } }] }
      : write(other, 'b.ts');
  expect(outcome(format, first, second)).toBe('unknown_op');
});

test.each([
  ['a command that writes a file', "```bash\ncat > b.ts <<'END'\ntwo();\nEND\n```\n", 'unknown_op'],
  ['the same through tee', '```sh\ntee b.ts <<END\ntwo();\nEND\n```\n', 'unknown_op'],
  ['a command that writes elsewhere', "```bash\ncat > /tmp/x <<'END'\ntwo();\nEND\n```\n", 'a.ts'],
  ['a command that edits in place', "```bash\nsed -i 's/one/two/' b.ts\n```\n", 'unknown_op'],
  ['a command that edits what another finds', '```bash\ngrep -rl one src | xargs -r sed -i s/one/two/\n```\n', 'unknown_op'],
  ['a command that edits each file found', '```bash\nfind src -name "*.ts" -exec sed -i s/one/two/ {} +\n```\n', 'unknown_op'],
  ['a command that tee ends', '```bash\nnpx gen | tee b.ts\n```\n', 'unknown_op'],
  ['a command of Ruby that edits in place', "```bash\nruby -pi -e 'sub(1, 2)' b.ts\n```\n", 'unknown_op'],
  ['a command in a loop', '```bash\nfor f in src/*.ts; do sed -i s/one/two/ $f; done\n```\n', 'unknown_op'],
  ['a command with a variable', '```bash\nLC_ALL=C sed -i s/one/two/ b.ts\n```\n', 'unknown_op'],
  ['a search for each file found', '```bash\nfind src -name "*.ts" -exec grep -n one {} +\n```\n', 'a.ts'],
  ['the same with another flag and a prompt', "```\n$ cd src && sed -E -i.bak 's|one|two|' b.ts\n```\n", 'unknown_op'],
  ['the same without a fence', "Then run:\n\nperl -pi -e 's/one/two/' b.ts\n", 'unknown_op'],
  ['a command that appends a line', '```sh\necho "two();" >> b.ts\n```\n', 'unknown_op'],
  ['a command that moves a file', '```sh\ngit mv b.ts c.ts\n```\n', 'unknown_op'],
  ['a command that deletes a file', '```sh\nrm b.ts\n```\n', 'unknown_op'],
  ['a command that deletes a folder', '```sh\nrm -rf src/legacy\n```\n', 'unknown_op'],
  ['a command that copies a file', '```sh\ncp a.ts src/c.ts\n```\n', 'unknown_op'],
  ['a command that copies a file into a folder', '```sh\ncp b.ts src/\n```\n', 'unknown_op'],
  ['a command that makes a file', '```sh\ntouch c.ts\n```\n', 'unknown_op'],
  ['a command that makes the file which is edited', '```sh\nmkdir -p src && touch ./a.ts\n```\n', 'a.ts'],
  ['a command that reads a patch', '```sh\npatch -p1 < fix.patch\n```\n', 'unknown_op'],
  ['the same by git', '```sh\ngit apply fix.patch\n```\n', 'unknown_op'],
  [
    'commands that copy and delete elsewhere',
    '```sh\ncp a.ts a.ts.bak\ncp b.ts /tmp/\nrm -r coverage "$TMPDIR" ~/x ../y\ngit apply --check fix.patch\n```\n',
    'a.ts',
  ],
  ['a script that writes a file', "```sh\npython3 - <<'END'\nfrom pathlib import Path\nPath('b.ts').write_text('two();')\nEND\n```\n", 'unknown_op'],
  [
    'commands that edit nothing of the repo',
    '```bash\nrm -rf node_modules dist\ncp .env.example .env\necho "KEY=1" >> .env\nnpm ci && npm test > /tmp/log.txt\n```\n',
    'a.ts',
  ],
  ['a command that reads', "```sh\nsed -n '1,9p' b.ts | cat\ngit diff > a.patch\n```\n", 'a.ts'],
  ['a script of ed', "```sh\ned -s b.ts <<'END'\n1d\nw\nq\nEND\n```\n", 'unknown_op'],
  ['a here-document in another fence', "```text\ncat > b.ts <<'END'\ntwo();\nEND\n```\n", 'unknown_op'],
  ['code that writes files', "```\nnode.on('x', () => writeFileSync('y', ''));\n```\n", 'a.ts'],
  ['a command in another language', '```dockerfile\nRUN x\nsed -i s/a/b/ b.ts\n```\n', 'a.ts'],
  ['prose that starts with the name of a command', 'mv and cp are left out of README.md, and\nrm of b.ts is no longer needed.\n', 'a.ts'],
  ['prose about commands', 'sed would do as well, but a block is clearer than rm and mv.\n', 'a.ts'],
  ['a draft of a command', "<think>\n```bash\ncat > b.ts <<'END'\ntwo();\nEND\n```\n</think>\n", 'a.ts'],
  ['a command that runs something', '```bash\nnpm test\n```\n', 'a.ts'],
  ['a part of the same file in another spelling', './a.ts\n```ts\none();\n```\n', 'a.ts'],
  ['a part of the same file', 'a.ts\n```ts\none();\n```\n', 'a.ts'],
  [
    'a call that is written out',
    '<tool_call>\n{"name": "replace_symbol_body", "arguments": {"name_path": "x", "relative_path": "b.ts", "body": "y"}}\n</tool_call>\n',
    'unknown_op',
  ],
  [
    'a call that is written in tags',
    '<tool_call>\n<function=Edit>\n<parameter=file_path>\nb.ts\n</parameter>\n<parameter=new_string>\ny\n</parameter>\n</function>\n</tool_call>\n',
    'unknown_op',
  ],
  ['a call in tags that reads', '<tool_call>\n<function=read_file>\n<parameter=file_path>\nb.ts\n</parameter>\n</function>\n</tool_call>\n', 'a.ts'],
  ['the start of a call', 'Do not write:\n<tool_call>{"name": "x"\n', 'a.ts'],
  ['code without a path', 'It is called like this:\n\n```ts\none();\n```\n', 'a.ts'],
])('takes a block with %s for what it is', (_, text, expected) => {
  expect(outcome('search-replace', write('search-replace', 'a.ts'), prose(text))).toBe(expected);
});

test('takes a diff of a file that is given as a whole for an explanation', () => {
  expect(outcome('whole', write('git-diff', 'a.ts'), write('whole', 'a.ts'))).toBe('a.ts');
});

test('takes the same edit under another spelling of its path for a repetition', () => {
  const insert = (path: string): Response => prose(`${path}\n\`\`\`ts\n<<<<<<< SEARCH\none();\n=======\none();\ntwo();\n>>>>>>> REPLACE\n\`\`\`\n`);
  expect(outcome('search-replace', insert('a.ts'), insert('./a.ts'))).toBe('overlap');
});

test.each([
  ['a patch without its end', 'whole', '*** Begin Patch\n*** Update File: b.ts\n-one();\n+two();\n'],
  ['a conflict block in a diff', 'udiff', 'b.ts\n<<<<<<< SEARCH\none();\n>>>>>>> REPLACE\n'],
])('rejects %s behind an edit in %s', (_, format, text) => {
  expect(outcome(format, write(format, 'a.ts'), prose(text))).toBe('unknown_op');
});

test('takes calls that edit nothing for what they are', () => {
  const view = {
    text: '',
    toolCalls: [
      { name: 'view', arguments: { path: 'b.ts' } },
      { name: 'bash', arguments: { command: 'npm test' } },
    ],
  };
  expect(outcome('edit-tool', view, write('edit-tool', 'a.ts'))).toBe('a.ts');
});

test.each([
  ['edits in place', { command: "sed -i 's/one/two/' b.ts" }, 'unknown_op'],
  ['writes a here-document', { cmd: ['bash', '-lc', "cat > b.ts <<'END'\ntwo();\nEND"] }, 'unknown_op'],
  ['does so in JSON', '{"command": "cd src && echo x > b.ts"}', 'unknown_op'],
  ['only reads', { command: "grep -n one b.ts && sed -n '1,9p' b.ts" }, 'a.ts'],
])('takes a call of a shell that %s for what it is', (_, given, expected) => {
  const call = { text: '', toolCalls: [{ name: 'Bash', arguments: given }] };
  expect(outcome('edit-tool', call, write('edit-tool', 'a.ts'))).toBe(expected);
  expect(outcome('search-replace', call, write('search-replace', 'a.ts'))).toBe(expected);
});

const snippet = prose('In short:\n\n```diff\n@@\n-one();\n+two();\n```\n');

test.each([
  ['the same edit as a diff', write('git-diff', 'a.ts'), 'a.ts'],
  ['the same edit as a diff without a path', snippet, 'a.ts'],
  ['the same edit as blocks', write('search-replace', './a.ts', 'a.ts'), 'a.ts'],
  ['a diff of another file', write('git-diff', 'b.ts'), 'unknown_op'],
  ['a diff of both', write('git-diff', 'a.ts', 'b.ts'), 'unknown_op'],
  ['a broken patch', prose('*** Begin Patch\n*** Update File: a.ts\n-one();\n'), 'unknown_op'],
])('takes calls with %s in the text for what they are', (_, text, expected) => {
  expect(outcome('edit-tool', write('edit-tool', 'a.ts'), text)).toBe(expected);
  expect(outcome('str-replace', write('str-replace', 'a.ts'), text)).toBe(expected);
  const json = { name: 'apply_edits', arguments: { edits: [{ file: 'a.ts', old: 'one', new: 'two' }] } };
  expect(outcome('json-edits', { text: '', toolCalls: [json] }, text)).toBe(expected);
});

test('takes a block without a path for one of the only file that calls edit', () => {
  const block = prose('```\n<<<<<<< SEARCH\none();\n=======\ntwo();\n>>>>>>> REPLACE\n```\n');
  expect(outcome('edit-tool', write('edit-tool', 'a.ts'), block)).toBe('a.ts');
  expect(outcome('edit-tool', write('edit-tool', 'a.ts', 'b.ts'), block)).toBe('unknown_op');
});
