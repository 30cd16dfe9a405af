/** A text, or its forms for one and for any other count. */
export type Message = string | { readonly one: string; readonly other: string };

export type Messages = Readonly<Record<string, Message>>;

export type Values = Readonly<Record<string, string | number>>;

/** Gives the text of a key with its values filled in; a key that is not known is its own text. */
export type Translate = (key: string, values?: Values) => string;

/** Makes a `Translate` for the texts of one language. */
export function createTranslate(messages: Messages): Translate {
  return (key, values = {}) => {
    const message = messages[key];
    if (message === undefined) return key;
    return fill(typeof message === 'string' ? message : chooseForm(message, values), values);
  };
}

function chooseForm(message: { readonly one: string; readonly other: string }, values: Values): string {
  return values.count === 1 ? message.one : message.other;
}

function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
