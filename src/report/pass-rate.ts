import type { RunResult } from '../scenario/run-result.ts';
import { type ShareInterval, wilsonInterval } from './wilson-interval.ts';

/** How many of a driver's runs pass, and between what the rate lies that they are a sample of. */
export interface PassRate extends ShareInterval {
  readonly passed: number;
  readonly runs: number;
}

export function passRate(runs: readonly RunResult[]): PassRate {
  const passed = runs.filter(({ verdict }) => verdict === 'pass').length;
  return { passed, runs: runs.length, ...wilsonInterval(passed, runs.length) };
}

/** "96 % (87 to 99)" */
export function rateText({ passed, runs, low, high }: PassRate): string {
  if (runs === 0) return '–';
  return `${percent(passed / runs)} % (${percent(low)} to ${percent(high)})`;
}

/** In whole percent; where it is not quite 0 or 100, with a digit that says so. */
function percent(share: number): string {
  const whole = (100 * share).toFixed(0);
  if (whole === '100' && share < 1) return (Math.floor(1000 * share) / 10).toFixed(1);
  return whole === '0' && share > 0 ? (Math.ceil(1000 * share) / 10).toFixed(1) : whole;
}
