import assert from 'node:assert/strict'
import { it } from 'node:test'

import { main } from '../src/cli.js'
import { readJsonLine } from '../src/formats/json-lines.js'

it('gives null for what is not valid', () => {
  for (const line of ['{', '{"a":1', '{"a":1}}', "{'a':1}", '{"a":1} trailing']) assert.equal(readJsonLine(line), null, line)
})

it('still reads what is', () => {
  assert.deepEqual(readJsonLine('{"time":7,"level":"ERR","msg":"m","a":{"b":1},"c":null}'), { time: 7, level: 'error', message: 'm', fields: { 'a.b': 1 } })
  assert.deepEqual(readJsonLine('{}'), { time: null, level: 'info', message: '', fields: {} })
  assert.equal(readJsonLine('[]'), null)
})

it('counts such lines as unreadable', () => {
  let out = ''
  let err = ''
  const io = { read: () => '{"msg":"a"}\n{"msg":"b"\n', write: (text) => { out += text }, warn: (text) => { err += text }, now: () => 0 }
  assert.equal(main(['show', 'a.log', '--strict'], io), 1)
  assert.equal(out, '- info a\n')
  assert.equal(err, 'logsift: 1 of 2 lines could not be read\n')
})
