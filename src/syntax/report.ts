/** How an atom stands to the reference: made by it; at a site it changes otherwise; at a site it changes and that is done; anywhere else. */
export type Standing = 'wanted' | 'on-site' | 'done-site' | 'elsewhere';

/** One atom of one file. `unwanted` leaves are not among the reference's; `cause` is the number of the atom it may follow from. */
export interface FileAtom {
  readonly from: number;
  readonly to: number;
  readonly newFrom: number;
  readonly newTo: number;
  readonly class: 'eol' | 'layout' | 'comment' | 'semantic';
  readonly standing: Standing;
  readonly leaves: number;
  readonly unwanted: number;
  readonly inNewError: boolean;
  readonly cause?: number;
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

const classes = ['eol', 'layout', 'comment', 'semantic'] as const;
const standings = ['wanted', 'on-site', 'done-site', 'elsewhere'] as const;
const none = 0xffffffff;
const headSize = 8;
const atomSize = 12;

/** Reads the core's numbers, in the order that native/addon.cc writes them; names of symbols are stretches of either text. */
export const readReport = (numbers: Uint32Array, base: string, edited: string): FileReport => {
  const [wanted = 0, done = 0, wantedCode = 0, doneCode = 0, changed = 0, newErrors = 0, equivalent = 0, nameCount = 0] = numbers;
  const names = numbers.subarray(headSize, headSize + nameCount);
  const rows = numbers.subarray(headSize + nameCount);
  const atoms: FileAtom[] = [];
  let symbolStart = 0;
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
      cause = none,
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
      ...(cause === none ? {} : { cause }),
      ...(symbol === '' ? {} : { symbol }),
    });
  }
  return { wanted, done, wantedCode, doneCode, changed, newErrors, equivalent: equivalent === 1, atoms };
};

const readSymbol = (text: string, spans: Uint32Array): string => {
  const names: string[] = [];
  for (let i = 0; i < spans.length; i += 2) names.push(text.slice(spans[i], spans[i + 1]));
  return names.join('.');
};
