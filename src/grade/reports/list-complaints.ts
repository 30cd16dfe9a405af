/**
 * What a type check complains of, as tests that fail, below `typecheck`: the lines that it prints, without the first place in a file that each names, since
 * what is above moves that; one that is there again gets a number.
 */
export const listComplaints = (text: string): readonly string[] => {
  const seen = new Map<string, number>();
  return text.split('\n').flatMap((line) => {
    const complaint = line.replace(place, '').trimEnd();
    if (complaint.trim() === '') return [];
    const times = (seen.get(complaint) ?? 0) + 1;
    seen.set(complaint, times);
    return [`typecheck > ${complaint}${times > 1 ? ` (${times})` : ''}`];
  });
};

/** `(3,14)` as tsc writes it, `:3:14` or `:3` as others do. Each digit is looked at once. */
const place = /\(\d+,\d+\)|:\d+(?::\d+)?/;
