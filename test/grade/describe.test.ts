import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { describeProgram } from '../../src/grade/sandbox/describe-program.ts';
import { findModules } from '../../src/grade/sandbox/find-modules.ts';

const root = await mkdtemp(join(tmpdir(), 'diffgauge-'));
afterAll(() => rm(root, { recursive: true }));
const day = new Date('2026-11-25');

/** Puts a program or a file there, always at the same time and of the same size. */
const write = async (path: string, text: string): Promise<void> => {
  await mkdir(join(root, path, '..'), { recursive: true });
  await writeFile(join(root, path), text, { mode: 0o755 });
  await utimes(join(root, path), day, day);
};

test('programs differ where their file does', async () => {
  await write('bin/run', '#!/bin/sh\n');
  const first = describeProgram('run', join(root, 'bin'));
  expect(describeProgram('run', [join(root, 'none'), join(root, 'bin')].join(delimiter))).toEqual(first);
  expect(describeProgram(join(root, 'bin/run'), '')).toEqual(first);
  await write('bin/run', '#!/bin/sh\n\n');
  expect(describeProgram('run', join(root, 'bin'))).not.toEqual(first);
  expect(describeProgram('walk', join(root, 'bin'))).toEqual([]);
});

test('Python differs where it says that it is another one, behind the same file', async () => {
  await write('shims/python3', `#!/bin/sh\ncat ${join(root, 'version')}\n`);
  const describeVersion = async (version: string) => {
    await write('version', version);
    return describeProgram('python3', join(root, 'shims'));
  };
  const first = await describeVersion('3.11.2');
  expect(await describeVersion('3.11.3')).not.toEqual(first);
  expect(await describeVersion('3.11.2')).toEqual(first);
});

test.each([
  ['an absolute path', (folder: string) => join(folder, 'python3')],
  ['a path out of the system path', () => '../own/python3'],
])('never starts a program that a suite names by %s', async (_, name) => {
  await write('own/python3', `#!/bin/sh\ntouch ${join(root, 'started')}\n`);
  describeProgram(name(join(root, 'own')), join(root, 'bin'));
  expect(existsSync(join(root, 'started'))).toBe(false);
});

test('Python is asked without the environment', async () => {
  await write('plain/python3', '#!/bin/sh\necho "<$DIFFGAUGE_SECRET>"\n');
  process.env.DIFFGAUGE_SECRET = 'secret';
  expect(describeProgram('python3', join(root, 'plain')).join()).toContain('<>');
  delete process.env.DIFFGAUGE_SECRET;
});

test('a package that is linked differs where any of its files does', async () => {
  await write('work/linked/package.json', '{"name":"linked","version":"1.0.0"}');
  await write('work/linked/src/a.js', '1');
  await mkdir(join(root, 'suite/node_modules'), { recursive: true });
  await symlink(join(root, 'work/linked'), join(root, 'suite/node_modules/linked'));
  await write('suite/node_modules/plain/package.json', '{"name":"plain","version":"1.0.0"}');
  const describeAll = () => findModules(['linked', 'plain'], join(root, 'suite')).map(({ version }) => version);
  const [linked, plain] = describeAll();
  expect(plain).toBe('1.0.0');
  await write('work/linked/node_modules/other/a.js', '1');
  expect(describeAll()).toEqual([linked, plain]);
  await write('work/linked/src/a.js', '22');
  const [changed, same] = describeAll();
  expect([changed === linked, changed?.startsWith('1.0.0 '), same]).toEqual([false, true, plain]);
});
