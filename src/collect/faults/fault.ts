import { matchesGlob } from 'node:path';
import { isSame } from '../../edit/apply.ts';
import type { Random } from '../../random.ts';
import type { Files, Format, Response, Task } from '../../types.ts';
import type { AtomClass } from '../../verdict.ts';

/**
 * An edit as it stands before it is written down: `after` is the snapshot of the `reference` plus what was injected so far.
 * `shown` are the paths the model was shown; `isWelcome` tells the paths where unasked edits are permitted, so that none is injected there; `isAccepted` the
 * snapshots that are right answers, too, so that none is made for a wrong one.
 */
export interface Edit {
  readonly before: Files;
  readonly reference: Files;
  readonly after: Files;
  readonly shown: readonly string[];
  readonly isWelcome: (path: string) => boolean;
  readonly isAccepted: (files: Files) => boolean;
}

/** The edit that makes a reference of a task, as it stands before any fault. */
export const startEdit = (task: Pick<Task, 'files' | 'show' | 'scope' | 'references'>, reference: Files): Edit => ({
  before: task.files,
  reference,
  after: reference,
  shown: task.show,
  isWelcome: (path) => task.scope?.allow.some((pattern) => matchesGlob(path, pattern.split('#')[0] ?? '')) ?? false,
  isAccepted: (files) => task.references.some((accepted) => isSame(accepted, files)),
});

/** What an injection made: the new snapshot, the path it touched, and which lines [first, last) of the file now are its own; all when absent. */
export interface Injection {
  readonly after: Files;
  readonly at: string;
  readonly lines?: { readonly first: number; readonly last: number };
}

/**
 * A fault of restraint (something unasked is added) or of correctness (something asked is wrong or missing). `inject` is undefined where the edit has no place
 * for it.
 */
export interface EditFault {
  readonly kind: 'restraint' | 'correctness';
  readonly name: string;
  readonly summary: string;
  /** The class of the atom that a fault of restraint adds. */
  readonly class?: AtomClass;
  inject(edit: Edit, random: Random): Injection | undefined;
}

/** What a fault of form may look at besides the response. `rivals` are the formats that the model could mix up with the one asked for. */
export interface Writing {
  readonly format: Format;
  readonly before: Files;
  readonly after: Files;
  readonly rivals: readonly Format[];
}

/** A fault of form: the edit is right, but it is written down wrongly. `spoil` is undefined where the response has no place for it. */
export interface FormFault {
  readonly kind: 'form';
  readonly name: string;
  readonly summary: string;
  spoil(response: Response, writing: Writing, random: Random): Response | undefined;
}
