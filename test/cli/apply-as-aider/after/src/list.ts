export const first = [
  'z',
];

export const second = [
  'a',
];
