import { defineConfig } from 'diffgauge';

export default defineConfig({ models: ['oracle'], prompts: ['a.md', 'b.md'] });
