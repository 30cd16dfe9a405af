/** How an atom stands to the reference: made by it; at a site it changes otherwise; at a site it changes and that is done; anywhere else. */
export type Standing = 'wanted' | 'on-site' | 'elsewhere';

/**
 * One atom of one file. `unwanted` leaves are not among the reference's. Atoms of one rename have the same number, and so have atoms on-site of one site.
 * `causes` are numbers of the atoms that it may follow from: of each list, one has to be kept.
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
  readonly rename?: number | undefined;
  readonly site?: number | undefined;
  readonly causes: readonly (readonly number[])[];
  readonly symbol?: string | undefined;
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
const standings = ['wanted', 'on-site', 'elsewhere'] as const;
const none = 0xffffffff;

/** Where the numbers of a report stand, and those of an atom: the order of `toNumbers` in native/numbers.cc. */
const head = { wanted: 0, done: 1, wantedCode: 2, doneCode: 3, changed: 4, newErrors: 5, equivalent: 6, nameCount: 7, causeCount: 8, size: 9 } as const;
const column = {
  ...{ from: 0, to: 1, newFrom: 2, newTo: 3, class: 4, standing: 5, leaves: 6, unwanted: 7, inNewError: 8, rename: 9, causesEnd: 10, symbolEnd: 11 },
  ...{ symbolInEdited: 12, site: 13, size: 14 },
} as const;

/** Reads the core's numbers; names of symbols are stretches of either text. */
export const readReport = (numbers: Uint32Array, base: string, edited: string): FileReport => {
  const at = (index: number): number => numbers[index] ?? 0;
  const firstCause = head.size + at(head.nameCount);
  const firstAtom = firstCause + at(head.causeCount);
  const atoms: FileAtom[] = [];
  for (let row = firstAtom, name: number = head.size, cause = firstCause; row < numbers.length; row += column.size) {
    const [symbolEnd, causesEnd] = [head.size + at(row + column.symbolEnd), firstCause + at(row + column.causesEnd)];
    const [rename, site] = [at(row + column.rename), at(row + column.site)];
    const symbol = readSymbol(at(row + column.symbolInEdited) === 1 ? edited : base, numbers, name, symbolEnd);
    atoms.push({
      from: at(row + column.from),
      to: at(row + column.to),
      newFrom: at(row + column.newFrom),
      newTo: at(row + column.newTo),
      class: classes[at(row + column.class)] ?? 'semantic',
      standing: standings[at(row + column.standing)] ?? 'elsewhere',
      leaves: at(row + column.leaves),
      unwanted: at(row + column.unwanted),
      inNewError: at(row + column.inNewError) === 1,
      rename: rename === none ? undefined : rename,
      site: site === none ? undefined : site,
      causes: readLists(numbers, cause, causesEnd),
      symbol,
    });
    [name, cause] = [symbolEnd, causesEnd];
  }
  return {
    wanted: at(head.wanted),
    done: at(head.done),
    wantedCode: at(head.wantedCode),
    doneCode: at(head.doneCode),
    changed: at(head.changed),
    newErrors: at(head.newErrors),
    equivalent: at(head.equivalent) === 1,
    atoms,
  };
};

const noLists: readonly (readonly number[])[] = [];

/** The lists at [from, to), each closed by `none`. */
const readLists = (numbers: Uint32Array, from: number, to: number): readonly (readonly number[])[] => {
  if (from === to) return noLists;
  const lists: number[][] = [];
  let list: number[] = [];
  for (const number of numbers.subarray(from, to)) {
    if (number !== none) list.push(number);
    else {
      lists.push(list);
      list = [];
    }
  }
  return lists;
};

const readSymbol = (text: string, numbers: Uint32Array, from: number, to: number): string | undefined => {
  let symbol: string | undefined;
  for (let at = from; at < to; at += 2) {
    const name = text.slice(numbers[at], numbers[at + 1]);
    symbol = symbol === undefined ? name : `${symbol}.${name}`;
  }
  return symbol;
};
