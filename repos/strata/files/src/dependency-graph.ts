import { CycleError } from './errors.ts';

/** Nodes and what each of them depends on. */
export class DependencyGraph<N> {
  readonly #dependencies = new Map<N, Set<N>>();

  /** Adds a node, or dependencies to a node that is there. What it depends on may be added later. */
  add(node: N, ...dependencies: readonly N[]): this {
    const known = this.#dependencies.get(node) ?? new Set();
    this.#dependencies.set(node, known.union(new Set(dependencies)));
    return this;
  }

  /** All nodes, each behind what it depends on, otherwise in the order in which they were added. */
  order(): N[] {
    const done = new Set<N>();
    for (const node of this.#dependencies.keys()) this.#visit(node, done, []);
    return [...done];
  }

  /** What depends on a node, directly or through others, in the order of the nodes. */
  dependents(node: N): N[] {
    const affected = new Set([node]);
    for (const next of this.order()) {
      if (!affected.isDisjointFrom(this.#of(next))) affected.add(next);
    }
    affected.delete(node);
    return [...affected];
  }

  /** Groups of nodes that can be worked on at the same time, one group after another. */
  stages(): N[][] {
    const stageOf = new Map<N, number>();
    const stages: N[][] = [];
    for (const node of this.order()) {
      const stage = 1 + Math.max(-1, ...[...this.#of(node)].map((dependency) => stageOf.get(dependency) ?? 0));
      stageOf.set(node, stage);
      stages[stage] = [...(stages[stage] ?? []), node];
    }
    return stages;
  }

  #of(node: N): ReadonlySet<N> {
    return this.#dependencies.get(node) ?? new Set();
  }

  #visit(node: N, done: Set<N>, path: readonly N[]): void {
    if (done.has(node)) return;
    const start = path.indexOf(node);
    if (start !== -1) throw new CycleError([...path.slice(start), node]);
    for (const dependency of this.#of(node)) this.#visit(dependency, done, [...path, node]);
    done.add(node);
  }
}
