import type { Checked } from '../suite/check-json.ts';

/** Where a model is asked, and which environment variable holds the key, unless somebody says otherwise. */
export const official = { baseUrl: 'https://api.openai.com/v1', keyFrom: 'OPENAI_API_KEY' } as const;

/**
 * An address as it is used everywhere, so that the same one is always the same text: it stands in run folders and messages, and is part of what recorded
 * answers are found by. So neither user, password nor query is taken, and a reason quotes none of them.
 */
export const readAddress = (text: string): Checked<string> => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) return { reason: `expected an address like ${official.baseUrl}, received ${JSON.stringify(text)}` };
  if ([url.username, url.password, url.search, url.hash].every((part) => part === '')) return { value: url.href.replace(/\/$/, '') };
  return { reason: 'expected an address without user, password and query, as it is written into the run folder; the key belongs into its variable' };
};
