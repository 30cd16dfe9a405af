/** @jsxImportSource preact */
import type { ComponentChildren, TargetedKeyboardEvent, VNode } from 'preact';
import { moveFocus, tabIndexFor } from './focus-order.ts';
import type { FocusItem } from './focus-order.ts';

/** One tab: the text of its button, and the panel it opens. */
export interface Tab extends FocusItem {
  readonly panel: ComponentChildren;
  /** A number shown beside the label, unread messages for instance. */
  readonly badge?: number;
}

export interface TabsProps {
  /** Unique in the page; the ids of the parts are derived from it. */
  readonly id: string;
  /** The accessible name of the list of tabs. */
  readonly label: string;
  readonly tabs: readonly Tab[];
  /** The id of the tab whose panel is shown. */
  readonly active: string;
  readonly onChange: (tab: string) => void;
}

/** A row of tabs above the panel of the active one. Arrow keys, Home and End move to another tab and open it. */
export function Tabs({ id, label, tabs, active, onChange }: TabsProps): VNode {
  const current = tabs.find((tab) => tab.id === active);

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    const next = moveFocus(tabs, active, event.key);
    if (next === active) return;
    event.preventDefault();
    onChange(next);
    document.getElementById(`${id}-tab-${next}`)?.focus();
  };

  return (
    <div class="pk-tabs">
      <div class="pk-tabs__list" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            id={`${id}-tab-${tab.id}`}
            type="button"
            class={tab.id === active ? 'pk-tab pk-tab--active' : 'pk-tab'}
            role="tab"
            aria-selected={tab.id === active}
            aria-controls={`${id}-panel`}
            tabIndex={tabIndexFor(tabs, active, tab.id)}
            disabled={tab.disabled}
            onClick={() => onChange(tab.id)}
          >
            {tab.label}
            {tab.badge !== undefined && <span class="pk-tab__badge">{tab.badge}</span>}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} class="pk-tabs__panel" role="tabpanel" aria-labelledby={`${id}-tab-${active}`}>
        {current?.panel}
      </div>
    </div>
  );
}
