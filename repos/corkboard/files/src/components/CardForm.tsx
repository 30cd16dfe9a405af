/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Translate } from '../messages.ts';

export interface CardFormProps {
  /** Unique in the page. */
  readonly id: string;
  readonly t: Translate;
  readonly onAdd: (title: string) => void;
}

/** A field for the title of a new card, and the button that adds it. */
export function CardForm({ id, t, onAdd }: CardFormProps): VNode {
  const [title, setTitle] = useState('');

  const onSubmit = (event: Event): void => {
    event.preventDefault();
    onAdd(title);
    setTitle('');
  };

  return (
    <form class="cb-form" onSubmit={onSubmit}>
      <label for={id}>{t('form.title')}</label>
      <input id={id} type="text" value={title} onInput={(event) => setTitle(event.currentTarget.value)} />
      <button type="submit" disabled={title.trim() === ''}>
        {t('form.add')}
      </button>
    </form>
  );
}
