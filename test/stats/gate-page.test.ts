import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { comparedMetrics } from '../../src/stats/comparison.ts';
import { defaultPolicy, gateAxes, gatePolicySchema, obstacleCodes } from '../../src/stats/gate-policy.ts';

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'gate.md'), 'utf8');

test('the page shows the default policy', () => {
  const shown = /```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  expect(gatePolicySchema.parse(JSON.parse(shown))).toEqual(defaultPolicy);
  expect(JSON.parse(shown)).toEqual(defaultPolicy);
});

test.each([...gateAxes, ...Object.keys(comparedMetrics), ...obstacleCodes])('the page names %s', (name) => {
  expect(page).toContain(`\`${name}\``);
});
