/** Ranges: half-open, of numbers. */
export { contains, intersection, interval, merge, overlaps } from './interval.ts';
export type { Interval } from './interval.ts';
export { IntervalTree } from './interval-tree.ts';
export type { Entry } from './interval-tree.ts';
export { FenwickTree } from './fenwick-tree.ts';
export { SegmentTree } from './segment-tree.ts';
export type { Monoid } from './segment-tree.ts';

/** Order. */
export { ascending, by, chain, reversed } from './comparator.ts';
export type { Comparator } from './comparator.ts';
export { PriorityQueue } from './priority-queue.ts';
export { SortedList } from './sorted-list.ts';

/** What belongs together, and what needs what. */
export { DependencyGraph } from './dependency-graph.ts';
export { DisjointSet } from './disjoint-set.ts';

/** Caching and statistics. */
export { LruCache } from './lru-cache.ts';
export type { CacheOptions, CacheStats } from './lru-cache.ts';
export { presetOptions } from './presets.ts';
export { summaryText } from './report.ts';
export { RunningStatistics } from './statistics.ts';
export type { Summary } from './statistics.ts';

/** Errors, and how they are told. */
export { CycleError, EmptyError, StructureError, UnknownNodeError } from './errors.ts';
export { describeError } from './messages.ts';
export type { Language } from './messages.ts';
