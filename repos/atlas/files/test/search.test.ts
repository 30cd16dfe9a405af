import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defaultConfig } from '../src/config/site-config.ts';
import { loadPages } from '../src/content/load-pages.ts';
import { DiagnosticSink } from '../src/diagnostics/sink.ts';
import { buildIndex } from '../src/search/build-index.ts';
import type { IndexEntry } from '../src/search/build-index.ts';
import { excerptAround } from '../src/search/excerpt.ts';
import { search } from '../src/search/query.ts';
import { scoreTerm } from '../src/search/score.ts';
import { stem } from '../src/search/stem.ts';
import { termsOf } from '../src/search/terms.ts';

function index(files: Readonly<Record<string, string>>): IndexEntry[] {
  return buildIndex(loadPages(new Map(Object.entries(files)), defaultConfig, '2026-06-01', new DiagnosticSink()));
}

const site = index({
  'a.md': '# Install\n\nHow the installer links libraries. Links, links, links.',
  'b.md': '# Linking\n\nEvery link is checked.',
  'c.md': '# Café\n\nNaïve users install nothing.\n\n```\nhidden code\n```',
  'd.md': '# Dates\n\nEvery link is dated.',
});
const urls = (query: string, limit?: number) => search(site, query, limit).map(({ url }) => url);

describe('terms', () => {
  it('are words without endings and stop words', () => {
    assert.deepEqual(termsOf('The Links are linked, linking IT'), ['link', 'link', 'link']);
    assert.deepEqual(['boxes', 'class', 'red', 'uses', 'sing', 'is', 'runs'].map(stem), ['box', 'class', 'red', 'use', 'sing', 'is', 'run']);
  });
});

describe('the index', () => {
  it('counts terms of titles and texts', () => {
    const [entry] = site;
    assert.equal(entry.url, '/a/');
    assert.equal(entry.title, 'Install');
    assert.equal(entry.text, 'Install How the installer links libraries. Links, links, links.');
    assert.deepEqual({ ...entry.titleTerms }, { install: 1 });
    assert.deepEqual({ ...entry.textTerms }, { install: 1, installer: 1, link: 4, librari: 1 });
  });

  it('has neither accents nor code', () => {
    const entry = site[2];
    assert.deepEqual({ ...entry.titleTerms }, { cafe: 1 });
    assert.deepEqual(Object.keys(entry.textTerms).sort(), ['cafe', 'install', 'naive', 'noth', 'user']);
  });
});

describe('a search', () => {
  it('finds pages with every term, the best first', () => {
    assert.deepEqual(urls('links'), ['/b/', '/a/', '/d/']);
    assert.deepEqual(urls('install'), ['/a/', '/c/']);
    assert.deepEqual(urls('link checked'), ['/b/']);
    assert.deepEqual(urls('the LINK'), ['/b/', '/a/', '/d/']);
    assert.deepEqual(urls('every'), ['/b/', '/d/']);
    assert.deepEqual(urls('link unicorn'), []);
    assert.deepEqual(urls('hidden'), []);
    assert.deepEqual(urls('toString'), []);
  });

  it('finds no more than asked for', () => {
    assert.deepEqual(urls('links', 2), ['/b/', '/a/']);
    const many = index(Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`p${n}.md`, '# Same'])));
    assert.equal(search(many, 'same').length, 10);
  });

  it('finds nothing for nothing', () => {
    assert.deepEqual(urls(''), []);
    assert.deepEqual(urls(' \t'), []);
  });

  it('shows where', () => {
    assert.deepEqual(search(site, 'libraries'), [{ url: '/a/', title: 'Install', excerpt: '…libraries. Links, links, links.' }]);
    assert.deepEqual(search(site, 'checked')[0].excerpt, '…checked.');
  });

  it('weighs titles more than texts', () => {
    const entry = { url: '/', title: '', text: '', titleTerms: { a: 1 }, textTerms: { a: 1, b: 3 } };
    assert.equal(scoreTerm('a', entry), 6);
    assert.equal(scoreTerm('b', entry), 2);
    assert.equal(scoreTerm('c', entry), 0);
  });
});

describe('an excerpt', () => {
  const text = `Begin here. ${'word '.repeat(60)}end`;

  it('begins with the first word found', () => {
    assert.equal(excerptAround('One two links three', ['link', 'three']), '…links three');
    assert.equal(excerptAround('One two', ['none']), 'One two');
    assert.equal(excerptAround('One two', ['one']), 'One two');
  });

  it('is cut between words', () => {
    const excerpt = excerptAround(text, ['none']);
    assert.ok(excerpt.length <= 120);
    assert.ok(excerpt.length > 110);
    assert.match(excerpt, /^Begin here\. (word )+word…$/);
    assert.equal(excerptAround('x'.repeat(200), []), `${'x'.repeat(119)}…`);
    assert.equal(excerptAround('x'.repeat(120), []), 'x'.repeat(120));
  });
});
