/** Files by path. */
type Texts = ReadonlyMap<string, string>;

const leastShared = 0.5;
const mostPairs = 4096;

/**
 * Which deleted file became which created one: the known pairs, then files with the same text, then those that share at least half of
 * their lines, the most similar first. Ties go by path, so that the same edit always has the same renames.
 */
export const pairRenames = (deleted: Texts, created: Texts, known: ReadonlyMap<string, string>): Map<string, string> => {
  const pairs = new Map<string, string>();
  const taken = new Set<string>();
  const take = (from: string, to: string): void => {
    if (pairs.has(from) || taken.has(to)) return;
    pairs.set(from, to);
    taken.add(to);
  };
  for (const [from, to] of known) if (deleted.has(from) && created.has(to)) take(from, to);
  for (const [from, to] of findIdentical(deleted, created)) take(from, to);
  const left = [...deleted].filter(([path]) => !pairs.has(path));
  const right = [...created].filter(([path]) => !taken.has(path));
  if (left.length * right.length > mostPairs) return pairs;
  for (const { from, to } of findSimilar(left, right)) take(from, to);
  return pairs;
};

const findIdentical = (deleted: Texts, created: Texts): [string, string][] => {
  const byText = new Map<string, string[]>();
  for (const [path, text] of created) {
    const paths = byText.get(text);
    if (paths === undefined) byText.set(text, [path]);
    else paths.push(path);
  }
  return [...deleted].flatMap(([from, text]): [string, string][] => {
    const to = text.trim() === '' ? undefined : byText.get(text)?.shift();
    return to === undefined ? [] : [[from, to]];
  });
};

const findSimilar = (deleted: readonly [string, string][], created: readonly [string, string][]): { from: string; to: string; share: number }[] => {
  const counts = created.map(([to, text]) => ({ to, lines: countLines(text) }));
  const pairs = deleted.flatMap(([from, text]) => {
    const lines = countLines(text);
    return counts.map((other) => ({ from, to: other.to, share: shareOf(lines, other.lines) }));
  });
  return pairs
    .filter(({ share }) => share >= leastShared)
    .sort((one, other) => other.share - one.share || compare(one.from, other.from) || compare(one.to, other.to));
};

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

interface LineCounts {
  readonly total: number;
  readonly counts: ReadonlyMap<string, number>;
}

const countLines = (text: string): LineCounts => {
  const counts = new Map<string, number>();
  let total = 0;
  for (const line of text.split('\n')) {
    const content = line.trim();
    if (content === '') continue;
    counts.set(content, (counts.get(content) ?? 0) + 1);
    total++;
  }
  return { total, counts };
};

const shareOf = (one: LineCounts, other: LineCounts): number => {
  let shared = 0;
  for (const [line, count] of one.counts) shared += Math.min(count, other.counts.get(line) ?? 0);
  const most = Math.max(one.total, other.total);
  return most === 0 ? 0 : shared / most;
};
