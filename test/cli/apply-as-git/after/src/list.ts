export const one = [
  'a',
  'b',
];

export const second = [
  'a',
  'z',
];
