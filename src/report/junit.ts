import type { GatedRuns } from '../batch/gate-runs.ts';
import type { Result } from '../verdict.ts';
import { explainRule, nameRule } from './gate-sentences.ts';
import { sayPairCounts } from './pair-counts.ts';
import { count } from './printable.ts';
import { type Element, writeXml } from './xml.ts';

/** A gate as JUnit XML: each rule is a test, what is to be known of pairs and runs a property. `inconclusive` says what an open verdict is taken for. */
export const printGateJunit = (gated: GatedRuns, inconclusive: 'pass' | 'fail'): string => {
  const obstacles = gated.obstacles.map((text): Element => ({ name: 'error', attributes: { type: 'incomparable', message: text } }));
  const cases: Element[] = [
    { name: 'testcase', attributes: { classname: 'gate', name: 'the runs can be compared' }, children: obstacles },
    ...gated.rules.map((rule): Element => {
      const reason = `${nameRule(rule)} ${explainRule(rule)}`;
      const isBad = rule.counts === 'fail' || (rule.counts === 'inconclusive' && inconclusive === 'fail');
      const children: Element[] = isBad
        ? [{ name: 'failure', attributes: { type: rule.counts, message: reason } }]
        : [{ name: rule.counts === 'inconclusive' ? 'skipped' : 'system-out', text: reason }];
      return { name: 'testcase', attributes: { classname: `gate.${rule.rule.per}`, name: nameRule(rule) }, children };
    }),
  ];
  const notes = [...sayPairCounts(gated.counts, gated.policy), ...gated.notes].map(
    (text, at): Element => ({ name: 'property', attributes: { name: `note.${at + 1}`, value: text } }),
  );
  return writeSuites('diffgauge gate', [{ name: 'gate', cases, properties: [property('verdict', gated.verdict), ...notes] }]);
};

/** How many answers a JUnit report lists at most. */
export const mostCases = 10_000;

/**
 * The answers of a run as JUnit XML, a suite for each model, format and prompt: clean ones pass, those without an answer are errors, those that their format
 * cannot express are skipped. Of more than `mostCases` answers only those that do not pass are listed, up to that number; the properties say how many there
 * are.
 */
export class RunJunit {
  readonly #all = new Map<string, Element[]>();
  readonly #open = new Map<string, Element[]>();
  #answers = 0;
  #listedOpen = 0;

  /** Adds the final verdict on an answer. */
  add(answer: Result): void {
    this.#answers += 1;
    const suite = `${answer.model} / ${answer.format} / ${answer.prompt}`;
    const element = toCase(answer);
    if (this.#answers <= mostCases) addTo(this.#all, suite, element);
    if (element.children === undefined || this.#listedOpen >= mostCases) return;
    this.#listedOpen += 1;
    addTo(this.#open, suite, element);
  }

  /** The whole document; `folder` is that of the run, `gaps` says what it lacks to be whole. */
  print(folder: string, gaps: readonly string[] = []): string {
    const isCut = this.#answers > mostCases;
    const listed = isCut ? this.#listedOpen : this.#answers;
    const lacks = gaps.map((text, at) => property(`incomplete.${at + 1}`, text));
    const properties = [property('run', folder), property('answers', String(this.#answers)), property('listed', String(listed)), ...lacks];
    const suites = [...(isCut ? this.#open : this.#all)].map(([name, cases]) => ({ name, cases, properties }));
    return writeSuites('diffgauge', suites);
  }
}

const addTo = (suites: Map<string, Element[]>, name: string, element: Element): void => {
  const cases = suites.get(name) ?? [];
  suites.set(name, cases);
  cases.push(element);
};

const toCase = (answer: Result): Element => {
  const { task, trial, line, stage, error, inexpressible, score } = answer;
  const attributes = { classname: task.replaceAll('/', '.'), name: `${task}, trial ${trial}${line === undefined ? '' : ` (sample ${line})`}` };
  const problem = (name: 'failure' | 'error', type: string, message: string): Element => ({
    ...{ name: 'testcase', attributes },
    children: [{ name, attributes: { type, message } }],
  });
  if (stage === 'infra') return problem('error', error?.code ?? 'infra', error?.message ?? 'no answer');
  if (inexpressible !== undefined)
    return { name: 'testcase', attributes, children: [{ name: 'skipped', text: `the format cannot say this edit: ${inexpressible.join(', ')}` }] };
  if (error !== undefined) return problem('failure', error.code, error.message);
  if (stage === 'clean') return { name: 'testcase', attributes };
  if (stage === 'correct') return problem('failure', 'irrelevant', `right, but with ${count(score?.irrelevant ?? 0, 'change')} that nobody asked for`);
  const more = score !== undefined && score.irrelevant > 0 ? `, and ${count(score.irrelevant, 'change')} that nobody asked for` : '';
  return problem('failure', stage, `${stage === 'applied' ? 'the edited files have a new syntax error' : 'not an accepted change'}${more}`);
};

const property = (name: string, value: string): Element => ({ name: 'property', attributes: { name, value } });

interface Suite {
  readonly name: string;
  readonly cases: readonly Element[];
  readonly properties: readonly Element[];
}

const writeSuites = (name: string, suites: readonly Suite[]): string => {
  const elements = suites.map(
    (suite): Element => ({
      name: 'testsuite',
      attributes: { name: suite.name, ...countCases(suite.cases), skipped: countWith(suite.cases, 'skipped') },
      children: [{ name: 'properties', children: suite.properties }, ...suite.cases],
    }),
  );
  return writeXml({ name: 'testsuites', attributes: { name, ...countCases(suites.flatMap(({ cases }) => cases)) }, children: elements });
};

const countCases = (cases: readonly Element[]) => ({ tests: cases.length, failures: countWith(cases, 'failure'), errors: countWith(cases, 'error') });

const countWith = (cases: readonly Element[], name: string): number =>
  cases.filter(({ children = [] }) => children.some((child) => child.name === name)).length;
