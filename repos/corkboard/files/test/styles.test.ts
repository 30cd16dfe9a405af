import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

import { readRules, styleOf } from '../testing/css-rules.ts';
import { readJson } from '../testing/data.ts';

const sheets = ['styles/tokens.css', 'styles/board.css', 'styles/card.css'];

describe('styles', () => {
  it('declare each token as a custom property', () => {
    const expected = Object.entries<Record<string, string>>(readJson('tokens.json')).flatMap(([group, tokens]) =>
      Object.entries(tokens).map(([name, value]) => [`--cb-${group}-${name}`, value]),
    );
    assert.deepEqual(Object.entries(styleOf('styles/tokens.css', ':root') ?? {}), expected);
  });

  it('use only custom properties that are declared', () => {
    const declared = Object.keys(styleOf('styles/tokens.css', ':root') ?? {});
    for (const { selector, declarations } of sheets.flatMap(readRules)) {
      for (const [, value] of declarations) {
        for (const [, name] of value.matchAll(/var\((--[\w-]+)\)/g)) assert.ok(declared.includes(name!), `${selector}: ${name}`);
      }
    }
  });

  it('have a background for each colour of a label', () => {
    for (const color of Object.keys(readJson('tokens.json').label)) {
      const rules = sheets.flatMap(readRules).filter(({ selector }) => selector.endsWith(`--${color}`));
      assert.deepEqual(rules.map(({ declarations }) => declarations), [[['background', `var(--cb-label-${color})`]]]);
    }
  });

  it('are all loaded by the page, in their order', () => {
    const html = readFileSync(new URL('../index.html', import.meta.url), 'utf8');
    assert.deepEqual([...html.matchAll(/rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => href), sheets);
  });
});
