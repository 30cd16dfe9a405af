import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'diffgauge-config-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Configs that are programs: an ending, the text, and the number of trials that it sets or what is said of it. */
const rows: readonly (readonly [string, string, string, number | string])[] = [
  ['types', 'ts', "import { defineConfig } from 'diffgauge';\nconst trials: number = 3;\nexport default defineConfig({ trials });\n", 3],
  ['types, as a module', 'mts', "import type { Config } from 'diffgauge';\nexport default { trials: 4 } satisfies Config;\n", 4],
  ['a top-level await', 'mjs', "import { defineConfig } from 'diffgauge';\nexport default defineConfig({ trials: await Promise.resolve(5) });\n", 5],
  ['JavaScript', 'js', 'export default { trials: 6 };\n', 6],
  ['what diffgauge exports', 'js', "import { formats } from 'diffgauge';\nexport default { trials: formats.size > 1 ? 7 : 0 };\n", 7],
  [
    'a parameter that is no JSON',
    'ts',
    'export default { models: [{ name: "x", parameters: { stop: () => 1 } }] };',
    ': models[0].parameters.stop: expected string or number or',
  ],
  ['another export', 'ts', 'export const config = {};', ': expected "export default defineConfig({ ... })", received no default export'],
  ['nothing to export', 'js', '', ': expected "export default defineConfig({ ... })", received no default export'],
  ['a function', 'js', 'export default () => ({});', ': expected object, received function'],
  ['a program that throws', 'ts', '\n\nthrow new Error("no luck\\nat all");', ':3:7: the config cannot be run: no luck'],
  ['a program that throws below itself', 'js', 'export default JSON.parse("{");', ':1:21: the config cannot be run: SyntaxError: '],
  ['a program that throws no error', 'js', 'throw { some: "thing" };', ': the config cannot be run: {"some":"thing"}'],
  ['a program that throws nothing', 'js', 'throw undefined;', ': the config cannot be run: nothing'],
  ['a field that throws', 'js', 'export default { get trials() {\n throw new Error("no luck"); } };', ':2:8: the config cannot be run: no luck'],
  ['a syntax error', 'js', 'export default {\n  trials: = 3,\n};', ":2:11: the config cannot be run: SyntaxError: Unexpected token '='"],
  ['a syntax error in types', 'ts', 'export default {\n  trials: = 3,\n};', ':2:11: the config cannot be run: SyntaxError: '],
  ['what types alone cannot say', 'ts', 'enum Trials { three = 3 }\nexport default { trials: Trials.three };', 'enum'],
  ['an import that is not there', 'ts', 'import "./other.ts";', ': the config cannot be run: Cannot find module'],
];
const files = rows.map(([, ending, text], index) => {
  const file = join(folder, `c${index}.${ending}`);
  writeFileSync(file, text);
  return file;
});
const outcomes: readonly { readonly config?: { readonly trials: number }; readonly error?: string }[] = JSON.parse(
  execFileSync(process.execPath, [join(import.meta.dirname, 'load-in-node.ts'), ...files], { encoding: 'utf8' }),
);

test.each(rows.map(([name, , , expected], index) => ({ name, expected, file: files[index], outcome: outcomes[index] })))(
  'a config with $name ends as expected, in a value or in one line',
  ({ expected, file, outcome }) => {
    if (typeof expected === 'number') expect(outcome).toEqual({ config: { trials: expected, file } });
    else {
      expect(outcome?.error).toContain(expected);
      expect(outcome?.error).toMatch(/^[^\n]*$/);
      expect(outcome?.error?.startsWith(`${file}:`)).toBe(true);
    }
  },
);
