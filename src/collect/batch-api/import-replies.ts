import type { Identity } from '../../batch/identity.ts';
import { readFileLines } from '../../batch/summarise.ts';
import { UsageError } from '../../errors.ts';
import type { Sample } from '../../types.ts';
import type { Answer } from '../ask.ts';
import { isAboutRequest } from '../failure-codes.ts';
import { costOf, type LiveModel } from '../live-model.ts';
import { replaceSamples } from '../replace-samples.ts';
import { printSample } from '../samples-file.ts';
import { checkShards, type ExportFacts, makeExportFolder, readExportFacts, readIds, readRequests, writeExportFacts } from './export-folder.ts';
import { readReplyLine } from './read-reply-line.ts';
import { RequestsWriter } from './requests-writer.ts';

/** A line of an output or error file that holds no reply to the export. */
export interface BadReply {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

/**
 * What came of an export so far. Of its `requests` are `answered`, `failed` with these codes, and the others not there yet. `repeated` counts replies to
 * requests that had one (an answer counts before a failure, else the first), `foreign` those to requests of other exports. `open` are the requests that are
 * worth sending again: those without a reply, and those whose failure may pass.
 */
export interface ImportedReplies {
  readonly requests: number;
  readonly answered: number;
  readonly failed: Readonly<Record<string, number>>;
  readonly repeated: number;
  readonly foreign: number;
  /** How many lines hold no reply, and the first of them. */
  readonly badLines: number;
  readonly bad: readonly BadReply[];
  readonly open: ReadonlySet<string>;
}

/**
 * Reads output and error files of the Batch API, in any order and as many as there are, and writes a sample for each request that has a reply.
 * The files are read twice, so that none of them needs to fit in memory.
 * @throws UsageError where the folder holds no export, a file cannot be read, or `out` is a file that holds no samples.
 */
export const importReplies = async (dir: string, files: readonly string[], out: string): Promise<ImportedReplies> => {
  const facts = await readExportFacts(dir);
  const ids = await readIds(dir, facts);
  const models = new Map(facts.models.map((model) => [model.name, model] as const));
  let found: Found = { chosen: new Map(), repeated: 0, foreign: 0, badLines: 0, bad: [] };
  await replaceSamples(out, files, async (samples) => {
    found = await chooseReplies(files, ids, models);
    for await (const { id, identity, answer, at } of listReplies(files, ids, models)) {
      if (found.chosen.get(id)?.at === at) await samples.add(printSample(toSample(identity, answer, models.get(identity.model))));
    }
  });
  return countReplies(ids, found);
};

/**
 * Writes the requests that are worth sending again as an export of their own; gives what it holds.
 * @throws UsageError where one of them is in no shard, or a shard is absent or damaged: there is no whole export then.
 */
export const exportAgain = async (dir: string, open: ReadonlySet<string>, out: string): Promise<ExportFacts> => {
  const facts = await readExportFacts(dir);
  const ids = await readIds(dir, facts);
  await checkShards(dir, facts);
  await makeExportFolder(out);
  let requests = 0;
  const writer = await RequestsWriter.open(out);
  try {
    for await (const { id, text } of readRequests(dir, facts)) {
      const identity = open.has(id) ? ids.get(id) : undefined;
      if (identity === undefined) continue;
      await writer.add(id, identity, text);
      requests += 1;
    }
  } finally {
    await writer.close();
  }
  if (requests !== open.size) throw new UsageError(`${dir}: expected all ${open.size} requests without an answer in its files, received ${requests}`);
  const again: ExportFacts = { ...facts, requests, shards: [...writer.shards] };
  await writeExportFacts(out, again);
  return again;
};

type Models = ReadonlyMap<string, ExportFacts['models'][number]>;
type Ids = ReadonlyMap<string, Identity>;

/** Where the reply that counts stands, and the code with which it failed. */
interface Chosen {
  readonly at: string;
  readonly failure: string | undefined;
}

interface Found {
  readonly chosen: ReadonlyMap<string, Chosen>;
  readonly repeated: number;
  readonly foreign: number;
  readonly badLines: number;
  readonly bad: readonly BadReply[];
}

const chooseReplies = async (files: readonly string[], ids: Ids, models: Models): Promise<Found> => {
  const chosen = new Map<string, Chosen>();
  const bad: BadReply[] = [];
  let [repeated, foreign, badLines] = [0, 0, 0];
  const skipped: Skipped = {
    onBad: (reply) => {
      badLines += 1;
      if (badLines <= mostListed) bad.push(reply);
    },
    onForeign: () => {
      foreign += 1;
    },
  };
  for await (const { id, answer, at } of listReplies(files, ids, models, skipped)) {
    const before = chosen.get(id);
    if (before !== undefined) repeated += 1;
    if (before === undefined || (before.failure !== undefined && answer.error === undefined)) chosen.set(id, { at, failure: answer.error?.code });
  }
  return { chosen, repeated, foreign, badLines, bad };
};

const mostListed = 20;

interface FoundReply {
  readonly id: string;
  readonly identity: Identity;
  readonly answer: Answer;
  readonly at: string;
}

interface Skipped {
  readonly onBad: (reply: BadReply) => void;
  readonly onForeign: () => void;
}

/** The replies to an export, in the order of the files; blank lines are passed over. */
async function* listReplies(files: readonly string[], ids: Ids, models: Models, skipped?: Skipped): AsyncGenerator<FoundReply> {
  for (const [number, file] of files.entries()) {
    for await (const { line, bytes } of readFileLines(file)) {
      const text = Buffer.from(bytes).toString('utf8');
      if (text.trim() === '') continue;
      const reply = readReplyLine(text);
      if (typeof reply === 'string') skipped?.onBad({ file, line, reason: reply });
      else {
        const identity = ids.get(reply.id);
        const api = models.get(identity?.model ?? '')?.api;
        if (identity === undefined || api === undefined) skipped?.onForeign();
        else yield { id: reply.id, identity, answer: reply.toAnswer(api), at: `${number}:${line}` };
      }
    }
  }
}

const countReplies = (ids: Ids, { chosen, repeated, foreign, badLines, bad }: Found): ImportedReplies => {
  const failures = [...chosen.values()].flatMap(({ failure }) => (failure === undefined ? [] : [failure]));
  const isOpen = (id: string): boolean => {
    const reply = chosen.get(id);
    return reply === undefined || (reply.failure !== undefined && !isAboutRequest(reply.failure));
  };
  return {
    requests: ids.size,
    answered: chosen.size - failures.length,
    failed: Object.fromEntries([...Map.groupBy(failures.sort(), (code) => code)].map(([code, all]) => [code, all.length])),
    ...{ repeated, foreign, badLines, bad },
    open: new Set([...ids.keys()].filter(isOpen)),
  };
};

const toSample = (identity: Identity, { response, usage, error }: Answer, model: Pick<LiveModel, 'price'> | undefined): Sample => {
  const cost = costOf(usage, model?.price);
  return { ...identity, response, ...(usage && { usage }), ...(cost !== undefined && { cost }), ...(error && { error }) };
};
