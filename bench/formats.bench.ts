import { formats } from '../formats/index.ts';
import { EditError } from '../src/errors.ts';
import { readProposals } from '../src/read-response.ts';
import type { Format, Response } from '../src/types.ts';
import { race, type Times, warmUp } from './contest.ts';
import { readEdits } from './edits.ts';
import { printFindings } from './machine.ts';
import { readNumber, readOption, spread } from './options.ts';
import { describeRatios, percentile, pickGreatest, round, sum } from './ratios.ts';

/** `--count=N` edits, `--rounds=N` timings of each, `--format=NAME` for only that one. */
const rounds = readNumber('rounds', 9, 1);
const { source, commits, fixtures } = await readEdits();
const edits = spread(commits.length > 0 ? commits : fixtures, readNumber('count', 60, 3));
const chosen = [...formats.values()].filter(({ name }) => [name, undefined].includes(readOption('format')));

/** One edit in one format. `floor` does the least that a reader has to do, `lines` what a writer has to. */
interface Timed {
  readonly id: string;
  readonly units: number;
  readonly proposals: number;
  readonly times: Times<'parse' | 'read' | 'floor' | 'render' | 'lines'>;
}

const printResponse = ({ text, toolCalls }: Response): string => (toolCalls.length === 0 ? text : JSON.stringify(toolCalls));

const openFloor = ({ text, toolCalls }: Response) => {
  const json = toolCalls.length > 0 ? JSON.stringify(toolCalls) : findJson(text);
  return json === undefined ? () => text.split('\n') : () => JSON.parse(json);
};

/** The JSON of which a text consists, but for a fence around it. */
const findJson = (text: string): string | undefined => {
  const json = text.replace(/^```json\n|\n```\n?$/g, '').trim();
  try {
    return typeof JSON.parse(json) === 'object' ? json : undefined;
  } catch {
    return undefined;
  }
};

const countProposals = (format: Format, response: Response, id: string): number => {
  try {
    return readProposals(response, format).length;
  } catch (error) {
    throw error instanceof EditError ? new Error(`${format.name} does not read what it writes of ${id}: ${error.code}`) : error;
  }
};

const measure = (format: Format, turns: number): Timed[] =>
  edits.flatMap(({ id, before, after }) => {
    const { response, lossy } = format.render(before, after);
    if (lossy.length > 0) return [];
    const changed = [...new Set([...before.keys(), ...after.keys()])].flatMap((path) => {
      const [old, text] = [before.get(path), after.get(path)];
      return old === text ? [] : [old ?? '', text ?? ''];
    });
    const times = race(
      {
        parse: { run: () => format.parse(response) },
        read: { run: () => readProposals(response, format) },
        floor: { run: openFloor(response) },
        render: { run: () => format.render(before, after) },
        lines: { run: () => changed.map((text) => text.split('\n')) },
      },
      turns,
    );
    return [{ id, units: printResponse(response).length, proposals: countProposals(format, response, id), times }];
  });

warmUp(chosen, (format) => measure(format, 1));
const timed = new Map(chosen.map((format) => [format.name, measure(format, rounds)]));

const describe = (name: string, own: readonly Timed[], of: 'parse' | 'read' | 'render', to: 'floor' | 'lines') => {
  const worst = pickGreatest(own, 1, ({ times }) => times[of] / times[to])[0];
  const perKi = own.map(({ units, times }) => times[of] / units).sort((one, other) => one - other);
  return {
    [of]: name,
    ...describeRatios(own.map(({ times }) => times[of] / times[to])),
    microsecondsPerKi: round((percentile(perKi, 50) * 1024) / 1000),
    greatestIn: worst === undefined ? '' : `${worst.id} (${worst.units} units, ${worst.proposals} proposals)`,
  };
};

const listAll = (of: 'parse' | 'read' | 'render', to: 'floor' | 'lines') =>
  [...timed].flatMap(([name, own]) => (own.length === 0 ? [] : [describe(name, own, of, to)]));

printFindings('formats', {
  edits: source,
  edited: edits.length,
  responses: sum([...timed.values()].map(({ length }) => length)),
  units: sum([...timed.values()].flat().map(({ units }) => units)),
  proposals: sum([...timed.values()].flat().map(({ proposals }) => proposals)),
  rounds,
  parseToFloor: listAll('parse', 'floor'),
  readToFloor: listAll('read', 'floor'),
  renderToLines: listAll('render', 'lines'),
});
