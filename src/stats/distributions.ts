/**
 * The probability that a standard normal variable is at most `x`; absolute error below 1e-15.
 * Source: G. Marsaglia, Journal of Statistical Software 11 (2004), issue 4: the Taylor series around 0.
 */
export const normalBelow = (x: number): number => {
  if (Math.abs(x) > 9) return x < 0 ? 0 : 1;
  let sum = x;
  let term = x;
  for (let k = 3; sum + term !== sum; k += 2) {
    term *= (x * x) / k;
    sum += term;
  }
  return 0.5 + (sum * Math.exp(-0.5 * x * x)) / Math.sqrt(2 * Math.PI);
};

/**
 * The probability that a variable of Student's t distribution is at most `t`; `freedom` is a whole number of degrees of freedom, at least 1; with infinitely
 * many it is the normal distribution.
 * Source: M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions (1964), 26.7.3 and 26.7.4: the finite series for whole degrees of freedom.
 */
export const studentBelow = (t: number, freedom: number): number => {
  if (freedom === Number.POSITIVE_INFINITY) return normalBelow(t);
  const angle = Math.atan(t / Math.sqrt(freedom));
  const cosine = Math.cos(angle);
  const isOdd = freedom % 2 === 1;
  let term = isOdd ? cosine : 1;
  let sum = freedom === 1 ? 0 : term;
  for (let k = isOdd ? 3 : 2; k <= freedom - 2 && sum + term !== sum; k += 2) {
    term *= (cosine * cosine * (k - 1)) / k;
    sum += term;
  }
  const within = isOdd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
  return 0.5 + within / 2;
};

/** The value below which a standard normal variable lies with probability `p`, in (0, 1). */
export const normalQuantile = (p: number): number => invert(normalBelow, p);

/** The value below which a variable of Student's t distribution lies with probability `p`, in (0, 1). */
export const studentQuantile = (p: number, freedom: number): number => invert((t) => studentBelow(t, freedom), p);

/** Where a growing function reaches `p`: halves an interval until no number lies between its ends. */
const invert = (below: (x: number) => number, p: number): number => {
  if (!(p > 0 && p < 1)) throw new RangeError(`a probability between 0 and 1 was expected, but got ${p}`);
  let [low, high] = [-1, 1];
  while (below(low) > p) low *= 2;
  while (below(high) < p) high *= 2;
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return middle;
    if (below(middle) < p) low = middle;
    else high = middle;
  }
};
