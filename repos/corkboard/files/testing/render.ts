import { type ComponentChildren, options, type VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

export type Props = Record<string, any>;

/** The HTML of what `create` makes, and the props of every element in it: those of a tag, or those that have a class. */
export function render(create: () => ComponentChildren): { html: string; find: (selector: string) => Props[] } {
  const elements: VNode<Props>[] = [];
  const before = options.vnode;
  options.vnode = (vnode) => {
    if (typeof vnode.type === 'string') elements.push(vnode as VNode<Props>);
  };
  try {
    const html = renderToString(create() as VNode);
    return { html, find: (selector) => elements.filter((element) => fits(element, selector)).map(({ props }) => props) };
  } finally {
    options.vnode = before;
  }
}

function fits(element: VNode<Props>, selector: string): boolean {
  if (!selector.startsWith('.')) return element.type === selector;
  return String(element.props.class ?? '').split(' ').includes(selector.slice(1));
}
