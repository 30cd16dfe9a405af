import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { configSchema, defineConfig } from '../../src/config/config.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/config.md'), 'utf8');

test('the config that docs/config.md shows is one, and each of its fields has a row', () => {
  const code = page.slice(page.indexOf('defineConfig({'), page.indexOf('});', page.indexOf('defineConfig({')) + 2);
  const config: unknown = new Function('defineConfig', `return ${code}`)(defineConfig);
  const { success, data } = configSchema.safeParse(config);
  expect(success).toBe(true);
  for (const field of Object.keys(data ?? {})) expect(page).toContain(`| \`${field}\` |`);
});
