// what it is called
// in all places
export const title = 'x';
