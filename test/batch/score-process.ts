import { score } from '../../src/cli/score.ts';

const [file = '', suite = '', out = '', workers = '1'] = process.argv.slice(2);
process.exitCode = await score(file, { suite, out, profile: 'strict', workers: Number(workers) });
