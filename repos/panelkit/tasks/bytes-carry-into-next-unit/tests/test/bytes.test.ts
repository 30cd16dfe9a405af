import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatBytes } from '../src/format.ts';

describe('formatBytes', () => {
  it('carries a rounded 1024 into the next unit', () => {
    assert.equal(formatBytes(1024 ** 2 - 1), '1.0 MB');
    assert.equal(formatBytes(1024 ** 3 - 1), '1.0 GB');
  });

  it('stays in the unit below that', () => {
    assert.equal(formatBytes(1023), '1023 B');
    assert.equal(formatBytes(1024), '1.0 KB');
    assert.equal(formatBytes(1023.9 * 1024), '1023.9 KB');
    assert.equal(formatBytes(0), '0 B');
  });

  it('has no unit above TB', () => {
    assert.equal(formatBytes(2048 * 1024 ** 4), '2048.0 TB');
  });
});
