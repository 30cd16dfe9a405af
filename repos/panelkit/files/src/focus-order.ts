/** Something that can take the focus inside a composite widget: a tab, or a button of a toolbar. */
export interface FocusItem {
  readonly id: string;
  readonly label: string;
  readonly disabled?: boolean;
}

/** Which pair of arrow keys moves the focus. */
export type Orientation = 'horizontal' | 'vertical';

const STEPS: Readonly<Record<Orientation, Readonly<Record<string, 1 | -1>>>> = {
  horizontal: { ArrowLeft: -1, ArrowRight: 1 },
  vertical: { ArrowUp: -1, ArrowDown: 1 },
};

/**
 * The id of the item that has the focus after a key press. Disabled items are passed over, and the order wraps
 * at both ends. A key that moves nothing gives `current` back.
 */
export function moveFocus(
  items: readonly FocusItem[],
  current: string,
  key: string,
  orientation: Orientation = 'horizontal',
): string {
  if (key === 'Home') return items.find(isEnabled)?.id ?? current;
  if (key === 'End') return items.findLast(isEnabled)?.id ?? current;
  const delta = STEPS[orientation][key];
  if (delta === undefined) return current;
  return nextEnabled(items, current, delta);
}

/**
 * The first enabled item after `current` whose label starts with `prefix`, whatever the case; the search wraps.
 * Gives `undefined` when there is none.
 */
export function findByPrefix(items: readonly FocusItem[], current: string, prefix: string): string | undefined {
  const wanted = prefix.toLowerCase();
  const from = indexOf(items, current) + 1;
  const rotated = [...items.slice(from), ...items.slice(0, from)];
  return rotated.find((item) => isEnabled(item) && item.label.toLowerCase().startsWith(wanted))?.id;
}

/** The `tabIndex` of an item: 0 for the one stop of the widget in the tab order, -1 for all others. */
export function tabIndexFor(items: readonly FocusItem[], current: string, id: string): 0 | -1 {
  const stop = items.find((item) => item.id === current && isEnabled(item)) ?? items.find(isEnabled);
  return stop?.id === id ? 0 : -1;
}

function nextEnabled(items: readonly FocusItem[], current: string, delta: 1 | -1): string {
  const count = items.length;
  const from = indexOf(items, current);
  for (let step = 1; step < count; step += 1) {
    const item = items[(from + step * delta) % count];
    if (item !== undefined && isEnabled(item)) return item.id;
  }
  return current;
}

function indexOf(items: readonly FocusItem[], id: string): number {
  return Math.max(0, items.findIndex((item) => item.id === id));
}

function isEnabled(item: FocusItem): boolean {
  return item.disabled !== true;
}
