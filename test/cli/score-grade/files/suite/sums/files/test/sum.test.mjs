import assert from 'node:assert';
import { test } from 'node:test';
import { sum } from '../src/sum.mjs';

test('adds up', () => assert.equal(sum([1, 2]), 3));
