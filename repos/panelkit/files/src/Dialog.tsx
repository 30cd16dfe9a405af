/** @jsxImportSource preact */
import type { ComponentChildren, TargetedKeyboardEvent, VNode } from 'preact';
import { blockClass } from './class-names.ts';

/** Why a dialog asks to be closed. */
export type DismissReason = 'escape' | 'button';

export interface DialogProps {
  /** Unique in the page; the ids of the parts are derived from it. */
  readonly id: string;
  readonly title: string;
  readonly open: boolean;
  readonly size?: 'small' | 'large';
  /** A sentence below the title that says what the dialog is for. */
  readonly summary?: string;
  /** Buttons for the bottom of the dialog. */
  readonly actions?: ComponentChildren;
  readonly children?: ComponentChildren;
  readonly onDismiss: (reason: DismissReason) => void;
}

/**
 * A dialog in the middle of the page. It renders nothing while it is closed.
 * Escape and the close button call `onDismiss`; the application decides whether to close it.
 */
export function Dialog(props: DialogProps): VNode | null {
  const { id, title, open, size = 'small', summary, actions, children, onDismiss } = props;
  if (!open) return null;

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onDismiss('escape');
  };

  return (
    <section
      id={id}
      class={blockClass('pk-dialog', { large: size === 'large' })}
      role="dialog"
      aria-labelledby={`${id}-title`}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <header class="pk-dialog__header">
        <h2 id={`${id}-title`}>{title}</h2>
        <button type="button" class="pk-dialog__close" onClick={() => onDismiss('button')}>
          ×
        </button>
      </header>
      {summary && <p id={`${id}-summary`} class="pk-dialog__summary">{summary}</p>}
      <div class="pk-dialog__body">{children}</div>
      {actions && <footer class="pk-dialog__actions">{actions}</footer>}
    </section>
  );
}
