import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { readAccess, readTime } from '../src/formats/access.js'
import { detectFormat, pickReader } from '../src/formats/index.js'
import { readJsonLine } from '../src/formats/json-lines.js'
import { readLogfmt } from '../src/formats/logfmt.js'

const ACCESS = '203.0.113.9 - alice [26/Nov/2026:01:25:00 +0100] "GET /a?b=1 HTTP/1.1" 200 512 0.034'

describe('access', () => {
  it('reads a line', () => {
    assert.deepEqual(readAccess(ACCESS), {
      time: Date.UTC(2026, 10, 26, 0, 25),
      level: 'info',
      message: 'GET /a?b=1 200',
      fields: { host: '203.0.113.9', user: 'alice', method: 'GET', path: '/a?b=1', status: 200, bytes: 512, seconds: 0.034 }
    })
  })

  it('leaves out what is not there', () => {
    const entry = readAccess('::1 - - [01/Jan/2026:00:00:00 +0000] "HEAD / HTTP/1.1" 304 -')
    assert.deepEqual(entry?.fields, { host: '::1', method: 'HEAD', path: '/', status: 304, bytes: 0 })
  })

  it('takes the level from the status', () => {
    const levelOf = (status) => readAccess(ACCESS.replace('" 200', `" ${status}`))?.level
    assert.deepEqual([200, 399, 400, 499, 500, 503].map(levelOf), ['info', 'info', 'warn', 'warn', 'error', 'error'])
  })

  it('refuses other lines', () => {
    for (const line of ['', 'GET /', `${ACCESS} more`, ACCESS.replace('[', '')]) assert.equal(readAccess(line), null)
  })

  it('reads times with their offset', () => {
    assert.equal(readTime('01/Jan/2026:00:00:00 +0000'), Date.UTC(2026, 0, 1))
    assert.equal(readTime('31/Dec/2025:23:59:59 +0230'), Date.UTC(2025, 11, 31, 21, 29, 59))
    assert.equal(readTime('1/Jan/2026'), null)
  })
})

describe('json', () => {
  it('reads an object, nested ones with dots', () => {
    const line = '{"time":"2026-01-02T03:04:05Z","level":"WARNING","msg":"slow","http":{"ms":12,"to":{"path":"/"}},"user":null}'
    assert.deepEqual(readJsonLine(line), {
      time: Date.UTC(2026, 0, 2, 3, 4, 5),
      level: 'warn',
      message: 'slow',
      fields: { 'http.ms': 12, 'http.to.path': '/' }
    })
  })

  it('does without time, level and message', () => {
    assert.deepEqual(readJsonLine('{"a":true}'), { time: null, level: 'info', message: '', fields: { a: true } })
    assert.equal(readJsonLine('{"time":"soon"}')?.time, null)
    assert.equal(readJsonLine('{"time":5,"message":"m","msg":"n"}')?.message, 'm')
    assert.equal(readJsonLine('{"time":5}')?.time, 5)
  })

  it('refuses what is no object', () => {
    assert.equal(readJsonLine('[1]'), null)
    assert.equal(readJsonLine('level=info'), null)
  })
})

describe('logfmt', () => {
  it('reads pairs', () => {
    const line = 'time=2026-01-02T03:04:05Z level=ERR msg="disk \\"a\\" is\\nfull" free=0.02 n=-3 cached ok=false up=true path=/a=b id=007a'
    assert.deepEqual(readLogfmt(line), {
      time: Date.UTC(2026, 0, 2, 3, 4, 5),
      level: 'error',
      message: 'disk "a" is\nfull',
      fields: { free: 0.02, n: -3, cached: true, ok: false, up: true, path: '/a=b', id: '007a' }
    })
  })

  it('keeps quoted numbers as text', () => {
    assert.deepEqual(readLogfmt('a="1"  b=1')?.fields, { a: '1', b: 1 })
  })

  it('refuses lines without pairs, and quotes without an end', () => {
    for (const line of ['just words', 'a="b', '=b', '']) assert.equal(readLogfmt(line), null, line)
  })
})

describe('the format of a file', () => {
  it('is the one that reads most lines', () => {
    assert.equal(detectFormat([ACCESS, 'noise', ACCESS]), 'access')
    assert.equal(detectFormat(['{"a":1}', '{"b":2}', 'c=3']), 'json')
    assert.equal(detectFormat(['c=3']), 'logfmt')
    assert.equal(detectFormat([]), 'logfmt')
  })

  it('is looked for in the first twenty lines', () => {
    const lines = [...Array(20).fill('a=1'), ...Array(30).fill('{"a":1}')]
    assert.equal(detectFormat(lines), 'logfmt')
    assert.equal(detectFormat(lines.slice(9)), 'logfmt')
    assert.equal(detectFormat(lines.slice(11)), 'json')
  })

  it('has to exist', () => {
    assert.equal(pickReader('json'), readJsonLine)
    assert.throws(() => pickReader('xml'), { name: 'UsageError', message: /access, json, logfmt, received xml/ })
  })
})
