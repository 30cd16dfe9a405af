import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Files by path; null leaves out one that the tiny suite has. */
export type Overrides = Readonly<Record<string, string | Uint8Array | null>>;

const repo = (name: string) =>
  JSON.stringify({ name, description: 'd', language: 'typescript', license: 'MIT', test: { command: ['node', '--test'], report: 'tap' } });

const task = (facts: object) => JSON.stringify({ instruction: 'Do it.', show: ['a.ts'], kind: 'bug-fix', tags: [], created: '2026-11-23', ...facts });

/** `one` in a.ts becomes `two`. */
export const patch = `diff --git a/a.ts b/a.ts
--- a/a.ts
+++ b/a.ts
@@ -1,3 +1,3 @@
 const zero = 0;
-const one = 1;
+const one = 2;
 export { zero, one };
`;

const files: Overrides = {
  'README.md': 'Not a repo.',
  'alpha/repo.json': repo('alpha'),
  'alpha/files/a.ts': 'const zero = 0;\nconst one = 1;\nexport { zero, one };\n',
  'alpha/files/crlf.txt': '\uFEFFone\r\ntwo',
  'alpha/files/image.png': new Uint8Array([0x89, 0x50, 0, 1]),
  'alpha/tasks/fix/task.json': task({ failToPass: ['a.test.ts'], scope: { forbid: ['crlf.txt'] } }),
  'alpha/tasks/fix/references/main.patch': patch,
  'alpha/tasks/fix/tests/a.test.ts': 'test',
  'alpha/tasks/done/task.json': task({ noop: true, expires: '2027-02-23' }),
  'beta/repo.json': repo('beta'),
  'beta/files/a.ts': 'const zero = 0;\nconst one = 1;\nexport { zero, one };\n',
  'beta/tasks/done/task.json': task({ noop: true }),
};

/** Writes a suite of two small repos and three tasks (`alpha/fix`, `alpha/done`, `beta/done`), with files put in or left out. */
export const writeTinySuite = async (dir: string, overrides: Overrides = {}): Promise<string> => {
  for (const [path, content] of Object.entries({ ...files, ...overrides })) {
    if (content === null) continue;
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), content);
  }
  return dir;
};

/** A valid `task.json` but for these facts. */
export { repo as repoJson, task as taskJson };
