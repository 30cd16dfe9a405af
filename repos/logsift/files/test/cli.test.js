import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { readArgs } from '../src/args.js'
import { main } from '../src/cli.js'

const NOW = Date.UTC(2026, 0, 1, 12)

const LOG = `time=2026-01-01T11:59:00Z level=error msg="no answer" ms=250 path=/a
time=2026-01-01T10:30:00Z msg=started ms=20 path=/b

time=2026-01-01T11:30:00Z level=warn msg=slow ms=130 path=/a
not a pair
level=debug msg=idle
`

function logsift (...args) {
  let out = ''
  let err = ''
  const status = main(args, { read: (path) => (path === 'app.log' ? LOG : ''), write: (text) => { out += text }, warn: (text) => { err += text }, now: () => NOW })
  return { status, out, err }
}

const UNREAD = 'logsift: 1 of 5 lines could not be read\n'

describe('arguments', () => {
  it('are a command, operands and options', () => {
    assert.deepEqual(readArgs(['top', '--limit', '3', 'path', '--where=a=b', '-', '--strict']), {
      command: 'top',
      operands: ['path', '-'],
      options: { limit: 3, where: 'a=b', strict: true }
    })
    assert.deepEqual(readArgs(['--since', '1m', '--format=json', '--report', 'json', '--width', '5', 'show', '--', '--x']), {
      command: 'show',
      operands: ['--x'],
      options: { since: 60_000, format: 'json', report: 'json', width: 5 }
    })
  })

  it('are refused where they make no sense', () => {
    const rows = [[[], /received nothing/], [['list'], /expected one of count, hist, show, stats, top, received list/], [['show', '--color'], /no option --color/],
      [['show', '--limit'], /--limit needs a value/], [['show', '--limit=0'], /above 0, received 0/], [['show', '--width=1.5'], /received 1.5/], [['show', '--strict=yes'], /takes no value/]]
    for (const [args, message] of rows) assert.throws(() => readArgs(args), { name: 'UsageError', message })
  })
})

describe('commands', () => {
  it('show entries', () => {
    const { status, out, err } = logsift('show', 'app.log')
    assert.equal(out, '2026-01-01T11:59:00.000Z error no answer\n2026-01-01T10:30:00.000Z info started\n2026-01-01T11:30:00.000Z warn slow\n- debug idle\n')
    assert.equal(err, UNREAD)
    assert.equal(status, 0)
  })

  it('keep what is recent and matches', () => {
    assert.equal(logsift('show', 'app.log', '--since', '1h').out, '2026-01-01T11:59:00.000Z error no answer\n2026-01-01T11:30:00.000Z warn slow\n')
    assert.equal(logsift('show', 'app.log', '--since', '30m', '--where', 'ms < 200').out, '2026-01-01T11:30:00.000Z warn slow\n')
    assert.equal(logsift('show', 'app.log', '--where', 'level >= warn', '--since=5m').out, '2026-01-01T11:59:00.000Z error no answer\n')
    assert.equal(logsift('show', 'app.log', '--since', '30s').err, `logsift: no such entry in the last 30s\n${UNREAD}`)
    assert.equal(logsift('show', 'app.log', '--where', 'nothing').err, UNREAD)
  })

  it('count, rank and sum up', () => {
    assert.equal(logsift('count', 'app.log', '--report', 'json', '--where', 'ms').out, '{"level":"error","count":1}\n{"level":"warn","count":1}\n{"level":"info","count":1}\n')
    assert.equal(logsift('top', 'path', 'app.log').out, 'value  count  share\n/a         2  66.7%\n/b         1  33.3%\n')
    assert.equal(logsift('top', 'path', 'app.log', '--limit=1', '--report=markdown').out, '| value | count | share |\n| --- | --- | --- |\n| /a | 2 | 66.7% |\n')
    assert.equal(logsift('stats', 'ms', 'app.log', '--report=json', '--where', 'ms > 100').out, '{"count":2,"min":130,"max":250,"mean":190,"p50":130,"p95":250,"p99":250}\n')
    assert.equal(logsift('hist', 'ms', 'app.log', '--report=json').out.split('\n')[0], '{"from":0,"to":100,"count":1}')
    assert.equal(logsift('hist', 'ms', 'app.log', '--report=json', '--width=300').out, '{"from":0,"to":300,"count":3}\n')
  })

  it('end with a status', () => {
    assert.equal(logsift('count', 'app.log', '--strict').status, 1)
    assert.equal(logsift('count', 'empty.log', '--strict').status, 0)
    assert.deepEqual(logsift('count'), { status: 2, out: '', err: 'logsift: count takes a file\n' })
    assert.deepEqual(logsift('top', 'app.log'), { status: 2, out: '', err: 'logsift: top takes a field and a file\n' })
    assert.equal(logsift('show', 'a', 'b').status, 2)
    assert.match(logsift('show', 'app.log', '--where', '(').err, /ends too early/)
    assert.match(logsift('show', 'app.log', '--format', 'xml').err, /received xml/)
  })
})
