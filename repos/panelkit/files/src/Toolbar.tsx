/** @jsxImportSource preact */
import type { ComponentChildren, TargetedKeyboardEvent, VNode } from 'preact';
import { blockClass } from './class-names.ts';
import { findByPrefix, moveFocus, tabIndexFor } from './focus-order.ts';
import type { FocusItem, Orientation } from './focus-order.ts';

/** One button of a toolbar. `pressed` makes it a toggle. */
export interface ToolbarItem extends FocusItem {
  readonly icon?: ComponentChildren;
  readonly pressed?: boolean;
}

export interface ToolbarProps {
  /** The accessible name of the toolbar. */
  readonly label: string;
  readonly items: readonly ToolbarItem[];
  /** The id of the item that has, or last had, the focus. */
  readonly focused: string;
  readonly orientation?: Orientation;
  readonly onFocusChange: (item: string) => void;
  readonly onAction: (item: string) => void;
}

/** A row or column of buttons that is one stop in the tab order; arrow keys and first letters move inside it. */
export function Toolbar(props: ToolbarProps): VNode {
  const { label, items, focused, orientation = 'horizontal', onFocusChange, onAction } = props;

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    const next = isLetter(event)
      ? findByPrefix(items, focused, event.key) ?? focused
      : moveFocus(items, focused, event.key, orientation);
    if (next === focused) return;
    event.preventDefault();
    onFocusChange(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-item="${CSS.escape(next)}"]`)?.focus();
  };

  return (
    <div
      class={blockClass('pk-toolbar', { vertical: orientation === 'vertical' })}
      role="toolbar"
      aria-label={label}
      aria-orientation={orientation}
      onKeyDown={onKeyDown}
    >
      {items.map((item) => (
        <button
          key={item.id}
          type="button"
          class={blockClass('pk-toolbar__button', { pressed: item.pressed })}
          data-item={item.id}
          aria-pressed={item.pressed}
          tabIndex={tabIndexFor(items, focused, item.id)}
          disabled={item.disabled}
          onFocus={() => onFocusChange(item.id)}
          onClick={() => onAction(item.id)}
        >
          {item.icon}
          <span class="pk-toolbar__label">{item.label}</span>
        </button>
      ))}
    </div>
  );
}

function isLetter(event: TargetedKeyboardEvent<HTMLElement>): boolean {
  return event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
}
