import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { evaluateAll } from '../src/filter/index.js'
import { parseFilter } from '../src/filter/parse.js'
import { tokenize } from '../src/filter/tokens.js'

const entry = { time: 0, level: 'warn', message: 'slow query', fields: { status: 500, path: '/api/users', cached: false, größe: 3, 'http.ms': 12.5 } }

const isTrue = (source) => evaluateAll(source, [entry]).length === 1

describe('tokens', () => {
  it('are words, numbers, strings, operators and parentheses', () => {
    assert.deepEqual(tokenize('(a.b-c>=-1.5 "x y")'), [
      { kind: 'paren', text: '(', at: 0 },
      { kind: 'word', text: 'a.b-c', at: 1 },
      { kind: 'operator', text: '>=', at: 6 },
      { kind: 'number', text: '-1.5', at: 8 },
      { kind: 'string', text: 'x y', at: 13 },
      { kind: 'paren', text: ')', at: 18 }
    ])
  })

  it('are nothing else', () => {
    assert.throws(() => tokenize('a = $'), /unexpected \$ at 5/)
    assert.throws(() => tokenize('a = "b'), /string at 5 has no end/)
  })
})

describe('parseFilter', () => {
  it('binds and tighter than or, and not tightest', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((name) => ({ kind: 'has', name }))
    assert.deepEqual(parseFilter('a or b and c'), { kind: 'or', left: a, right: { kind: 'and', left: b, right: c } })
    assert.deepEqual(parseFilter('(a or b) and c'), { kind: 'and', left: { kind: 'or', left: a, right: b }, right: c })
    assert.deepEqual(parseFilter('not a and not not b'), {
      kind: 'and',
      left: { kind: 'not', of: a },
      right: { kind: 'not', of: { kind: 'not', of: b } }
    })
    assert.deepEqual(parseFilter('a or b or c'), { kind: 'or', left: { kind: 'or', left: a, right: b }, right: c })
    assert.deepEqual(parseFilter('a and b and c'), { kind: 'and', left: { kind: 'and', left: a, right: b }, right: c })
  })

  it('reads values of each kind', () => {
    const valueOf = (text) => parseFilter(`a = ${text}`).value
    assert.deepEqual(['1', '"1"', 'true', 'false', 'word', '"("'].map(valueOf), [1, '1', true, false, 'word', '('])
  })

  it('says where it stopped', () => {
    const rows = [['', /ends too early/], ['a and', /ends too early/], ['a b', /unexpected b at 3/], ['(a', /ends too early/], ['(a "x"', /unexpected x at 4/],
      ['a =', /ends too early/], ['a = )', /unexpected \) at 5/], ['1 = a', /unexpected 1 at 1/], ['"(" a)', /unexpected \( at 1/]]
    for (const [source, message] of rows) assert.throws(() => parseFilter(source), { name: 'UsageError', message }, source)
  })
})

describe('a filter', () => {
  it('compares numbers by size', () => {
    for (const source of ['status = 500', 'status >= 500', 'status <= 500', 'status > 60', 'http.ms < 13', 'größe != 4', 'status ~ 50']) assert.ok(isTrue(source), source)
    for (const source of ['status != 500', 'status > 500', 'status < 500', 'status <= 60', 'http.ms >= 13', 'status ~ 51']) assert.ok(!isTrue(source), source)
  })

  it('compares levels by severity', () => {
    for (const source of ['level = warn', 'level = warning', 'level > info', 'level < error', 'level >= warn', 'level > unknown']) assert.ok(isTrue(source), source)
    for (const source of ['level = error', 'level > warn', 'level < info']) assert.ok(!isTrue(source), source)
  })

  it('compares everything else as text', () => {
    for (const source of ['path ~ "/api"', 'path > "/a"', 'path < "/b"', 'path = "/api/users"', 'cached = false', 'message ~ slow', 'status < "6"']) assert.ok(isTrue(source), source)
    for (const source of ['path ~ "/API"', 'path = "/api"', 'cached = true', 'path > "/b"']) assert.ok(!isTrue(source), source)
  })

  it('asks whether a field is there', () => {
    for (const source of ['cached', 'level', 'not user', 'user != x', 'not (user = x)', 'user or path', 'not toString']) assert.ok(isTrue(source), source)
    for (const source of ['user', 'user = x', 'user ~ ""', 'user < 5', 'user > 5', 'path and user', 'user or toString']) assert.ok(!isTrue(source), source)
  })
})
