import { countTokens as count } from 'gpt-tokenizer/encoding/o200k_base';

/** The tokens of a text in o200k_base; what looks like a special token is text. */
export const countTokens = (text: string): number => count(text, { disallowedSpecial: new Set() });
