import { defineConfig } from 'diffgauge';

export default defineConfig({ models: ['oracle', { name: 'ours', baseUrl: 'https://models.example/v1' }], trials: 2 });
