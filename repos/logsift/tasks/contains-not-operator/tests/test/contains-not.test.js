import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { it } from 'node:test'

import { evaluateAll } from '../src/filter/index.js'
import { tokenize } from '../src/filter/tokens.js'

const entry = { time: 0, level: 'warn', message: 'slow query', fields: { status: 500, path: '/api/users' } }

const isTrue = (source) => evaluateAll(source, [entry]).length === 1

it('is an operator', () => {
  assert.deepEqual(tokenize('a!~"b"').map(({ kind, text }) => [kind, text]), [['word', 'a'], ['operator', '!~'], ['string', 'b']])
  assert.throws(() => tokenize('a ! b'), { name: 'UsageError' })
})

it('is true where the value is not contained', () => {
  for (const source of ['path !~ "/admin"', 'status !~ 404', 'message !~ quick', 'level !~ error']) assert.ok(isTrue(source), source)
  for (const source of ['path !~ "/api"', 'status !~ 50', 'message !~ slow', 'level !~ warn']) assert.ok(!isTrue(source), source)
})

it('is true where there is no field', () => {
  assert.ok(isTrue('user !~ x'))
  assert.ok(isTrue('user != x'))
  for (const source of ['user ~ x', 'user = x', 'user < 1', 'user <= 1', 'user > 1', 'user >= 1']) assert.ok(!isTrue(source), source)
})

it('leaves the other operators as they are', () => {
  for (const source of ['path ~ "/api"', 'status != 404', 'status = 500', 'status >= 500', 'level > info and not (path !~ api)']) assert.ok(isTrue(source), source)
  for (const source of ['path ~ "/admin"', 'status != 500', 'status < 500']) assert.ok(!isTrue(source), source)
})

it('is told in the doc comment', () => {
  const source = readFileSync(new URL('../src/filter/evaluate.js', import.meta.url), 'utf8')
  assert.match(/\/\*\*((?:(?!\*\/)[^])*)\*\/\s+export function matches\b/.exec(source)?.[1] ?? '', /!~/)
})
