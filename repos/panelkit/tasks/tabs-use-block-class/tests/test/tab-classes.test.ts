import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { Tabs } from '../src/Tabs.tsx';

it('has the same classes as before', () => {
  const tabs = [{ id: 'a', label: 'A', panel: 'One' }, { id: 'b', label: 'B', panel: 'Two', badge: 0 }, { id: 'c', label: 'C', panel: 'Three', disabled: true }];
  assert.equal(
    render(h(Tabs, { id: 't', label: 'L', tabs, active: 'b', onChange: () => {} })),
    '<div class="pk-tabs"><div class="pk-tabs__list" role="tablist" aria-label="L">' +
      '<button id="t-tab-a" type="button" class="pk-tab" role="tab" aria-selected="false" aria-controls="t-panel" tabindex="-1">A</button>' +
      '<button id="t-tab-b" type="button" class="pk-tab pk-tab--active" role="tab" aria-selected="true" aria-controls="t-panel" tabindex="0">B<span class="pk-tab__badge">0</span></button>' +
      '<button id="t-tab-c" type="button" class="pk-tab" role="tab" aria-selected="false" aria-controls="t-panel" tabindex="-1" disabled>C</button></div>' +
      '<div id="t-panel" class="pk-tabs__panel" role="tabpanel" aria-labelledby="t-tab-b">Two</div></div>',
  );
});

it('makes them with blockClass', () => {
  const source = readFileSync(new URL('../src/Tabs.tsx', import.meta.url), 'utf8');
  assert.match(source, /import \{ blockClass \} from '\.\/class-names\.ts';/);
  assert.match(source, /blockClass\('pk-tab', \{/);
  assert.doesNotMatch(source, /pk-tab--active/);
});
