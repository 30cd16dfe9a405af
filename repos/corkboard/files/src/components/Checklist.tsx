/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Translate } from '../messages.ts';
import type { ChecklistItem } from '../types.ts';

export interface ChecklistProps {
  readonly items: readonly ChecklistItem[];
  readonly t: Translate;
  readonly onToggle: (item: number) => void;
}

/** The items of a card as check boxes, below a bar that shows how many of them are done. */
export function Checklist({ items, t, onToggle }: ChecklistProps): VNode {
  const done = items.filter((item) => item.done).length;
  return (
    <div>
      <progress class="cb-checklist__bar" value={done} max={items.length}>
        {t('checklist.progress', { done, total: items.length })}
      </progress>
      <ul class="cb-checklist">
        {items.map((item, index) => (
          <li key={index}>
            <label>
              <input type="checkbox" checked={item.done} onChange={() => onToggle(index)} />
              {item.text}
            </label>
          </li>
        ))}
      </ul>
    </div>
  );
}
