/** A request before routing: what a server, or a test, hands to the app. */
export interface Request {
  readonly method: string;
  /** Path and query, as in the request line. */
  readonly url: string;
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** A request on its way through middleware to a handler. */
export interface Context extends Request {
  readonly path: string;
  readonly query: URLSearchParams;
  /** What the path's parameters matched; filled in by the router. */
  params: Record<string, string>;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type Handler = (context: Context) => Reply | Promise<Reply>;

/** Runs around the rest of the chain, which `next` stands for. */
export type Middleware = (context: Context, next: () => Promise<Reply>) => Promise<Reply>;

/** An error that the client may see; everything else is answered with a bare 500. */
export class HttpError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.name = 'HttpError';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** Splits the URL of a request into what handlers ask for. Never throws, whatever the URL holds. */
export function toContext(request: Request): Context {
  const [path, ...query] = request.url.split('?');
  return { ...request, path, query: new URLSearchParams(query.join('?')), params: {} };
}

/** A JSON reply. */
export function json(status: number, value: unknown, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}

/** An HTML page with status 200. */
export function html(page: string): Reply {
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: page };
}
