import { readFileSync } from 'node:fs'

/**
 * What holds where the command line says nothing.
 * @typedef {object} Settings
 * @property {readonly string[]} levels  from mild to severe
 * @property {number} limit  rows of `top`
 * @property {readonly number[]} percentiles  shares of 1
 * @property {string} report
 * @property {number} width  of a bucket of `hist`
 */

const FILE = new URL('../config/defaults.json', import.meta.url)

/** @type {Settings} */
export const settings = Object.freeze(JSON.parse(readFileSync(FILE, 'utf8')))
