/** @import { Entry } from '../entry.js' */

const LINE = /^(\S+) \S+ (\S+) \[([^\]]+)\] "(\S+) (\S+)[^"]*" (\d{3}) (\d+|-)(?: (\d+\.\d+))?$/

const TIME = /^(\d\d)\/(\w{3})\/(\d{4}):(\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)$/

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/**
 * Reads a line of a web server's access log. The level follows from the status; the seconds that
 * the request took may stand at the end.
 * @param {string} line
 * @returns {Entry | null}
 */
export function readAccess (line) {
  const parts = LINE.exec(line)
  if (parts === null) return null
  const [, host, user, time, method, path, status, bytes, seconds] = parts
  return {
    time: readTime(time),
    level: levelOf(Number(status)),
    message: `${method} ${path} ${status}`,
    fields: {
      host,
      ...(user === '-' ? {} : { user }),
      method,
      path,
      status: Number(status),
      bytes: bytes === '-' ? 0 : Number(bytes),
      ...(seconds === undefined ? {} : { seconds: Number(seconds) })
    }
  }
}

/**
 * A time such as `26/Nov/2026:01:25:00 +0100`; null where it is none.
 * @param {string} text
 * @returns {number | null}
 */
export function readTime (text) {
  const parts = TIME.exec(text)
  if (parts === null) return null
  const [, day, month, year, hour, minute, second, sign, hours, minutes] = parts
  const local = Date.UTC(Number(year), MONTHS.indexOf(month), Number(day), Number(hour), Number(minute), Number(second))
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000
  return local - offset
}

/** @param {number} status */
function levelOf (status) {
  if (status >= 500) return 'error'
  return status >= 400 ? 'warn' : 'info'
}
