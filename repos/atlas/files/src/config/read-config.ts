import type { DiagnosticSink } from '../diagnostics/sink.ts';
import { findNearest } from '../text/distance.ts';
import { address, flag, numberBetween, oneOf, text, texts } from './checks.ts';
import type { Check } from './checks.ts';
import { localeCodes } from './locales.ts';
import { defaultConfig } from './site-config.ts';
import type { SiteConfig } from './site-config.ts';

/** Where the settings are. */
export const configPath = 'atlas.json';

const checks: { readonly [Name in keyof SiteConfig]: Check<SiteConfig[Name]> } = {
  title: text,
  description: text,
  baseUrl: address,
  locale: oneOf(localeCodes),
  include: texts,
  exclude: texts,
  tocDepth: numberBetween(1, 6),
  feedLimit: numberBetween(1, 1000),
  showDrafts: flag,
  lineNumbers: flag,
};

/** Reads the settings; what is missing or wrong has its default, and what is wrong is reported. */
export function readConfig(source: string | undefined, sink: DiagnosticSink): SiteConfig {
  if (source === undefined) return defaultConfig;
  const given = parseObject(source);
  if (!given) {
    sink.report('bad-config', configPath, 'expected a JSON object');
    return defaultConfig;
  }
  const config: Record<string, unknown> = { ...defaultConfig };
  for (const [name, value] of Object.entries(given)) {
    if (!isSetting(name)) {
      reportUnknown(name, sink);
      continue;
    }
    const { expected, read } = checks[name];
    const checked = read(value);
    if (checked === undefined) sink.report('bad-config', configPath, `${name}: expected ${expected}, found ${JSON.stringify(value)}`);
    else config[name] = checked;
  }
  return config as unknown as SiteConfig;
}

function parseObject(source: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(source);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function isSetting(name: string): name is keyof SiteConfig {
  return Object.hasOwn(checks, name);
}

function reportUnknown(name: string, sink: DiagnosticSink): void {
  const meant = findNearest(name, Object.keys(checks));
  const hint = meant === undefined ? '' : `; did you mean ${meant}?`;
  sink.report('unknown-setting', configPath, `there is no setting ${name}${hint}`);
}
