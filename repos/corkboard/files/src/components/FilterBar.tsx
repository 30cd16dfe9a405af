/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { isActive, NO_FILTER, toggleLabel } from '../filter.ts';
import type { Translate } from '../messages.ts';
import type { Filter, Label } from '../types.ts';

export interface FilterBarProps {
  readonly labels: readonly Label[];
  readonly filter: Filter;
  readonly t: Translate;
  readonly onChange: (filter: Filter) => void;
}

/** Chooses which cards are shown. */
export function FilterBar({ labels, filter, t, onChange }: FilterBarProps): VNode {
  return (
    <div class="cb-filter" role="search">
      <input
        type="search"
        class="cb-filter__text"
        aria-label={t('filter.search')}
        value={filter.text}
        onInput={(event) => onChange({ ...filter, text: event.currentTarget.value })}
      />
      {labels.map((label) => (
        <button
          key={label.id}
          type="button"
          class="cb-filter__toggle"
          aria-pressed={filter.labels.includes(label.id)}
          onClick={() => onChange(toggleLabel(filter, label.id))}
        >
          {label.name}
        </button>
      ))}
      <button type="button" class="cb-filter__clear" disabled={!isActive(filter)} onClick={() => onChange(NO_FILTER)}>
        {t('filter.clear')}
      </button>
    </div>
  );
}
