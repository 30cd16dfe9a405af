/** How often a simulated model makes faults of one kind: in which share of its samples, how many at most, and which ones (all when `only` is absent). */
export interface Habit {
  readonly rate: number;
  readonly atMost: number;
  readonly only?: readonly string[];
}

/** A simulated model: its habits by kind of fault, and how often it edits where nothing is to be done. */
export interface SimulatedProfile {
  readonly name: string;
  readonly summary: string;
  readonly form: Habit;
  readonly restraint: Habit;
  readonly correctness: Habit;
  readonly busy: number;
}

/** The simulated models; docs/simulated.md holds the same table. They resemble no real model and are calibration material. */
export const simulatedProfiles: readonly SimulatedProfile[] = [
  {
    name: 'careful',
    summary: 'seldom wrong in any way',
    form: { rate: 0.03, atMost: 1 },
    restraint: { rate: 0.02, atMost: 1 },
    correctness: { rate: 0.03, atMost: 1 },
    busy: 0.05,
  },
  {
    name: 'lazy',
    summary: 'does too little, and leaves things out',
    form: { rate: 0.1, atMost: 1, only: ['anchor-ambiguous', 'final-marker-missing', 'lazy-placeholder', 'no-edit', 'truncated'] },
    restraint: { rate: 0.02, atMost: 1 },
    correctness: { rate: 0.25, atMost: 1, only: ['file-missing', 'hunk-missing', 'statement-missing', 'word-missing'] },
    busy: 0.02,
  },
  {
    name: 'overeager',
    summary: 'gets it right and goes on to change other things',
    form: { rate: 0.05, atMost: 1 },
    restraint: { rate: 0.4, atMost: 3 },
    correctness: { rate: 0.04, atMost: 1 },
    busy: 0.7,
  },
  {
    name: 'sloppy',
    summary: 'knows what to do, but writes it down badly',
    form: { rate: 0.35, atMost: 2 },
    restraint: { rate: 0.08, atMost: 2 },
    correctness: { rate: 0.1, atMost: 1 },
    busy: 0.2,
  },
];
