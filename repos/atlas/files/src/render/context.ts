import type { Locale } from '../config/locales.ts';

/** What rendering a page needs to know beyond its blocks. */
export interface RenderContext {
  readonly locale: Locale;
  readonly lineNumbers: boolean;
  /** Where a target written in the page leads from the root of the site. */
  readonly resolve: (target: string) => string;
  /** The number of a footnote; they are numbered as they are first mentioned. */
  readonly footnoteNumber: (label: string) => number | undefined;
  readonly onUnknownLanguage: (language: string, line: number) => void;
}
