import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const tokens = JSON.parse(readFileSync(new URL('../tokens.json', import.meta.url), 'utf8'));

describe('dark palette', () => {
  it('has a value for every color', () => {
    assert.deepEqual(tokens.colorDark, {
      accent: '#7ea2f2',
      border: '#39404d',
      muted: '#9aa3b2',
      surface: '#151922',
      text: '#e8ebf0',
    });
  });

  it('follows the light palette in a new version', () => {
    const groups = Object.keys(tokens);
    assert.equal(groups.indexOf('colorDark'), groups.indexOf('color') + 1);
    assert.equal(tokens.version, 3);
    assert.equal(tokens.color.accent, '#2457c5');
  });
});

it('keeps the order of the names, and no newline at the end of the file', () => {
  assert.deepEqual(Object.keys(tokens.colorDark), Object.keys(tokens.color));
  assert.match(readFileSync(new URL('../tokens.json', import.meta.url), 'utf8'), /\}$(?!\s)/);
});
