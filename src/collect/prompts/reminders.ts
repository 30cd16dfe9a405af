/** What a prompt may remind of, by the name that its front matter gives. */
export const reminders = {
  persistence: 'Keep going until the request is solved completely. Do not stop half-way, do not ask back, and do not leave a part of it for somebody else.',
  'minimal-edit':
    'Change only what the request needs. Do not reformat, rename, reorder or comment other code, and do not tidy up or improve anything else on the way.',
} as const;

export type ReminderName = keyof typeof reminders;

/** The names, sorted. */
export const reminderNames: readonly ReminderName[] = ['minimal-edit', 'persistence'];
