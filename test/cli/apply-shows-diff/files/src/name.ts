// what it is called
// in all places
export const name = 'x';
