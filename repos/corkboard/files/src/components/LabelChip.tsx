/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Label } from '../types.ts';

export interface LabelChipProps {
  readonly label: Label;
}

/** The name of a label on its colour. */
export function LabelChip({ label }: LabelChipProps): VNode {
  return <span class={`cb-chip cb-chip--${label.color}`}>{label.name}</span>;
}
