import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { it } from 'node:test'

import { render } from '../src/report/index.js'

const url = (path) => new URL(`../${path}`, import.meta.url)

it('is no report any more', () => {
  assert.throws(() => render('plain', []), { name: 'UsageError', message: 'expected a report of json, markdown, table, received plain' })
  assert.equal(existsSync(url('src/report/plain.js')), false)
})

it('is gone from the README, and only from there', () => {
  const readme = readFileSync(url('README.md'), 'utf8')
  assert.match(readme, /^\| `--report` +\| `table`, `markdown` or `json` +\|$/m)
  assert.equal(readme.trimEnd().split('\n').length, 59)
  assert.ok(readFileSync(url('CHANGELOG.md'), 'utf8').includes('- `plain` reports are deprecated; use `json`\n'))
})
