import { defineConfig } from 'diffgauge';

export default defineConfig({ gate: { accept: ['suite'], maxUnpaired: 0.1, rules: [{ metric: 'located', margin: 0.9, minPairs: 5 }] } });
