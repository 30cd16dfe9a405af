import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { it } from 'node:test'

const lines = readFileSync(new URL('../README.md', import.meta.url), 'utf8').replaceAll('\r\n', '\n').trimEnd().split('\n')

it('has the row between the two others', () => {
  const at = lines.findIndex((line) => /^\| 1 +\|/.test(line))
  assert.match(lines[at] ?? '', /^\| 1 +\| a line could not be read \(`--strict`\) +\|$/)
  assert.match(lines[at - 1], /^\| 0 +\| done +\|$/)
  assert.match(lines[at + 1], /^\| 2 +\| wrong arguments, or a broken filter +\|$/)
})

it('has the rest as it was', () => {
  const rest = lines.filter((line) => !/^\| 1 +\|/.test(line)).map((line) => line.replace(/\s+/g, ' ').replace(/-{2,}/g, '--'))
  assert.equal(createHash('sha256').update(rest.join('\n')).digest('hex'), 'bd672955c6a117fce7a33e1a9f3ab40b9e3ef97337664b7b90a4d3e6e8775306')
})
