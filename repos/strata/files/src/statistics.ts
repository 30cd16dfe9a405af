/** What is known of a stream of numbers: how many, their mean and their standard deviation. */
export interface Summary {
	readonly n: number;
	readonly μ: number;
	readonly σ: number;
}

/** Keeps the mean and the deviation of numbers without keeping the numbers (Welford's method). */
export class RunningStatistics {
	#n = 0;
	#μ = 0;
	#ΣΔΔ = 0;

	add(...values: readonly number[]): this {
		for (const x of values) {
			const Δ = x - this.#μ;
			this.#n += 1;
			this.#μ += Δ / this.#n;
			this.#ΣΔΔ += Δ * (x - this.#μ);
		}
		return this;
	}

	/** The variance of the numbers, which are all there are (no sample); 0 where there are none. */
	get variance(): number {
		return this.#n === 0 ? 0 : this.#ΣΔΔ / this.#n;
	}

	get σ(): number {
		return Math.sqrt(this.variance);
	}

	summary(): Summary {
		return { n: this.#n, μ: this.#μ, σ: this.σ };
	}
}
