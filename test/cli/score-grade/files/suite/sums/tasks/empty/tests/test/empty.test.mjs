import assert from 'node:assert';
import { test } from 'node:test';
import { sum } from '../src/sum.mjs';

test('nothing is 0', () => assert.equal(sum([]), 0));
