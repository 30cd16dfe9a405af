/** What a client gives for a bookmark. */
export interface BookmarkFields {
	readonly url: string;
	readonly title: string;
	readonly tags: readonly string[];
	readonly note: string;
}

/** A bookmark as it is kept and answered. */
export interface Bookmark extends BookmarkFields {
	readonly id: string;
	/** ISO 8601, in UTC. */
	readonly createdAt: string;
}

/** One page of a listing; `total` counts all pages. */
export interface Page {
	readonly items: readonly Bookmark[];
	readonly total: number;
}

/** Bookmarks in memory, newest first, with an index from tags to bookmarks. */
export class BookmarkStore {
	readonly #bookmarks = new Map<string, Bookmark>();
	readonly #idsByTag = new Map<string, Set<string>>();
	readonly #now: () => Date;
	#lastId = 0;

	constructor(now: () => Date = () => new Date()) {
		this.#now = now;
	}

	add(fields: BookmarkFields): Bookmark {
		this.#lastId += 1;
		const bookmark = { ...fields, id: String(this.#lastId), createdAt: this.#now().toISOString() };
		this.#bookmarks.set(bookmark.id, bookmark);
		this.#index(bookmark);
		return bookmark;
	}

	get(id: string): Bookmark | undefined {
		return this.#bookmarks.get(id);
	}

	/** Changes some fields of a bookmark; undefined when there is none with that id. */
	update(id: string, changes: Partial<BookmarkFields>): Bookmark | undefined {
		const old = this.#bookmarks.get(id);
		if (!old) return undefined;
		const bookmark = { ...old, ...changes };
		this.#bookmarks.set(id, bookmark);
		this.#index(bookmark);
		return bookmark;
	}

	/** Forgets a bookmark; false when there was none with that id. */
	remove(id: string): boolean {
		const bookmark = this.#bookmarks.get(id);
		if (!bookmark) return false;
		this.#unindex(bookmark);
		return this.#bookmarks.delete(id);
	}

	/** A page of the bookmarks, newest first; with a tag, of those that carry it. */
	list(offset: number, limit: number, tag?: string): Page {
		const all = [...this.#bookmarks.values()].reverse();
		const ids = tag === undefined ? undefined : (this.#idsByTag.get(tag) ?? new Set());
		const matching = ids ? all.filter((bookmark) => ids.has(bookmark.id)) : all;
		return { items: matching.slice(offset, offset + limit), total: matching.length };
	}

	/** How many bookmarks carry each tag, the most used first, then by name. */
	tags(): { tag: string; count: number }[] {
		return [...this.#idsByTag]
			.map(([tag, ids]) => ({ tag, count: ids.size }))
			.sort((a, b) => b.count - a.count || a.tag.localeCompare(b.tag));
	}

	#index({ id, tags }: Bookmark): void {
		for (const tag of tags) {
			const ids = this.#idsByTag.get(tag) ?? new Set();
			this.#idsByTag.set(tag, ids.add(id));
		}
	}

	#unindex({ id, tags }: Bookmark): void {
		for (const tag of tags) {
			const ids = this.#idsByTag.get(tag);
			ids?.delete(id);
			if (ids?.size === 0) this.#idsByTag.delete(tag);
		}
	}
}
