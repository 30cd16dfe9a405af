/** How long the JSON of a tool call's arguments is; 0 for a nesting that is too deep to be written. */
export const measureArguments = (given: unknown): number => (typeof given === 'string' ? given.length : writeArguments(given).length);

/** The arguments of a tool call as JSON; '' for a nesting that is too deep to be written. */
export const writeArguments = (given: unknown): string => {
  if (typeof given === 'string') return given;
  try {
    return JSON.stringify(given) ?? '';
  } catch {
    return '';
  }
};
