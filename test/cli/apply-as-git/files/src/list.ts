export const first = [
  'a',
  'b',
];

export const second = [
  'a',
  'b',
];
