/** What all errors of this library have in common; `code` is for programs. */
export class StructureError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = new.target.name;
    this.code = code;
  }
}

/** Something was taken out of a structure that holds nothing. */
export class EmptyError extends StructureError {
  constructor(structure: string) {
    super('empty', `the ${structure} is empty`);
  }
}

/** Nodes that depend on each other; the path ends where it starts. */
export class CycleError extends StructureError {
  readonly path: readonly unknown[];

  constructor(path: readonly unknown[]) {
    super('cycle', `cycle: ${path.join(' → ')}`);
    this.path = path;
  }
}

/** A node is needed that nobody added. */
export class UnknownNodeError extends StructureError {
  readonly node: unknown;

  constructor(node: unknown) {
    super('unknown-node', `unknown node: ${node}`);
    this.node = node;
  }
}
