#!/usr/bin/env node
import { readFileSync } from 'node:fs'

import { main } from '../src/cli.js'

process.exitCode = main(process.argv.slice(2), {
  read: (path) => readFileSync(path === '-' ? 0 : path, 'utf8'),
  write: (text) => process.stdout.write(text),
  warn: (text) => process.stderr.write(text),
  now: () => Date.now()
})
