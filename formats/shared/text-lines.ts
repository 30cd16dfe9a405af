/** A line and its terminator: `\n`, `\r\n`, `\r`, or nothing at the end of a text. */
export interface TextLine {
  readonly text: string;
  readonly eol: string;
}

/** A text by its lines; a byte order mark stands before the first one. */
export interface TextLines {
  readonly bom: boolean;
  readonly lines: readonly TextLine[];
}

/** Splits a text without losing anything. */
export const splitText = (text: string): TextLines => {
  const bom = text.startsWith(BOM);
  const lines: TextLine[] = [];
  let from = bom ? 1 : 0;
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code !== 10 && code !== 13) continue;
    const eol = code === 10 ? '\n' : text.charCodeAt(i + 1) === 10 ? '\r\n' : '\r';
    lines.push({ text: text.slice(from, i), eol });
    i += eol.length - 1;
    from = i + 1;
  }
  if (from < text.length) lines.push({ text: text.slice(from), eol: '' });
  return { bom, lines };
};

/** The lines of a text without their terminators. */
export const listTexts = (text: string): string[] => splitText(text).lines.map((line) => line.text);

const BOM = '\ufeff';
