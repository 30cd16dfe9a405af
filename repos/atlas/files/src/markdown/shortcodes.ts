const VIDEO = /\{\{ *video +([\w-]+) *\}\}/g;

/**
 * Turns the shortcodes of the first release into Markdown.
 * @deprecated Nothing but old pages uses them.
 */
export function expandShortcodes(text: string): string {
  return text.replaceAll(VIDEO, (_, id: string) => `[Video](https://video.example.org/watch/${id})`);
}
