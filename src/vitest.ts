/**
 * Matchers for vitest:
 *
 *     import 'diffgauge/vitest';
 *     await expect(response).toBeCleanEdit({ task: 'tally/add-rand', format: 'search-replace' });
 */

import { expect } from 'vitest';
import { type CleanEditOptions, createCleanEditCheck } from './clean-edit.ts';

export type { CleanEditOptions } from './clean-edit.ts';

declare module 'vitest' {
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> {
    /**
     * Passes where the answer is well formed in the format, lands, makes the change that the task asks for, and touches nothing else. What is received is a
     * text, `{text, toolCalls}`, or what OpenAI's Chat Completions or Responses API answers.
     */
    toBeCleanEdit(options: CleanEditOptions): Promise<void>;
  }
}

expect.extend({ toBeCleanEdit: createCleanEditCheck(process.env.DIFFGAUGE_SHOW === 'all') });
