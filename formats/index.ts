import type { Format } from '../src/types.ts';
import { classicDiff } from './classic-diff.ts';
import { editTool } from './edit-tool.ts';
import { gitDiff } from './git-diff.ts';
import { hashline } from './hashline.ts';
import { jsonEdits } from './json-edits.ts';
import { lazy } from './lazy.ts';
import { lineRange } from './line-range.ts';
import { searchReplace } from './search-replace.ts';
import { searchReplaceFenced } from './search-replace-fenced.ts';
import { searchReplaceLines } from './search-replace-lines.ts';
import { withPlaceholderLoss } from './shared/placeholder-loss.ts';
import { strReplace } from './str-replace.ts';
import { symbol } from './symbol.ts';
import { udiff } from './udiff.ts';
import { v4a } from './v4a.ts';
import { whole } from './whole.ts';
import { xml } from './xml.ts';

const all: readonly Format[] = [
  classicDiff,
  editTool,
  gitDiff,
  hashline,
  jsonEdits,
  lazy,
  lineRange,
  searchReplace,
  searchReplaceFenced,
  searchReplaceLines,
  strReplace,
  symbol,
  udiff,
  v4a,
  whole,
  xml,
];

/** The formats by name, in the order of their names. */
export const formats: ReadonlyMap<string, Format> = new Map(all.map((format) => [format.name, withPlaceholderLoss(format)]));

/** The format of that name. */
export const getFormat = (name: string): Format | undefined => formats.get(name);
