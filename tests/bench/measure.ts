/** What a phase measures, and with what. */
export interface Measured {
  seconds: number;
  /** Seconds of the physical limit, where it was measured in the same process. */
  limit?: number;
  /** Megabytes (2^20 bytes) at the peak. */
  memory: number;
  more?: Record<string, number>;
}

/** Peak memory of this process so far, in megabytes. */
export function peak(): number {
  return process.resourceUsage().maxRSS / 1024;
}

/** Seconds since a reading of `performance.now()`. */
export function seconds(since: number): number {
  return (performance.now() - since) / 1000;
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
