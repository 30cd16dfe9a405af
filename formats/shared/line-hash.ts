/**
 * The two-letter name of a line in hashed listings: the high and low four bits of a hash of the line without trailing white space. Lines
 * without a letter or digit are hashed with their 1-based number, so that braces do not all get one name. `line` is 0-based.
 */
export const hashLine = (text: string, line: number): string => {
  const hash = xxHash32(text.trimEnd(), /[\p{L}\p{N}]/u.test(text) ? 0 : line + 1) % 256;
  return LETTERS.charAt(hash >>> 4) + LETTERS.charAt(hash & 15);
};

/** xxHash32 of the text's UTF-8 bytes (Yann Collet's xxHash, 32 bits). */
export const xxHash32 = (text: string, seed: number): number => {
  const bytes = new TextEncoder().encode(text);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [start, from] = bytes.length >= 16 ? hashStripes(view, seed) : [(seed + P5) | 0, 0];
  let hash = (start + bytes.length) | 0;
  let at = from;
  for (; at + 4 <= bytes.length; at += 4) hash = multiply(rotate((hash + multiply(view.getUint32(at, true), P3)) | 0, 17), P4);
  for (; at < bytes.length; at++) hash = multiply(rotate((hash + multiply(view.getUint8(at), P5)) | 0, 11), P1);
  hash = multiply(hash ^ (hash >>> 15), P2);
  hash = multiply(hash ^ (hash >>> 13), P3);
  return (hash ^ (hash >>> 16)) >>> 0;
};

const LETTERS = 'ZPMQVRWSNKTXJBYH';
const P1 = 0x9e3779b1;
const P2 = 0x85ebca77;
const P3 = 0xc2b2ae3d;
const P4 = 0x27d4eb2f;
const P5 = 0x165667b1;

/** The four lanes over all whole stripes of 16 bytes, and where the rest starts. */
const hashStripes = (view: DataView, seed: number): readonly [number, number] => {
  const lanes = [seed + P1 + P2, seed + P2, seed, seed - P1].map((lane) => lane | 0);
  let at = 0;
  for (; at + 16 <= view.byteLength; at += 16) {
    for (let lane = 0; lane < 4; lane++) {
      const word = view.getUint32(at + 4 * lane, true);
      lanes[lane] = multiply(rotate(((lanes[lane] ?? 0) + multiply(word, P2)) | 0, 13), P1);
    }
  }
  const [a = 0, b = 0, c = 0, d = 0] = lanes;
  return [rotate(a, 1) + rotate(b, 7) + rotate(c, 12) + rotate(d, 18), at];
};

const multiply = (a: number, b: number): number => Math.imul(a, b);
const rotate = (value: number, by: number): number => (value << by) | (value >>> (32 - by));
