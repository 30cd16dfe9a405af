export default { suite: 'suite', models: ['oracle'], formats: ['udiff'], trials: 1, prompts: ['xml', 'markdown'] };
