import type { Case } from './cases.ts';

const make = (...lines: string[]): string => `def f(n):\n    if n:\n${lines.map((line) => `${line}\n`).join('')}`;
const before = make('        go(n)', '        stop(n)', '    return n');
const wanted = before.replace('go(n)', 'go(n + 1)');
const wrapped = make('        with lock:', '            go(n)', '            stop(n)', '    return n');

const row = (name: string, edited: string, atoms: readonly string[], equivalent: boolean): Case => ({
  name: `${name}, in Python`,
  path: 'a.py',
  before,
  wanted,
  edited,
  atoms,
  recall: 1,
  equivalent,
});

/** The same for Python, where indentation makes blocks. */
export const pythonCases: readonly Case[] = [
  row('a comment behind the wanted change', wanted.replace('n + 1)', 'n + 1)  # more'), ['comment off-site (f)'], true),
  row('a comment between two blocks', wanted.replace('    return', '    # done\n    return'), ['comment off-site (f)'], true),
  row('a block indented by less', wanted.replaceAll('        ', '      '), ['layout off-site (f)'], true),
  row('a call over several lines', wanted.replace('n + 1)', '\n            n + 1\n        )'), ['layout off-site (f)'], true),
  row('a trailing comma in a call', wanted.replace('n + 1)', 'n + 1,)'), [], true),
  row('the last statement of a block leaves it', wanted.replace('        stop', '    stop'), ['semantic off-site (f)'], false),
  row('a statement joins the block before it', wanted.replace('    return', '        return'), ['semantic off-site (f)'], false),
  row('a block nobody asked for', wrapped.replace('go(n)', 'go(n + 1)'), ['semantic off-site (f)', 'layout off-site (f)'], false),
  row('a docstring', wanted.replace('    if', '    """F."""\n    if'), ['semantic off-site (f)'], false),
  {
    ...row('a tuple made of a name', 'x = (2,)\n', ['semantic off-site'], false),
    before: 'x = (1)\n',
    wanted: 'x = (2)\n',
  },
  {
    ...row('a call made of two lines', 'x = a(c)\n', ['semantic off-site'], false),
    before: 'x = a\n(b)\n',
    wanted: 'x = a\n(c)\n',
  },
  { ...row('lines indented anew since a block stands round them', wrapped, [], true), wanted: wrapped },
  { ...row('the block round the first line only', wrapped.replace('            stop', '        stop'), [], false), wanted: wrapped },
  {
    ...row('another block round the same lines', wrapped.replace('with lock', 'while n > 2'), ['semantic on-site (f)'], false),
    wanted: wrapped,
    recall: 1 / 3,
  },
  {
    ...row('a blank more in how a value is written', 'x = 2\ny = f"{n: d}"\n', ['semantic off-site'], false),
    before: 'x = 1\ny = f"{n:d}"\n',
    wanted: 'x = 2\ny = f"{n:d}"\n',
  },
  {
    ...row('a blank less in how a value is written', 'x = 2\ny = f"{n:%H}"\n', ['semantic off-site'], false),
    before: 'x = 1\ny = f"{n:%H }"\n',
    wanted: 'x = 2\ny = f"{n:%H }"\n',
  },
  {
    ...row('names imported in another order', 'from a import c, b\nx = 2\n', ['semantic off-site', 'semantic off-site'], false),
    before: 'from a import b, c\nx = 1\n',
    wanted: 'from a import b, c\nx = 2\n',
  },
];
