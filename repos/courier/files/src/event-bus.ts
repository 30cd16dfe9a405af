export type Listener<Payload> = (payload: Payload) => void;

/** Tells listeners what happens. `Events` has a member for each event: what it carries. */
export class EventBus<Events extends object> {
    readonly #listeners = new Map<keyof Events, Set<Listener<never>>>();

    /** Adds a listener and gives the function that removes it. */
    on<Name extends keyof Events>(name: Name, listener: Listener<Events[Name]>): () => void {
        const listeners = this.#of(name);
        // A function of its own, so that the same listener can be added twice.
        const own: Listener<Events[Name]> = (payload) => listener(payload);
        listeners.add(own);
        return () => void listeners.delete(own);
    }

    /** Adds a listener that is told once. */
    once<Name extends keyof Events>(name: Name, listener: Listener<Events[Name]>): () => void {
        const remove = this.on(name, (payload) => {
            listener(payload);
            remove();
        });
        return remove;
    }

    /** Calls the listeners that there are, in the order in which they were added. */
    emit<Name extends keyof Events>(name: Name, payload: Events[Name]): void {
        const listeners = this.#of(name);
        for (const listener of [...listeners]) {
            if (listeners.has(listener)) listener(payload);
        }
    }

    /** How many listeners an event has. */
    count(name: keyof Events): number {
        return this.#of(name).size;
    }

    #of<Name extends keyof Events>(name: Name): Set<Listener<Events[Name]>> {
        const listeners = this.#listeners.get(name) ?? new Set();
        this.#listeners.set(name, listeners);
        return listeners as Set<Listener<Events[Name]>>;
    }
}
