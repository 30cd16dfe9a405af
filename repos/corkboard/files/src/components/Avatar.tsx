/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Member } from '../types.ts';

export interface AvatarProps {
  readonly member: Member;
}

/** A member's photo, or the initials of the name where there is none. */
export function Avatar({ member }: AvatarProps): VNode {
  if (member.photo) {
    return <img class="cb-avatar cb-avatar--photo" src={member.photo} alt={member.name} width={28} height={28} />;
  }
  return <span class="cb-avatar">{initials(member.name)}</span>;
}

/** The first letters of the first and the last word of a name, as capitals. */
export function initials(name: string): string {
  const words = name.split(' ').filter((word) => word !== '');
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words;
  return picked.map((word) => word?.slice(0, 1).toUpperCase()).join('');
}
