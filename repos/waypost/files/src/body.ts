import { HttpError } from './http.ts';
import type { Request } from './http.ts';

/** A JSON object whose members have not been checked. */
export type JsonObject = Record<string, unknown>;

/**
 * Reads the body of a request as a JSON object. Throws a 415 when it is not declared as JSON, a
 * 413 when it is longer than `maxBytes`, and a 400 when it is not a JSON object.
 */
export async function readJson(request: Request, maxBytes: number): Promise<JsonObject> {
  requireJsonType(request.headers['content-type']);
  const text = await readText(request, maxBytes);
  const value = parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new HttpError(400, 'invalid-body', 'expected a JSON object');
  }
  return value as JsonObject;
}

function requireJsonType(contentType = ''): void {
  const [type] = contentType.split(';');
  if (type.trim().toLowerCase() === 'application/json') return;
  throw new HttpError(415, 'unsupported-type', 'expected application/json');
}

/** The body as text. Counts what arrives and does not trust the content-length. */
async function readText(request: Request, maxBytes: number): Promise<string> {
  let text = '';
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new HttpError(413, 'body-too-large', `the limit is ${maxBytes} bytes`);
    text += Buffer.from(chunk).toString('utf8');
  }
  return text;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new HttpError(400, 'invalid-json', 'the body is not valid JSON');
  }
}
