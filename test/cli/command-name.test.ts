import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandName } from '../../src/cli/command-name.ts';

test.each([
  ['through npm', { npm_command: 'run' }, '/home/me/diffgauge/bin/diffgauge.mjs', 'npx diffgauge'],
  ['by its name', {}, '/usr/local/bin/diffgauge', 'diffgauge'],
  ['by its file', {}, join(process.cwd(), 'bin/diffgauge.mjs'), `node ${join('bin', 'diffgauge.mjs')}`],
])('names the command as it was started %s', (_, environment, started, expected) => {
  expect(commandName(environment, started)).toBe(expected);
});
