const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it stands between tags. */
export function escapeText(text: string): string {
  return text.replaceAll(/[&<>]/g, (sign) => entities[sign]);
}

/** Text as it stands in a quoted attribute. */
export function escapeAttribute(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => entities[sign]);
}
