import { z } from 'zod';
import { isRecord } from '../../formats/shared/loose-json.ts';
import { readFileLines } from '../batch/summarise.ts';
import { checkJsonLine } from '../suite/check-json.ts';
import { readRecorded } from './read-recorded.ts';
import { replaceSamples } from './replace-samples.ts';
import { printSample } from './samples-file.ts';

/** What a field of a sample is in each line of a log: the same text, or what stands at a path in it. */
export type LogField = { readonly text: string } | { readonly path: readonly string[] };

/** Where the fields of samples stand in the lines of a log. Without `trial`, samples that agree in the others are counted in the order of their lines. */
export type LogFields = Readonly<Record<'task' | 'format' | 'model' | 'prompt' | 'answer', LogField>> &
  Partial<Readonly<Record<'trial' | 'latency' | 'cost', LogField>>>;

/** A line of a log that holds no sample. */
export interface BadLogLine {
  readonly line: number;
  readonly reason: string;
}

/** Reads a field: a dot and names (`.metadata.task`, `.choices.0`) are a path, a dot alone is the whole line, anything else is a text. */
export const readLogField = (text: string): LogField =>
  text.startsWith('.')
    ? {
        path: text
          .slice(1)
          .split('.')
          .filter((name) => name !== ''),
      }
    : { text };

/**
 * Makes samples of answers that were recorded elsewhere, one JSON object per line. Lines that hold none are told, not written.
 * @throws UsageError where the log cannot be read, or `out` is a file that holds no samples.
 */
export const convertLog = async (file: string, fields: LogFields, out: string): Promise<{ readonly samples: number; readonly bad: readonly BadLogLine[] }> => {
  const trials = new Map<string, number>();
  const bad: BadLogLine[] = [];
  let made = 0;
  await replaceSamples(out, [file], async (samples) => {
    for await (const { line, bytes } of readFileLines(file)) {
      const text = Buffer.from(bytes).toString('utf8');
      if (text.trim() === '') continue;
      const read = readLine(text, fields);
      if (typeof read === 'string') bad.push({ line, reason: read });
      else {
        const { trial = countTrial(trials, read), ...sample } = read;
        await samples.add(printSample({ ...sample, trial }));
        made += 1;
      }
    }
  });
  return { samples: made, bad };
};

/** A sample, whose trial may not be told; a string says why the line holds none. */
const readLine = (text: string, fields: LogFields) => {
  const line = checkJsonLine(z.unknown(), text);
  if ('reason' in line) return line.reason;
  const names = (['task', 'format', 'model', 'prompt'] as const).map((name) => [name, find(fields[name], line.value)] as const);
  const unnamed = names.find(([, value]) => typeof value !== 'string' || value.trim() === '');
  if (unnamed !== undefined) return `${unnamed[0]}: expected a name, received ${describe(unnamed[1])}`;
  const numbers = (['trial', 'latency', 'cost'] as const).flatMap((name) =>
    fields[name] === undefined ? [] : [[name, toNumber(find(fields[name], line.value))] as const],
  );
  const wrong = numbers.find(([name, value]) => value !== undefined && !(value >= 0 && (name !== 'trial' || Number.isInteger(value))));
  if (wrong !== undefined) return `${wrong[0]}: expected a number of at least 0, received ${describe(wrong[1])}`;
  const recorded = readRecorded(find(fields.answer, line.value));
  if (typeof recorded === 'string') return `answer: ${recorded}`;
  const [task = '', format = '', model = '', prompt = ''] = names.map(([, value]) => String(value));
  const { trial, latency, cost } = Object.fromEntries(numbers);
  return {
    task,
    format,
    model,
    prompt,
    ...(trial !== undefined && { trial }),
    ...recorded,
    ...(latency !== undefined && { latencyMs: latency }),
    ...(cost !== undefined && { cost }),
  };
};

/** What stands at a path; undefined where nothing does. */
const find = (field: LogField, line: unknown): unknown =>
  'text' in field
    ? field.text
    : field.path.reduce<unknown>(
        (value, name) => (isRecord(value) && Object.hasOwn(value, name) ? value[name] : Array.isArray(value) ? value[Number(name)] : undefined),
        line,
      );

/** Numbers may be written as text; null stands for nothing. */
const toNumber = (value: unknown): number | undefined =>
  value == null ? undefined : typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value);

const describe = (value: unknown): string => (value === undefined ? 'nothing' : (JSON.stringify(value) ?? 'nothing').slice(0, 60));

const countTrial = (trials: Map<string, number>, { task, format, model, prompt }: Readonly<Record<'task' | 'format' | 'model' | 'prompt', string>>): number => {
  const key = JSON.stringify([task, format, model, prompt]);
  const trial = trials.get(key) ?? 0;
  trials.set(key, trial + 1);
  return trial;
};
