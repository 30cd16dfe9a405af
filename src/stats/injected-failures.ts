import type { Result } from '../verdict.ts';

/** Failures that were put in a model's way on purpose: of its provider and of its tools, in how many samples, and how many of those came to nothing. */
export interface InjectedFailures {
  readonly provider: number;
  readonly tool: number;
  readonly samples: number;
  readonly lost: number;
}

/** Those of one sample; undefined where there were none. */
export const countInjected = ({ injected = [], stage }: Result): InjectedFailures | undefined => {
  const provider = injected.filter(({ kind }) => kind === 'provider').length;
  const tool = injected.filter(({ kind }) => kind === 'tool').length;
  return provider + tool === 0 ? undefined : { provider, tool, samples: 1, lost: Number(stage === 'infra') };
};

/** Both together; undefined where there were none. */
export const addInjected = (one: InjectedFailures | undefined, other: InjectedFailures | undefined): InjectedFailures | undefined =>
  one === undefined || other === undefined
    ? (one ?? other)
    : {
        provider: one.provider + other.provider,
        tool: one.tool + other.tool,
        samples: one.samples + other.samples,
        lost: one.lost + other.lost,
      };
