import { HttpError, json } from './http.ts';
import type { Context, Handler, Middleware, Reply } from './http.ts';

/** Counts of requests, for whoever watches the service. */
export interface Gauge {
  /** Requests that have started and not ended. */
  active: number;
  /** Requests that have ended. */
  served: number;
}

const CHANGING = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Makes one function of a chain of middleware, the first outermost, around a handler. */
export function compose(chain: readonly Middleware[], handler: Handler): (context: Context) => Promise<Reply> {
  return (context) => {
    const run = async (index: number): Promise<Reply> => {
      const middleware = chain[index];
      if (!middleware) return handler(context);
      return middleware(context, () => run(index + 1));
    };
    return run(0);
  };
}

/** Turns what the chain throws into a reply. What is not an HttpError is reported and hidden. */
export function errorBoundary(report: (error: unknown) => void): Middleware {
  return async (context, next) => {
    try {
      return await next();
    } catch (error) {
      if (error instanceof HttpError) {
        return json(error.status, { error: error.code, message: error.message }, { ...error.headers });
      }
      report(error);
      return json(500, { error: 'internal', message: 'something went wrong' });
    }
  };
}

/** Keeps a gauge up to date and tells the client how many requests were ahead of it. */
export function countRequests(gauge: Gauge): Middleware {
  return async (context, next) => {
    const ahead = gauge.active;
    gauge.active += 1;
    const reply = await next();
    const headers = { ...reply.headers, 'x-requests-ahead': String(ahead) };
    gauge.active -= 1;
    gauge.served += 1;
    return { ...reply, headers };
  };
}

/** Writes one line per request: method, path, status and milliseconds. */
export function logRequests(write: (line: string) => void, now: () => number): Middleware {
  return async (context, next) => {
    const start = now();
    const reply = await next();
    const elapsed = Math.round(now() - start);
    write(`${context.method} ${context.path} ${reply.status} ${elapsed}ms`);
    return reply;
  };
}

/** Lets requests that change something pass only with the bearer token; no token, no check. */
export function requireToken(token: string | null): Middleware {
  return async (context, next) => {
    if (token === null || !CHANGING.has(context.method)) return next();
    if (context.headers.authorization !== `Bearer ${token}`) {
      throw new HttpError(401, 'unauthorized', 'a bearer token is needed', { 'www-authenticate': 'Bearer' });
    }
    return next();
  };
}
