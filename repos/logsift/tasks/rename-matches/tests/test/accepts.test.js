import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { it } from 'node:test'

import * as evaluate from '../src/filter/evaluate.js'
import { evaluateAll } from '../src/filter/index.js'
import { parseFilter } from '../src/filter/parse.js'

const entry = { time: 0, level: 'warn', message: '', fields: { a: 1 } }

it('has the new name only', () => {
  assert.equal(evaluate.accepts(parseFilter('a = 1 and not (b or a = 2)'), entry), true)
  assert.equal(evaluate.accepts(parseFilter('a = 2 or b'), entry), false)
  assert.equal('matches' in evaluate, false)
  assert.deepEqual(evaluateAll('a', [entry]), [entry])
})

it('is named in the README', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  assert.ok(readme.includes('`tokenize`, then `parseFilter`, then `accepts`\n'))
})

it('is imported and called by its name', () => {
  for (const path of ['evaluate', 'index']) assert.doesNotMatch(readFileSync(new URL(`../src/filter/${path}.js`, import.meta.url), 'utf8'), /\bmatches\b/, path)
})
