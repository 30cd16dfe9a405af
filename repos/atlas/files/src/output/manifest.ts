import { fingerprint } from './fingerprint.ts';

/** `manifest.json`: the files of a site with their fingerprints, so that only what changed has to be uploaded. */
export function renderManifest(files: ReadonlyMap<string, string>): string {
  const entries = [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, text]) => [path, fingerprint(text)] as const);
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}
