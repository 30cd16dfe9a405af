/** The settings of a site; `docs/configuration.md` explains each. */
export interface SiteConfig {
  readonly title: string;
  readonly description: string;
  readonly baseUrl: string;
  readonly locale: string;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly tocDepth: number;
  readonly feedLimit: number;
  readonly showDrafts: boolean;
  readonly lineNumbers: boolean;
}

export const defaultConfig: SiteConfig = {
  title: 'Documentation',
  description: '',
  baseUrl: 'http://localhost:8080',
  locale: 'en',
  include: ['**/*.md'],
  exclude: [],
  tocDepth: 3,
  feedLimit: 20,
  showDrafts: false,
  lineNumbers: false,
};
