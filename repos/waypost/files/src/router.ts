import { HttpError } from './http.ts';
import type { Context, Handler, Reply } from './http.ts';

/** One segment of a pattern: literal text, or the name of a parameter. */
type Segment = { readonly text: string } | { readonly param: string };

interface Route {
  readonly method: string;
  readonly pattern: string;
  readonly segments: readonly Segment[];
  readonly handler: Handler;
}

/**
 * Finds the handler for a method and a path. Patterns are paths whose segments may be parameters:
 * `/bookmarks/:id`. Routes are tried in the order they were added; a trailing slash is ignored.
 */
export class Router {
  readonly #routes: Route[] = [];

  get(pattern: string, handler: Handler): this {
    return this.add('GET', pattern, handler);
  }

  post(pattern: string, handler: Handler): this {
    return this.add('POST', pattern, handler);
  }

  patch(pattern: string, handler: Handler): this {
    return this.add('PATCH', pattern, handler);
  }

  delete(pattern: string, handler: Handler): this {
    return this.add('DELETE', pattern, handler);
  }

  /** Adds a route. Throws for a pattern that names the same parameter twice. */
  add(method: string, pattern: string, handler: Handler): this {
    this.#routes.push({ method, pattern, segments: compile(pattern), handler });
    return this;
  }

  /** Runs the handler of the first route that fits; throws a 404 or a 405. */
  async route(context: Context): Promise<Reply> {
    const parts = splitPath(context.path);
    const allowed = new Set<string>();
    for (const route of this.#routes) {
      const params = matchSegments(route.segments, parts);
      if (!params) continue;
      if (route.method === context.method) {
        context.params = params;
        return route.handler(context);
      }
      allowed.add(route.method);
    }
    if (allowed.size === 0) throw new HttpError(404, 'not-found', `nothing at ${context.path}`);
    throw new HttpError(405, 'method-not-allowed', `${context.path} has no ${context.method}`);
  }
}

/** The non-empty segments of a path, still percent-encoded. */
function splitPath(path: string): string[] {
  return path.replace(/^\/|\/$/g, '').split('/');
}

function compile(pattern: string): Segment[] {
  const names = new Set<string>();
  return splitPath(pattern).map((part) => {
    if (!part.startsWith(':')) return { text: part };
    const param = part.slice(1);
    if (names.has(param)) throw new Error(`${pattern} names :${param} twice`);
    names.add(param);
    return { param };
  });
}

/** The decoded parameters when the path fits the pattern. */
function matchSegments(segments: readonly Segment[], parts: readonly string[]): Record<string, string> | undefined {
  if (segments.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const part = parts[index];
    if ('text' in segment) {
      if (segment.text !== part) return undefined;
    } else {
      if (part === '') return undefined;
      params[segment.param] = decodeURIComponent(part);
    }
  }
  return params;
}
