import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import { type Loader, type TransformOptions, transform } from 'esbuild';
import type { Files } from '../../types.ts';

/** JavaScript for one file, or null where Node runs the text as it is. */
type Transformed = string | null;

/** What is made of a text, and how many units that counts as; none before it is made. */
interface Made {
  readonly making: Promise<Transformed>;
  units: number;
}

/** Makes JavaScript of what Node cannot run. What was made of a text is kept, so that only what a candidate changed costs anything. */
export class Transformer {
  readonly #most: number;
  readonly #made = new Map<string, Made>();
  #units = 0;

  /** Keeps so many UTF-16 units of JavaScript at most, and drops what was made first. */
  constructor(most = 32 * 2 ** 20) {
    this.#most = most;
  }

  /** How many units are held now. */
  get units(): number {
    return this.#units;
  }

  /**
   * Path to JavaScript, of the files that Node cannot run: JSX, enums, namespaces, parameter properties, decorators. `jsx` names the package
   * whose runtime JSX calls. A file that is no program becomes one that throws, so that this is found where it is imported.
   */
  async serve(files: Files, jsx: string | undefined): Promise<readonly (readonly [string, string])[]> {
    const made = await Promise.all([...files].map(async ([path, text]) => [path, await this.#make(path, text, jsx)] as const));
    return made.flatMap(([path, text]) => (text === null ? [] : [[path, text] as const]));
  }

  #make(path: string, text: string, jsx: string | undefined): Transformed | Promise<Transformed> {
    const loader = findLoader(path, text);
    if (loader === undefined) return null;
    const key = createHash('sha256')
      .update(`${loader}\0${jsx ?? ''}\0${text}`, 'utf16le')
      .digest('base64');
    const known = this.#made.get(key);
    if (known !== undefined) return known.making;
    const made: Made = { making: make(text, loader, jsx), units: 0 };
    this.#made.set(key, made);
    return made.making.then((code) => {
      if (this.#made.get(key) === made) this.#count(made, perText + (code?.length ?? 0));
      return code;
    });
  }

  #count(made: Made, units: number): void {
    made.units = units;
    this.#units += units;
    for (const [oldest, { units: held }] of this.#made) {
      if (this.#units <= this.#most) return;
      this.#made.delete(oldest);
      this.#units -= held;
    }
  }
}

/** What each text counts as beside what is made of it, in units. */
const perText = 256;

const findLoader = (path: string, text: string): Loader | undefined => {
  const extension = extname(path);
  if (extension === '.tsx' || extension === '.jsx') return extension === '.tsx' ? 'tsx' : 'jsx';
  return (extension === '.ts' || extension === '.mts') && needsMore(text) ? 'ts' : undefined;
};

/**
 * Whether there are signs of what is left when types are taken away; that they are found where there is none of it does no harm. Takes linear time: no two
 * attempts of a pattern look at the same white space or word.
 */
const needsMore = (text: string): boolean => signs.some((sign) => sign.test(text)) || hasParameterProperty(text);

const signs: readonly RegExp[] = [/\b(?:enum|namespace|module)\s+["'\w$]/, /\b(?:import|export)\s+(?:[\w$]+\s*)?=/, /^[^\S\n\r\u2028\u2029]*@[\w$]/m];

/** Looks for modifiers between a constructor and the brace behind its parameters, and from there on for the next constructor. */
const hasParameterProperty = (text: string): boolean => {
  for (let from = text.indexOf('constructor'); from !== -1; ) {
    const to = findBody(text, from);
    if (modifier.test(text.slice(from, to))) return true;
    from = text.indexOf('constructor', to);
  }
  return false;
};

/** The first brace that stands in no parentheses; the end of the text where there is none, or where those in strings and comments lead astray. */
const findBody = (text: string, from: number): number => {
  const sign = /[(){}]/g;
  sign.lastIndex = from;
  let depth = 0;
  for (let found = sign.exec(text); found !== null; found = sign.exec(text)) {
    if (found[0] === '(') depth += 1;
    else if (found[0] === ')') depth -= 1;
    else if (depth <= 0) return found.index;
  }
  return text.length;
};

const modifier = /\b(?:public|private|protected|readonly|override)\s/;

const make = async (text: string, loader: Loader, jsx: string | undefined): Promise<Transformed> => {
  try {
    return (await transform(text, { ...options, ...(jsx !== undefined && { jsxImportSource: jsx }), ...(loader === 'ts' && keepImports), loader })).code;
  } catch (error) {
    const message = error instanceof Error ? error.message.slice(0, 1000) : String(error);
    return loader === 'ts' ? null : `throw new SyntaxError(${JSON.stringify(message)});`;
  }
};

const options: TransformOptions = { target: 'node22', format: 'esm', jsx: 'automatic', sourcemap: 'inline', sourcesContent: false, logLevel: 'silent' };

/** As Node does where it takes only types away. */
const keepImports: TransformOptions = { tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } } };
