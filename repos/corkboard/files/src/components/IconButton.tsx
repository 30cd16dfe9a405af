/** @jsxImportSource preact */
import type { VNode } from 'preact';

export interface IconButtonProps {
  /** The single character that is shown. */
  readonly sign: string;
  /** What the button does, for those who do not see the sign. */
  readonly label: string;
  readonly onClick: () => void;
}

/** A button that shows only a sign. */
export function IconButton({ sign, label, onClick }: IconButtonProps): VNode {
  return (
    <button type="button" class="cb-icon-button" title={label} onClick={onClick}>
      {sign}
    </button>
  );
}
