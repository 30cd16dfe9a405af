import type { Diagnostic, Severity } from './diagnostic.ts';

/** Diagnostics as lines for a terminal, and a last line that counts them; nothing when there are none. */
export function formatReport(diagnostics: readonly Diagnostic[]): string {
  if (diagnostics.length === 0) return '';
  const lines = diagnostics.map((diagnostic) => {
    const place = diagnostic.line === undefined ? diagnostic.path : `${diagnostic.path}:${diagnostic.line}`;
    return `${place}: ${diagnostic.severity}: ${diagnostic.message} (${diagnostic.code})`;
  });
  const errors = count(diagnostics, 'error');
  const warnings = count(diagnostics, 'warning');
  return [...lines, `${plural(errors, 'error')}, ${plural(warnings, 'warning')}`, ''].join('\n');
}

function count(diagnostics: readonly Diagnostic[], severity: Severity): number {
  return diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
}

function plural(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
