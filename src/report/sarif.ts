import type { Needless } from '../batch/needless.ts';
import { isCosmetic } from '../score/label.ts';
import { makePrintable } from './printable.ts';

/** How many results a SARIF file lists at most. */
export const mostResults = 1000;

/**
 * What a SARIF file is about. `suiteUri` is the suite's folder as a URI that ends in a slash: relative to the root of what is looked at, or absolute.
 * `total` is how many needless changes there are, of which `changes` holds the first ones; `missing` says why no lines are known, `gaps` what the
 * run lacks to be whole.
 */
export interface SarifInput {
  readonly version: string;
  readonly folder: string;
  readonly suiteUri: string;
  readonly changes: readonly Needless[];
  readonly total: number;
  readonly missing?: string;
  readonly gaps?: readonly string[];
}

/**
 * Needless changes as SARIF 2.1.0: each is a result at its place in the fixture repo, by label and class. Columns are UTF-16 units.
 * Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0 (2020).
 */
export const printSarif = ({ version, folder, suiteUri, changes, total, missing, gaps = [] }: SarifInput): string => {
  const rules = [...new Map(changes.map((change) => [toRuleId(change), change]))].sort(([a], [b]) => (a < b ? -1 : 1));
  const ids = rules.map(([id]) => id);
  const notes = [
    ...(total > changes.length ? [`The first ${changes.length} of ${total} needless changes are listed.`] : []),
    ...(missing === undefined || total === 0 ? [] : [`Lines are not known: ${missing}.`]),
  ];
  const notifications = [...gaps.map((text) => notify('error', `${text}.`)), ...notes.map((text) => notify('warning', text))];
  const run = {
    tool: {
      driver: {
        name: 'diffgauge',
        semanticVersion: version,
        rules: rules.map(([id, change]) => ({ id, shortDescription: { text: describeRule(change) }, defaultConfiguration: { level: toLevel(change) } })),
      },
    },
    columnKind: 'utf16CodeUnits',
    invocations: [{ executionSuccessful: gaps.length === 0, toolExecutionNotifications: notifications }],
    results: numberEqual(changes.map((change) => toResult(change, ids, suiteUri))),
    properties: { run: folder, needlessChanges: total },
  };
  return `${JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }, null, 2)}\n`;
};

const notify = (level: 'error' | 'warning', text: string) => ({ level, message: { text } });

const toResult = (change: Needless, ids: readonly string[], suiteUri: string) => {
  const { task, format, model, prompt, trial, sample, path, label, symbol, from, to } = change;
  const repo = task.slice(0, task.indexOf('/'));
  const uri = suiteUri + [repo, 'files', ...path.split('/')].map(encodeSegment).join('/');
  const region = from !== undefined && to !== undefined && { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
  return {
    ruleId: toRuleId(change),
    ruleIndex: ids.indexOf(toRuleId(change)),
    level: toLevel(change),
    message: {
      text: makePrintable(`${describeRule(change)}${symbol === undefined ? '' : ` in ${symbol}`}: ${model} on ${task} in ${format} (sample ${sample})`),
    },
    locations: [{ physicalLocation: { artifactLocation: { uri }, ...(region && { region }) } }],
    partialFingerprints: { [fingerprint]: [task, path, from?.line ?? 0, from?.column ?? 0, change.class, model, format].join(':') },
    properties: { task, class: change.class, label, format, model, prompt, trial, sample },
  };
};

/** Several changes at one place, such as statements within one that was put in, are told apart by their number. */
const numberEqual = (results: readonly ReturnType<typeof toResult>[]): readonly ReturnType<typeof toResult>[] => {
  const counts = new Map<string, number>();
  return results.map((result) => {
    const key = result.partialFingerprints[fingerprint];
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count === 1 ? result : { ...result, partialFingerprints: { [fingerprint]: `${key}:${count}` } };
  });
};

const fingerprint = 'needlessChange/v1';

/** A segment of a URI. Half of a surrogate pair, which a path may hold and no URI can, becomes the replacement character. */
const encodeSegment = (segment: string): string => encodeURIComponent(segment.toWellFormed());

const toRuleId = ({ label, class: kind }: Needless): string => `${label}/${kind}`;

const describeRule = ({ label, class: kind }: Needless): string => `a change that nobody asked for (${label}, ${kind})`;

const toLevel = (change: Needless): 'note' | 'warning' | 'error' => (change.label === 'out-of-scope' ? 'error' : isCosmetic(change) ? 'note' : 'warning');
