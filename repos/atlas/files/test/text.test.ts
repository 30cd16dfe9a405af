import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findLocale } from '../src/config/locales.ts';
import { compareDays, formatDay, parseDay, toTimestamp } from '../src/text/dates.ts';
import { editDistance, findNearest } from '../src/text/distance.ts';
import { foldAccents } from '../src/text/fold.ts';
import { matchAny, matchGlob } from '../src/text/glob.ts';
import { extensionOf, folderOf, joinPath, nameOf, partsOf, stemOf } from '../src/text/paths.ts';
import { slugify } from '../src/text/slugify.ts';
import { countWords, splitWords } from '../src/text/words.ts';

describe('paths', () => {
  it('are joined and tidied', () => {
    assert.equal(joinPath('guide', 'setup.md'), 'guide/setup.md');
    assert.equal(joinPath('guide', '../index.md'), 'index.md');
    assert.equal(joinPath('/guide/', './a//b', 'c'), 'guide/a/b/c');
    assert.equal(joinPath('..', '..', 'a'), 'a');
    assert.equal(joinPath(''), '');
  });

  it('are taken apart', () => {
    assert.equal(folderOf('a/b/c.md'), 'a/b');
    assert.equal(folderOf('c.md'), '');
    assert.equal(nameOf('a/b/c.md'), 'c.md');
    assert.equal(nameOf('c.md'), 'c.md');
    assert.deepEqual(partsOf('/a//b/c.md'), ['a', 'b', 'c.md']);
    assert.deepEqual(partsOf(''), []);
  });

  it('have an extension or none', () => {
    assert.equal(extensionOf('a.b/c.tar.GZ'), '.gz');
    assert.equal(extensionOf('a.b/LICENSE'), '');
    assert.equal(extensionOf('.env'), '');
    assert.equal(stemOf('guide/setup.md'), 'guide/setup');
    assert.equal(stemOf('a.b/LICENSE'), 'a.b/LICENSE');
  });
});

describe('addresses', () => {
  it('have neither accents nor signs', () => {
    assert.equal(slugify('Getting started!'), 'getting-started');
    assert.equal(slugify('Über  uns & Co.'), 'uber-uns-co');
    assert.equal(slugify('C++ / 2.0'), 'c-2-0');
    assert.equal(slugify('日本'), '日本');
    assert.equal(slugify('?!'), 'section');
  });

  it('are folded without losing letters', () => {
    assert.equal(foldAccents('naïve Ångström'), 'naive Angstrom');
    assert.equal(foldAccents('plain'), 'plain');
  });
});

describe('days', () => {
  it('are read where the calendar has them', () => {
    assert.equal(parseDay('2026-05-01'), '2026-05-01');
    assert.equal(parseDay(' 2026-12-31 '), '2026-12-31');
    assert.equal(parseDay('2024-02-29'), '2024-02-29');
    assert.equal(parseDay('2000-02-29'), '2000-02-29');
    for (const text of ['2026-02-29', '1900-02-29', '2026-04-31', '2026-06-31', '2026-09-31', '2026-11-31', '2026-13-01', '2026-00-01', '2026-01-00', '2026-01-32', '26-01-01', 'soon', '']) {
      assert.equal(parseDay(text), undefined, text);
    }
  });

  it('are compared', () => {
    assert.ok(compareDays('2026-01-31', '2026-02-01') < 0);
    assert.ok(compareDays('2026-02-01', '2025-12-31') > 0);
    assert.equal(compareDays('2026-02-01', '2026-02-01'), 0);
  });

  it('are written in the language of the site', () => {
    assert.equal(formatDay('2026-05-01', findLocale('en')), '1 May 2026');
    assert.equal(formatDay('2026-03-15', findLocale('de-AT')), '15. März 2026');
    assert.equal(formatDay('2026-12-02', findLocale('fr')), '2 décembre 2026');
    assert.equal(formatDay('2026-01-02', findLocale('xx')), '2 January 2026');
    assert.equal(toTimestamp('2026-05-01'), '2026-05-01T00:00:00Z');
  });
});

describe('globs', () => {
  it('fit paths part by part', () => {
    assert.ok(matchGlob('**/*.md', 'a.md'));
    assert.ok(matchGlob('**/*.md', 'a/b/c.md'));
    assert.ok(matchGlob('a/**', 'a/b/c.md'));
    assert.ok(matchGlob('a/**/z.md', 'a/z.md'));
    assert.ok(matchGlob('a/*-*.md', 'a/b-c.md'));
    assert.ok(matchGlob('a/b.md', 'a/b.md'));
    assert.ok(!matchGlob('*.md', 'a/b.md'));
    assert.ok(!matchGlob('a/*', 'a'));
    assert.ok(!matchGlob('a/*.md', 'a/b.mdx'));
    assert.ok(!matchGlob('a*a', 'a'));
    assert.ok(!matchGlob('a*b*c', 'acb'));
    assert.ok(!matchGlob('**/z.md', 'a/y.md'));
  });

  it('are enough when one of them fits', () => {
    assert.ok(matchAny(['x', 'a/*'], 'a/b'));
    assert.ok(!matchAny(['x', 'y'], 'a/b'));
    assert.ok(!matchAny([], 'a'));
  });
});

describe('words', () => {
  it('are runs of letters and digits', () => {
    assert.deepEqual(splitWords('Don’t re-read it: 2 times, naïve.'), ['Don’t', 're-read', 'it', '2', 'times', 'naïve']);
    assert.deepEqual(splitWords(' - '), []);
    assert.equal(countWords('one two, three'), 3);
  });

  it('are near each other', () => {
    assert.equal(editDistance('kitten', 'sitting'), 3);
    assert.equal(editDistance('', 'abc'), 3);
    assert.equal(editDistance('same', 'same'), 0);
    assert.equal(findNearest('titel', ['tags', 'title', 'date']), 'title');
    assert.equal(findNearest('xyz', ['tags', 'title']), undefined);
    assert.equal(findNearest('dat', ['tag', 'date']), 'date');
  });
});
