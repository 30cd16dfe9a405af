import { z } from 'zod';

const packageNames = z.array(z.string().regex(/^(@[\w.-]+\/)?\w[\w.-]*$/));

/** `repo.json`: what a fixture repo is, and how its tests, type check and formatter are run at its root. */
export const repoSchema = z.strictObject({
  name: z.string().min(1),
  description: z.string(),
  language: z.string(),
  license: z.string(),
  test: z.strictObject({ command: z.array(z.string()).min(1), report: z.enum(['tap', 'junit']) }),
  typecheck: z.strictObject({ command: z.array(z.string()).min(1), modules: packageNames.optional() }).optional(),
  formatter: z.strictObject({ command: z.array(z.string()).min(1) }).optional(),
  modules: packageNames.optional(),
  jsx: z.string().min(1).optional(),
});

const day = z.iso.date({ error: 'expected a day like 2026-11-23' });

/** `task.json`: what is asked for, and how its solution is checked. */
export const taskSchema = z.strictObject({
  instruction: z.string().min(1),
  terse: z.string().min(1).optional(),
  show: z.array(z.string()),
  kind: z.string().min(1),
  tags: z.array(z.string()),
  difficulty: z.enum(['easy', 'medium', 'hard']).optional(),
  locality: z.enum(['line', 'file', 'cross-file']).optional(),
  created: day,
  expires: day.optional(),
  canary: z.string().min(1).optional(),
  noop: z.boolean().default(false),
  scope: z.strictObject({ allow: z.array(z.string()).default([]), forbid: z.array(z.string()).default([]) }).optional(),
  failToPass: z.array(z.string()).default([]),
  passToPass: z.array(z.string()).default([]),
});

export type RepoFacts = z.infer<typeof repoSchema>;
export type TaskFacts = z.infer<typeof taskSchema>;
