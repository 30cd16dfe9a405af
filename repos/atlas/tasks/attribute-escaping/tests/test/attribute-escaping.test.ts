import assert from 'node:assert/strict';
import { it } from 'node:test';
import { element } from '../src/render/element.ts';
import { escapeAttribute } from '../src/render/escape.ts';

it('escapes the five signs', () => {
  assert.equal(escapeAttribute(`&<>"'`), '&amp;&lt;&gt;&quot;&#39;');
  assert.equal(escapeAttribute(`a && "b" 'c' <d>`), 'a &amp;&amp; &quot;b&quot; &#39;c&#39; &lt;d&gt;');
  assert.equal(element('a', { title: `it's "x"` }), '<a title="it&#39;s &quot;x&quot;"></a>');
});
