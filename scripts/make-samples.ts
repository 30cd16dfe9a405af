import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { countSamples, makePlan, sampleAt } from '../src/collect/plan.ts';
import { printSample } from '../src/collect/samples-file.ts';
import { embeddedSuite, loadSuite } from '../src/suite/load.ts';

const usage = 'usage: node scripts/make-samples.ts --count N --out FILE [--suite DIR] [--seed N] [--model GLOB] [--format NAME]';

/** Writes exactly `count` samples of simulated models, as a stream: all tasks, formats and models in turn, with as many trials as it takes. */
const makeSamples = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      count: { type: 'string' },
      out: { type: 'string' },
      suite: { type: 'string', default: embeddedSuite },
      seed: { type: 'string', default: '1' },
      model: { type: 'string', multiple: true, default: [] },
      format: { type: 'string', multiple: true, default: [] },
    },
  });
  const [count, seed] = [Number(values.count), Number(values.seed)];
  if (values.out === undefined || !Number.isInteger(count) || count < 1 || !Number.isInteger(seed)) throw new Error(usage);
  const suite = await loadSuite(values.suite);
  const plan = makePlan(suite, { tasks: [], formats: values.format, models: values.model, trials: 1, seed });
  const trials = Math.ceil(count / countSamples(plan));
  await pipeline(Readable.from(printMany({ ...plan, trials }, count)), createWriteStream(values.out));
};

/** Lines in batches; the places are spread over the whole plan, so that few samples still meet every task. */
function* printMany(plan: Parameters<typeof sampleAt>[0], count: number): Generator<string> {
  const places = countSamples(plan);
  for (let made = 0; made < count; ) {
    let batch = '';
    for (; made < count && batch.length < 65_536; made += 1) batch += printSample(sampleAt(plan, Math.floor((made * places) / count)));
    yield batch;
  }
}

await makeSamples();
