import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { it } from 'node:test'

import * as csv from '../src/report/csv.js'
import { render } from '../src/report/index.js'

const rows = [{ name: 'plain', count: 7 }, { name: 'a,b', count: 0 }, { name: 'say "hi"', more: 'x' }, { name: 'two\nlines', count: -1.5 }, { name: 'cr\r', count: 1 }]

it('writes a header and a line for each row', () => {
  assert.equal(render('csv', rows.slice(0, 1)), 'name,count\nplain,7\n')
  assert.equal(render('csv', [], ['a', 'b']), 'a,b\n')
  assert.equal(csv.toCsv([{ a: 1, b: 2 }, { b: 3 }], ['b', 'a']), 'b,a\n2,1\n3,\n')
})

it('puts cells in quotes where it must, and only there', () => {
  assert.equal(render('csv', rows), 'name,count\nplain,7\n"a,b",0\n"say ""hi""",\n"two\nlines",-1.5\n"cr\r",1\n')
  assert.equal(csv.toCsv([{ 'x,y': "it's; ok\t|" }], ['x,y']), '"x,y"\nit\'s; ok\t|\n')
})

it('exports one function and comes first', () => {
  assert.deepEqual(Object.keys(csv), ['toCsv'])
  assert.throws(() => render('xml', rows), { message: 'expected a report of csv, json, markdown, plain, table, received xml' })
})

it('is documented', () => {
  const source = readFileSync(new URL('../src/report/csv.js', import.meta.url), 'utf8')
  const [, comment = ''] = /\/\*\*((?:(?!\*\/)[^])*)\*\/\s+export function toCsv\b/.exec(source) ?? []
  assert.match(comment, /^[^@]*\w[^@]*@param[^@]* rows\b[^@]*@param[^@]* columns\b[^@]*@returns \{string\}/)
})
