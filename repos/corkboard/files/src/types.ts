/** The colours of labels; each is a token `label.<colour>`. */
export type LabelColor = 'amber' | 'blue' | 'green' | 'rose';

export interface Label {
  readonly id: string;
  readonly name: string;
  readonly color: LabelColor;
}

export interface Member {
  readonly id: string;
  readonly name: string;
  /** The address of a square picture. */
  readonly photo?: string;
}

export interface ChecklistItem {
  readonly text: string;
  readonly done: boolean;
}

export interface CardData {
  readonly id: string;
  readonly title: string;
  /** The ids of labels. */
  readonly labels: readonly string[];
  /** The id of a member. */
  readonly assignee?: string;
  /** A day, such as `2026-05-04`. */
  readonly due?: string;
  readonly checklist?: readonly ChecklistItem[];
}

export interface ColumnData {
  readonly id: string;
  readonly name: string;
  /** How many cards the column takes at most; any number when absent. */
  readonly limit?: number;
  readonly cards: readonly CardData[];
}

export interface BoardData {
  readonly columns: readonly ColumnData[];
  readonly labels: readonly Label[];
  readonly members: readonly Member[];
}

/** Which cards are shown: those that contain the text and have all of the labels. */
export interface Filter {
  readonly text: string;
  readonly labels: readonly string[];
}
