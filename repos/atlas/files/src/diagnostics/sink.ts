import { severities } from './diagnostic.ts';
import type { Diagnostic, DiagnosticCode } from './diagnostic.ts';

/** Collects what is wrong with a site while it is built. */
export class DiagnosticSink {
  readonly #found: Diagnostic[] = [];

  /** Notes something wrong with a file, at a line where it has one. */
  report(code: DiagnosticCode, path: string, message: string, line?: number): void {
    const diagnostic = { code, severity: severities[code], path, message };
    this.#found.push(line === undefined ? diagnostic : { ...diagnostic, line });
  }

  /** Everything noted, by path, then by line; what has no line comes first. */
  list(): Diagnostic[] {
    return this.#found.toSorted((a, b) => compare(a.path, b.path) || (a.line ?? 0) - (b.line ?? 0));
  }

  /** Whether there is anything that keeps the site from being written. */
  get failed(): boolean {
    return this.#found.some(({ severity }) => severity === 'error');
  }
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
