import { isUtf8 } from 'node:buffer';

/** The text of a file, losslessly (byte order mark and line endings kept), or null when it is binary: not UTF-8, or with a NUL. */
export const decodeText = (bytes: Buffer): string | null => (isUtf8(bytes) && !bytes.includes(0) ? bytes.toString('utf8') : null);
