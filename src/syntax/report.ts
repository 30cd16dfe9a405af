/** How an atom stands to the reference: made by it; at a site it changes otherwise; at a site it changes and that is done; anywhere else. */
export type Standing = 'wanted' | 'on-site' | 'done-site' | 'elsewhere';

/**
 * One atom of one file. `unwanted` leaves are not among the reference's. Atoms of one rename have the same number. `causes` are numbers of the atoms that it
 * may follow from: of each list, one has to be kept.
 */
export interface FileAtom {
  readonly from: number;
  readonly to: number;
  readonly newFrom: number;
  readonly newTo: number;
  readonly class: 'eol' | 'layout' | 'comment' | 'import-order' | 'rename' | 'move' | 'semantic';
  readonly standing: Standing;
  readonly leaves: number;
  readonly unwanted: number;
  readonly inNewError: boolean;
  readonly rename?: number;
  readonly causes: readonly (readonly number[])[];
  readonly symbol?: string;
}

/** What a candidate makes of one file. Counts are leaves; those of `Code` leave comments out. */
export interface FileReport {
  readonly wanted: number;
  readonly done: number;
  readonly wantedCode: number;
  readonly doneCode: number;
  readonly changed: number;
  readonly newErrors: number;
  readonly equivalent: boolean;
  readonly atoms: readonly FileAtom[];
}

const classes = ['eol', 'layout', 'comment', 'import-order', 'rename', 'move', 'semantic'] as const;
const standings = ['wanted', 'on-site', 'done-site', 'elsewhere'] as const;
const none = 0xffffffff;
const headSize = 9;
const atomSize = 13;

/** Reads the core's numbers, in the order that native/addon.cc writes them; names of symbols are stretches of either text. */
export const readReport = (numbers: Uint32Array, base: string, edited: string): FileReport => {
  const [wanted = 0, done = 0, wantedCode = 0, doneCode = 0, changed = 0, newErrors = 0, equivalent = 0, nameCount = 0, causeCount = 0] = numbers;
  const names = numbers.subarray(headSize, headSize + nameCount);
  const causes = numbers.subarray(headSize + nameCount, headSize + nameCount + causeCount);
  const rows = numbers.subarray(headSize + nameCount + causeCount);
  const atoms: FileAtom[] = [];
  let symbolStart = 0;
  let causesStart = 0;
  for (let row = 0; row < rows.length; row += atomSize) {
    const [
      from = 0,
      to = 0,
      newFrom = 0,
      newTo = 0,
      kind = 0,
      standing = 0,
      leaves = 0,
      unwanted = 0,
      inNewError = 0,
      rename = none,
      causesEnd = 0,
      symbolEnd = 0,
      inEdited = 0,
    ] = rows.subarray(row, row + atomSize);
    const symbol = readSymbol(inEdited === 1 ? edited : base, names.subarray(symbolStart, symbolEnd));
    symbolStart = symbolEnd;
    atoms.push({
      ...{ from, to, newFrom, newTo, leaves, unwanted },
      class: classes[kind] ?? 'semantic',
      standing: standings[standing] ?? 'elsewhere',
      inNewError: inNewError === 1,
      ...(rename === none ? {} : { rename }),
      causes: readLists(causes.subarray(causesStart, causesEnd)),
      ...(symbol === '' ? {} : { symbol }),
    });
    causesStart = causesEnd;
  }
  return { wanted, done, wantedCode, doneCode, changed, newErrors, equivalent: equivalent === 1, atoms };
};

/** Lists that are closed by `none`. */
const readLists = (numbers: Uint32Array): number[][] => {
  const lists: number[][] = [];
  let list: number[] = [];
  for (const number of numbers) {
    if (number !== none) list.push(number);
    else {
      lists.push(list);
      list = [];
    }
  }
  return lists;
};

const readSymbol = (text: string, spans: Uint32Array): string => {
  const names: string[] = [];
  for (let i = 0; i < spans.length; i += 2) names.push(text.slice(spans[i], spans[i + 1]));
  return names.join('.');
};
