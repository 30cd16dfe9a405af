/** The parts of what a link leads to. */
export interface Target {
  /** Nothing when the link stays on its page. */
  readonly path: string;
  /** With its question mark. */
  readonly query: string;
  /** Without its number sign. */
  readonly anchor: string;
}

/** Cuts a target into its parts. */
export function splitTarget(target: string): Target {
  const question = target.indexOf('?');
  if (question !== -1) return { path: target.slice(0, question), query: target.slice(question), anchor: '' };
  const hash = target.indexOf('#');
  if (hash === -1) return { path: target, query: '', anchor: '' };
  return { path: target.slice(0, hash), query: '', anchor: target.slice(hash + 1) };
}

/** Whether a target has a scheme or a host of its own. */
export function isExternal(target: string): boolean {
  return /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(target);
}
