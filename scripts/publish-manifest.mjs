// What is published must not pin a Node: the pinned one serves development only. "strip" removes it before packing, "restore" puts package.json back.
import { copyFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const manifest = join(dirname(dirname(fileURLToPath(import.meta.url))), 'package.json');
const kept = `${manifest}.kept`;

if (process.argv[2] === 'strip') {
  copyFileSync(manifest, kept);
  const { optionalDependencies, devDependencies, overrides, allowScripts, ...published } = JSON.parse(readFileSync(manifest, 'utf8'));
  writeFileSync(manifest, `${JSON.stringify(published, null, 2)}\n`);
} else {
  renameSync(kept, manifest);
}
