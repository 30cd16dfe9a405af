/** The value of `--name=VALUE` on the command line. */
export const readOption = (name: string): string | undefined => process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3);

/** Whether the bench is only to show that it runs (`--quick`): its figures mean nothing then. */
export const isQuick: boolean = process.argv.includes('--quick');

/** A number that `--name=N` may change; `quick` is its value under `--quick`. */
export const readNumber = (name: string, usual: number, quick: number): number => {
  const value = Number(readOption(name) ?? (isQuick ? quick : usual));
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} must be a whole number above 0`);
  return value;
};

/** As many items as asked for, spread evenly over all of them. */
export const spread = <Item>(items: readonly Item[], count: number): readonly Item[] =>
  items.length <= count ? items : items.filter((_, index) => Math.floor((index * count) / items.length) !== Math.floor(((index - 1) * count) / items.length));
