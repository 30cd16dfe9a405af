import { appendFile, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { unwritable } from '../errors.ts';
import { checkJson } from '../suite/check-json.ts';

/** What is read of the event that started a workflow of GitHub Actions. */
const eventSchema = z.looseObject({
  pull_request: z
    .looseObject({
      number: z.number(),
      head: z.looseObject({ sha: z.string() }),
      base: z.looseObject({ sha: z.string() }),
    })
    .optional(),
});

/** What the verdict is about, by the file that GITHUB_EVENT_PATH names: a pull request; '' for any other event, and where that file cannot be read as one. */
export const readEventSubject = async (file: string | undefined): Promise<string> => {
  if (file === undefined || file === '') return '';
  const checked = checkJson(eventSchema, await readFile(file, 'utf8').catch(() => ''));
  const request = 'reason' in checked ? undefined : checked.value.pull_request;
  return request === undefined ? '' : `Pull request ${request.number} (${request.head.sha.slice(0, 7)} against ${request.base.sha.slice(0, 7)})`;
};

/** Adds Markdown to the summary of a step, the file that GITHUB_STEP_SUMMARY names. @throws UsageError or InfraError where that cannot be written. */
export const addStepSummary = async (file: string | undefined, markdown: string): Promise<void> => {
  if (file === undefined || file === '') return;
  await appendFile(file, `${markdown}\n`).catch((error: unknown) => {
    throw unwritable(file, error);
  });
};
