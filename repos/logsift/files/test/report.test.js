import assert from 'node:assert/strict'
import { it } from 'node:test'

import { render } from '../src/report/index.js'

const rows = [{ name: 'größe|a', count: 7, more: 'x' }, { name: 'b', count: 12 }]

it('writes a table', () => {
  assert.equal(render('table', rows), 'name     count  more\ngröße|a      7  x\nb           12\n')
  assert.equal(render('table', [{ emoji: '🦉🦉', n: 1 }]), 'emoji  n\n🦉🦉     1\n')
  assert.equal(render('table', [], ['a', 'bc']), 'a  bc\n')
})

it('writes Markdown', () => {
  assert.equal(render('markdown', rows, ['name', 'more']), '| name | more |\n| --- | --- |\n| größe\\|a | x |\n| b |  |\n')
})

it('writes JSON', () => {
  assert.equal(render('json', rows, ['count', 'name']), '{"count":7,"name":"größe|a"}\n{"count":12,"name":"b"}\n')
  assert.equal(render('json', []), '')
})

it('knows its reports', () => {
  assert.throws(() => render('xml', rows), { name: 'UsageError', message: /^expected a report of .*json, markdown, .*table, received xml$/ })
})
