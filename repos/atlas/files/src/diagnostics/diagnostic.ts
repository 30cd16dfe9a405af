export type Severity = 'error' | 'warning';

/** What may be wrong with a site; `docs/diagnostics.md` explains each. */
export type DiagnosticCode = keyof typeof severities;

/** Something wrong, and where. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly path: string;
  readonly message: string;
  /** Counted from 1. */
  readonly line?: number;
}

export const severities = {
  'bad-config': 'error',
  'unknown-setting': 'warning',
  'bad-front-matter': 'error',
  'unknown-key': 'warning',
  'same-address': 'error',
  'broken-link': 'error',
  'broken-anchor': 'warning',
  'unknown-language': 'warning',
  'no-title': 'warning',
} as const satisfies Record<string, Severity>;
