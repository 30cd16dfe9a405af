import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSample } from '../src/batch/samples.ts';
import { judge } from '../src/judge.ts';
import { embeddedSuite, loadSuite } from '../src/suite/load.ts';
import { packageRoot } from '../src/version.ts';

const readme = readFileSync(join(packageRoot, 'README.md'), 'utf8');

test('the answer that README.md shows is read, and clean', async () => {
  const line = readme.split('\n').find((text) => text.startsWith('{"task":')) ?? '';
  const read = readSample(Buffer.from(line), await loadSuite(embeddedSuite));
  expect('reason' in read ? read.reason : judge(read.sample, read.task).stage).toBe('clean');
});

test('what README.md points to is there', () => {
  const links = [...readme.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].flatMap(([, path]) => (path === undefined || path.includes(':') ? [] : [path]));
  expect(links.length).toBeGreaterThan(10);
  expect(links.filter((path) => !existsSync(join(packageRoot, path)))).toEqual([]);
});

test('blocks of README.md are closed', () => expect((readme.match(/^```/gm)?.length ?? 1) % 2).toBe(0));
