import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getFormat } from '../../formats/index.ts';
import { embeddedSuite, loadSuite } from '../../src/suite/load.ts';
import { findJunitErrors, findSarifErrors } from '../report/validate.ts';

/** What a model or a provider may write to get out of a report, and into the machinery of CI. */
const attack =
  'x]]></failure>`` ```\n::error::owned\n::set-output name=a::b%0A::stop-commands::x\n##[add-mask]a\u0000\u001b[31m\u202e@team #12 <img src=x> | ~~~\r\n## pwned';
/** A name that a file may have in an answer; no file system and no URI takes the half of a pair in it. */
const path = 'N\ud800\u202e@team <img src=x> #12 %0A::error:: ]]>.md';
const uriOfPath = 'N%EF%BF%BD%E2%80%AE%40team%20%3Cimg%20src%3Dx%3E%20%2312%20%250A%3A%3Aerror%3A%3A%20%5D%5D%3E.md';
const binary = join(import.meta.dirname, '..', '..', 'bin', 'diffgauge.mjs');
const root = join(import.meta.dirname, '..', '..');
const work = mkdtempSync(join(tmpdir(), 'diffgauge-gate-'));
const event = join(work, 'event.json');
const summary = join(work, 'summary.md');

const diffgauge = (args: readonly string[], env: NodeJS.ProcessEnv = {}) => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [binary, ...args], {
    cwd: work,
    encoding: 'utf8',
    env: { ...process.env, npm_command: 'exec', GITHUB_WORKSPACE: root, GITHUB_EVENT_PATH: '', GITHUB_STEP_SUMMARY: '', ...env },
    maxBuffer: 1 << 26,
  });
  return { stdout, stderr, status };
};

const read = (file: string): string => readFileSync(join(work, file), 'utf8');
const verdict = { stdout: '', status: null as number | null };
const annotations = { stdout: '', status: null as number | null };

/** Right answers to the first tasks of each repo; the candidate's each write a file that nobody asked for, and say so in a hostile way. */
beforeAll(async () => {
  const suite = await loadSuite(embeddedSuite);
  const format = getFormat('whole');
  if (format === undefined) throw new Error('there is no format whole');
  const tasks = [...Map.groupBy(suite.tasks.values(), ({ repo }) => repo).values()].flatMap((group) =>
    group.filter(({ files, references: [first] }) => first !== undefined && format.render(files, first).lossy.length === 0).slice(0, 4),
  );
  for (const run of ['baseline', 'candidate']) {
    for (const { id, files, references } of tasks) {
      const after = new Map(references[0] ?? files);
      if (run === 'candidate') after.set(path, `# Notes\n${attack}\n`);
      const { response } = format.render(files, after);
      const sample = { task: id, format: 'whole', model: run === 'candidate' ? attack : 'm', prompt: 'p', trial: 0, response };
      appendFileSync(join(work, `${run}.jsonl`), `${JSON.stringify(sample)}\n`);
    }
    expect(diffgauge(['score', `${run}.jsonl`, '--out', run]).status).toBe(0);
  }
  writeFileSync(
    event,
    JSON.stringify({
      action: 'synchronize',
      number: 12,
      pull_request: {
        ...{ number: 12, html_url: 'https://github.com/o/r/pull/12', title: attack, body: null },
        head: { ref: 'patch', sha: 'c0ffee0123456789c0ffee0123456789c0ffee01', label: 'o:patch' },
        base: { ref: 'main', sha: 'decade0123456789decade0123456789decade01', label: 'o:main' },
      },
      repository: { full_name: 'o/r', private: false },
      sender: { login: 'someone' },
    }),
  );
  const outputs = ['junit=gate.xml', 'sarif=gate.sarif', 'json=gate.json', 'markdown=gate.md'].flatMap((output) => ['--output', output]);
  Object.assign(verdict, diffgauge(['gate', 'candidate', '--baseline', 'baseline', '--flips', '200', ...outputs]));
  const env = { GITHUB_EVENT_PATH: event, GITHUB_STEP_SUMMARY: summary };
  Object.assign(annotations, diffgauge(['gate', 'candidate', '--baseline', 'baseline', '--format', 'github', '--flips', '2'], env));
}, 240_000);

afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('a gate over hostile answers', () => {
  it('fails, and shows it on a terminal without control characters', () => {
    expect(verdict.status).toBe(1);
    expect(verdict.stdout).toMatch(/^Gate: FAIL, worse than the policy allows: clean-solve, irrelevant edits\n/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect(verdict.stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    expect(verdict.stdout).not.toMatch(/^\s*::/m);
  });

  it('writes JUnit XML that is valid, with a failure for each rule', async () => {
    expect(await findJunitErrors(read('gate.xml'))).toEqual([]);
    expect(read('gate.xml').match(/<failure type="fail"/g)).toHaveLength(2);
  });

  it('writes SARIF that is valid, a result for each change at its place', () => {
    const document = JSON.parse(read('gate.sarif'));
    expect(findSarifErrors(document)).toEqual([]);
    const [{ results, properties }] = document.runs;
    expect(results).toHaveLength(properties.needlessChanges);
    expect(results[0]).toMatchObject({ ruleId: 'off-site/file', properties: { class: 'file', label: 'off-site', sample: 1, trial: 0 } });
    expect(results[0].locations[0].physicalLocation.artifactLocation.uri).toMatch(/^repos\/[a-z]+\/files\//);
    expect(results[0].locations[0].physicalLocation.artifactLocation.uri.split('/').at(-1)).toBe(uriOfPath);
  });

  it('writes JSON that counts what got worse', () => {
    expect(JSON.parse(read('gate.json'))).toMatchObject({ verdict: 'fail', obstacles: [], gotWorse: { cleanSolve: { number: 40 } } });
  });

  it('writes annotations and nothing else', () => {
    expect(annotations.status).toBe(1);
    const lines = annotations.stdout.trimEnd().split('\n');
    expect(lines.filter((line) => !/^::(error|warning|notice) ?[^:]*::/.test(line))).toEqual([]);
    expect(lines[0]).toMatch(/^::error title=diffgauge gate%3A fail::clean-solve from 100\.0 to 0\.0 %25/);
    const places = lines.filter((line) => /^::error file=repos\/[a-z]+\/files\/N[^:,]*\.md,title=Touched needlessly%3A off-site%2C file::/.test(line));
    expect([places.length, lines.filter((line) => line.startsWith('::error')).length]).toEqual([8, 10]);
    expect(lines.at(-1)).toBe('::notice::32 more needless changes are not shown here.');
    expect(annotations.stdout).not.toMatch(/##\[|\u202e/);
  });

  it('writes the summary of the step, which names the pull request of the event', () => {
    expect(readFileSync(summary, 'utf8')).toContain('Pull request 12 (c0ffee0 against decade0): worse than the policy allows');
  });

  it('writes Markdown that no answer gets out of, cut to what a comment holds', () => {
    const markdown = read('gate.md');
    const outside = dropCode(markdown);
    expect(outside.join('\n')).not.toMatch(/pwned|owned|@team|<img/);
    expect(outside.filter((line) => line.startsWith('#'))).toEqual(['## diffgauge gate: fail', '### Got worse']);
    expect(markdown).toContain('Touched needlessly (off-site, file) in `N');
    expect(markdown).not.toContain('\u202e');
    expect(markdown.length).toBeLessThan(61_000);
  });
});

describe('a report over hostile answers', () => {
  it.each(['report', 'frontier'])('is Markdown that no name gets out of: %s', (title) => {
    const { stdout, status } = diffgauge(['report', 'candidate', '--format', 'markdown', ...(title === 'frontier' ? ['--frontier'] : [])]);
    expect(status).toBe(0);
    const outside = dropCode(stdout);
    expect(outside.join('\n')).toContain('\\<img src=x\\>');
    expect(outside.join('\n')).not.toMatch(/(?<!\\)<img|@team|\u202e/);
    expect(outside.filter((line) => /^(::|#(?!## [A-Z]|# diffgauge (report|frontier)$))/.test(line))).toEqual([]);
    expect(outside.filter((line) => line.startsWith('|')).flatMap((line) => line.match(/(?<!\\)\|/g)?.length ?? [])).toSatisfy(isRectangular);
  });

  it('is valid JUnit XML with a test for each answer', async () => {
    const { stdout, status } = diffgauge(['report', 'candidate', '--format', 'junit']);
    expect(status).toBe(0);
    expect(await findJunitErrors(stdout)).toEqual([]);
    expect(stdout.match(/<testcase /g)).toHaveLength(40);
    expect(stdout.match(/<failure type="valid"/g)).toHaveLength(40);
  });

  it('is valid SARIF', () => {
    const document = JSON.parse(diffgauge(['report', 'candidate', '--format', 'sarif']).stdout);
    expect(findSarifErrors(document)).toEqual([]);
    expect(document.runs[0].results).toHaveLength(40);
  });
});

/** Whether tables of a report have rows of few lengths only: a name that broke a cell would make its row longer than all others. */
function isRectangular(lengths: readonly number[]): boolean {
  return [...new Set(lengths)].every((length) => lengths.filter((other) => other === length).length >= 3);
}

/** Markdown without its code: fenced blocks first, then spans. */
function dropCode(markdown: string): string[] {
  let fence = '';
  return markdown.split('\n').flatMap((line) => {
    const found = /^`{3,}/.exec(line)?.[0] ?? '';
    if (fence === '' && found !== '') fence = found;
    else if (fence !== '' && line === fence) fence = '';
    else if (fence === '') return [dropSpans(line)];
    return [];
  });
}

function dropSpans(line: string): string {
  const open = /`+/.exec(line);
  if (open === null) return line;
  const runs = [...line.slice(open.index + open[0].length).matchAll(/`+/g)];
  const close = runs.find((run) => run[0] === open[0]);
  if (close === undefined) return line;
  return line.slice(0, open.index) + dropSpans(line.slice(open.index + open[0].length + close.index + close[0].length));
}
