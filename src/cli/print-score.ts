import { defaultProfile } from '../edit/profiles.ts';
import { embeddedSuite } from '../suite/load.ts';
import { printOptions, printWords } from './print-options.ts';

/** What `score` is told of a run that it has begun. */
export interface ScoreArguments {
  readonly file: string;
  readonly out: string;
  readonly suite?: string | undefined;
  readonly profile: string;
}

/** The command that goes on with a run, `more` of its words at the end; what `score` does by itself is left out. */
export const printScore = ({ file, out, suite, profile }: ScoreArguments, more: readonly string[] = []): string =>
  printWords([
    ...['score', file],
    ...printOptions({
      '--out': out,
      '--suite': suite === embeddedSuite ? undefined : suite,
      '--profile': profile === defaultProfile.name ? undefined : profile,
    }),
    ...more,
  ]);
