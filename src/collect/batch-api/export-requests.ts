import { version } from '../../version.ts';
import { toRequest } from '../ask-for-sample.ts';
import type { LiveModel } from '../live-model.ts';
import { countSamples, identify, type Place, type Plan, placeAt } from '../plan.ts';
import { apis } from '../providers/openai-apis.ts';
import { type BatchRequest, type ExportFacts, makeExportFolder, nameRequest, writeExportFacts } from './export-folder.ts';
import { RequestsWriter, type ShardLimits } from './requests-writer.ts';

/**
 * Writes the requests for the samples of a plan, of its models that are asked over a network, as files for the Batch API.
 * @throws UsageError where the folder holds an export already, or other files.
 */
export const exportRequests = async (plan: Plan, suiteHash: string, dir: string, limits?: ShardLimits): Promise<ExportFacts> => {
  await makeExportFolder(dir);
  const writer = await RequestsWriter.open(dir, limits);
  const requests = countSamples(plan, plan.live);
  try {
    for (let number = 0; number < requests; number += 1) {
      const place = placeAt(plan, plan.live, number);
      const identity = identify(place);
      const { url, body } = writeRequest(place);
      const id = nameRequest(identity, { url, body });
      await writer.add(id, identity, JSON.stringify({ custom_id: id, method: 'POST', url, body }));
    }
  } finally {
    await writer.close();
  }
  const facts: ExportFacts = { ...describePlan(plan, suiteHash), requests, shards: [...writer.shards] };
  await writeExportFacts(dir, facts);
  return facts;
};

/** One request as the Batch API takes it. Its addresses are below the host, whatever the model's base address is. */
const writeRequest = (place: Place<LiveModel>): BatchRequest => {
  const { path, write } = apis[place.model.api];
  return { url: `/v1${path}`, body: write(toRequest(place)) };
};

const describePlan = ({ live, prompts }: Plan, suite: string): Omit<ExportFacts, 'requests' | 'shards'> => ({
  diffgauge: version,
  suite,
  models: live.map(({ name, model, api, parameters, price }) => ({ name, model, api, parameters, ...(price && { price }) })),
  prompts: prompts.map(({ name, hash }) => ({ name, hash })),
});
