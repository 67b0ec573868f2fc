import { appendFileSync } from 'node:fs';

/** One line of `skidpad bench`: a measurement and its reference, both of this run. */
export interface Benchmark {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly reference: string;
  /** In the same unit; null where the reference is not to be had here. */
  readonly referenceValue: number | null;
  /** Above 1 is better than the reference. */
  readonly ratio: number | null;
  /** What the time goes into, in words. */
  readonly spent?: string;
}

/** Prints a measurement, and gives it to `skidpad bench`, which names a file for it. */
export function tellBenchmark(benchmark: Benchmark): void {
  const { name, value, unit, reference, referenceValue, ratio, spent } = benchmark;
  const beside =
    referenceValue === null
      ? `${reference}: not to be had here`
      : `${reference} ${referenceValue.toPrecision(3)}, ratio ${ratio?.toPrecision(3)}`;
  console.log(`${name}: ${value.toPrecision(3)} ${unit}; ${beside}`);
  if (spent !== undefined) console.log(`  ${spent}`);
  const file = process.env.SKIDPAD_BENCH;
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(benchmark)}\n`);
}

/** A measurement of which less is better. */
export function tellCost(name: string, value: number, unit: string, reference: string, other: number | null): void {
  tellBenchmark({ name, value, unit, reference, referenceValue: other, ratio: other === null ? null : other / value });
}

/** A measurement of which more is better. */
export function tellSpeed(name: string, value: number, unit: string, reference: string, other: number | null): void {
  tellBenchmark({ name, value, unit, reference, referenceValue: other, ratio: other === null ? null : value / other });
}

/** Least processor time of this thread's process that `work` took in so many tries [ms]. */
export function leastMilliseconds(tries: number, work: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < tries; i++) {
    const start = process.cpuUsage();
    work();
    best = Math.min(best, process.cpuUsage(start).user / 1000);
  }
  return best;
}
