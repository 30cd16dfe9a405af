/** How much is remembered: what was found for so many texts, which have together so many UTF-16 units. */
export interface RecentBounds {
  readonly texts: number;
  readonly units: number;
}

const usualBounds: RecentBounds = { texts: 64, units: 2 ** 19 };

/**
 * A pure function of a file's path and text that remembers what it found for the texts asked for last: the answers to a task ask about the same files
 * again and again. What it returns is shared and must not be changed.
 */
export const rememberRecent = <Found>(read: (path: string, text: string) => Found, bounds = usualBounds): ((path: string, text: string) => Found) => {
  const recent = new Map<string, { readonly path: string; readonly found: Found }>();
  let units = 0;
  const forget = (text: string): void => {
    if (recent.delete(text)) units -= text.length;
  };
  return (path, text) => {
    const known = recent.get(text);
    const found = known?.path === path ? known.found : read(path, text);
    if (text.length > bounds.units) return found;
    forget(text);
    recent.set(text, { path, found });
    units += text.length;
    for (const oldest of recent.keys()) {
      if (recent.size <= bounds.texts && units <= bounds.units) break;
      forget(oldest);
    }
    return found;
  };
};
