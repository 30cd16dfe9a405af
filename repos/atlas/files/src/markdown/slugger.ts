import { slugify } from '../text/slugify.ts';

/** Gives out ids, each once: the second `Install` is `install-1`. */
export class Slugger {
  readonly #taken = new Set<string>();

  take(text: string): string {
    const slug = slugify(text);
    let id = slug;
    for (let number = 1; this.#taken.has(id); number += 1) id = `${slug}-${number}`;
    this.#taken.add(id);
    return id;
  }
}
