import { writeOut, writeTurnsOut } from './printable.ts';

/** An element with its attributes and what is in it: elements, or text. Undefined attributes are left out. */
export interface Element {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string | number | undefined>>;
  readonly children?: readonly Element[];
  readonly text?: string;
}

/** An XML 1.0 document, whatever its texts hold: what XML cannot say (control characters, lone surrogates) is written out as \u{...}. */
export const writeXml = (root: Element): string => `<?xml version="1.0" encoding="UTF-8"?>\n${writeElement(root, '')}`;

const writeElement = ({ name, attributes = {}, children = [], text = '' }: Element, indent: string): string => {
  const words = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${escapeXml(String(value))}"`]));
  const start = `${indent}<${name}${words.join('')}`;
  if (text !== '') return `${start}>${escapeXml(text)}</${name}>\n`;
  if (children.length === 0) return `${start}/>\n`;
  return `${start}>\n${children.map((child) => writeElement(child, `${indent}  `)).join('')}${indent}</${name}>\n`;
};

/**
 * Text as it may stand in an element or in an attribute between double quotes; line ends and tabs stay what they are. What turns the direction of text is
 * written out as well.
 */
const escapeXml = (text: string): string =>
  writeTurnsOut(text)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML does not allow
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu, writeOut)
    .replace(/[&<>"'\t\r\n]/g, (character) => `&#${character.charCodeAt(0)};`);
