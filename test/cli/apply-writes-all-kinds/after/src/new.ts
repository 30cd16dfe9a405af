export const fresh = true;
