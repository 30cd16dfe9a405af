import { formats } from '../../../formats/index.ts';
import { isSame } from '../../edit/apply.ts';
import { createRandom, type Random } from '../../random.ts';
import type { Files, Format, InjectedFault, Response, Sample, Task } from '../../types.ts';
import { correctnessFaults } from '../faults/correctness.ts';
import { type Edit, type EditFault, startEdit } from '../faults/fault.ts';
import { formFaults } from '../faults/form.ts';
import { restraintFaults } from '../faults/restraint.ts';
import { shuffle } from '../shuffle.ts';
import type { Habit, SimulatedProfile } from '../simulated-profiles.ts';
import { nothingToDo } from './oracle.ts';

/**
 * An answer with faults that were put in on purpose, each recorded in `injected`. Pure: seed, profile, task, format and trial decide
 * everything, so neither the order nor the choice of samples matters. A pair that the format cannot express gets the rendered reference.
 */
export const simulate = (profile: SimulatedProfile, task: Task, format: Format, trial: number, seed: number): Sample => {
  const model = `simulated:${profile.name}`;
  const random = createRandom([seed, model, task.id, format.name, trial].join('/'));
  const { response, injected } = task.noop ? answerNoop(profile, task, format, random) : answerTask(profile, task, format, random);
  return { task: task.id, format: format.name, model, prompt: 'default', trial, response, injected };
};

interface Answer {
  readonly response: Response;
  readonly injected: readonly InjectedFault[];
}

const answerNoop = (profile: SimulatedProfile, task: Task, format: Format, random: Random): Answer => {
  const start = startEdit(task, task.files);
  const habit = { ...profile.restraint, rate: profile.busy };
  const { edit, injected } = injectAll(start, restraintFaults, habit, { task, format, random });
  return injected.length === 0 ? { response: nothingToDo, injected } : { response: format.render(edit.before, edit.after).response, injected };
};

const answerTask = (profile: SimulatedProfile, task: Task, format: Format, random: Random): Answer => {
  const scene = { task, format, random };
  const [reference] = shuffle(task.references, random).sort((a, b) => lossesOf(task, format, a) - lossesOf(task, format, b));
  if (reference === undefined) return { response: nothingToDo, injected: [] };
  const rendered = format.render(task.files, reference);
  if (rendered.lossy.length > 0) return { response: rendered.response, injected: [] };
  const wrong = injectAll(startEdit(task, reference), correctnessFaults, profile.correctness, scene);
  const busy = injectAll(wrong.edit, restraintFaults, profile.restraint, scene);
  const written = busy.edit.after === reference ? rendered.response : format.render(task.files, busy.edit.after).response;
  const spoiled = spoilAll(written, busy.edit, profile.form, scene);
  return { response: spoiled.response, injected: [...wrong.injected, ...busy.injected, ...spoiled.injected] };
};

const lossesOf = (task: Task, format: Format, reference: Files): number => (task.references.length > 1 ? format.render(task.files, reference).lossy.length : 0);

interface Scene {
  readonly task: Task;
  readonly format: Format;
  readonly random: Random;
}

/** Injects as many faults as the habit asks for, as far as the edit has places for them. */
const injectAll = (start: Edit, faults: readonly EditFault[], habit: Habit, scene: Scene): { readonly edit: Edit; readonly injected: InjectedFault[] } => {
  const injected: InjectedFault[] = [];
  let edit = start;
  let wanted = drawCount(habit, scene.random);
  for (const fault of wanted === 0 ? [] : shuffle(chooseFrom(faults, habit), scene.random)) {
    const injection = wanted === 0 ? undefined : fault.inject(edit, scene.random);
    if (injection === undefined || !isSayable(injection.after, scene)) continue;
    edit = { ...edit, after: injection.after };
    injected.push({ kind: fault.kind, name: fault.name, at: injection.at });
    wanted -= 1;
  }
  return { edit, injected };
};

const drawCount = ({ rate, atMost }: Habit, random: Random): number => {
  const count = 1 + random.below(atMost);
  return random.chance(rate) ? count : 0;
};

const chooseFrom = <Fault extends { readonly name: string }>(faults: readonly Fault[], { only }: Habit): readonly Fault[] =>
  only === undefined ? faults : faults.filter(({ name }) => only.includes(name));

/** A fault counts only when the response shows it: the format can say it, it leaves an edit to make, and it does not end in another accepted solution. */
const isSayable = (after: Files, { task, format }: Scene): boolean =>
  ![task.files, ...task.references].some((files) => isSame(files, after)) && format.render(task.files, after).lossy.length === 0;

const spoilAll = (response: Response, { before, after }: Edit, habit: Habit, { format, random }: Scene): Answer => {
  const injected: InjectedFault[] = [];
  const writing = { format, before, after, rivals: [...formats.values()] };
  let spoiled = response;
  let wanted = drawCount(habit, random);
  for (const fault of wanted === 0 ? [] : shuffle(chooseFrom(formFaults, habit), random)) {
    const next = wanted === 0 ? undefined : fault.spoil(spoiled, writing, random);
    if (next === undefined) continue;
    spoiled = next;
    injected.push({ kind: 'form', name: fault.name });
    wanted -= 1;
  }
  return { response: spoiled, injected };
};
