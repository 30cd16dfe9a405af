/** What the person at the keyboard got wrong: printed without a stack trace. */
export class UsageError extends Error {
  /** @param {string} message */
  constructor (message) {
    super(message)
    this.name = 'UsageError'
  }
}
