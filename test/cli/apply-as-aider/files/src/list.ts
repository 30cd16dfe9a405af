export const first = [
  'a',
];

export const second = [
  'a',
];