import { hashOf } from '../../../src/core/hash.ts';
import type { Run } from '../../../src/scenario/run.ts';

/** Fingerprint of a stretch of a run, fine enough to name the first message that differs. */
export interface DriveFingerprint {
  readonly hash: string;
  /** "tick topic hash" of every message, in order; at the end that of the scores. */
  readonly messages: readonly string[];
}

/** Does so many ticks and hashes every message on its own, and all together as the run does. */
export async function fingerprint(run: Run, ticks: number): Promise<DriveFingerprint> {
  const messages: string[] = [];
  while (run.ticks < ticks && run.ending !== 'fault') {
    const tick = run.ticks;
    await run.step();
    for (const topic of run.bus.topics) {
      const message = run.bus.publishedNow(topic);
      if (message !== null) messages.push(`${tick} ${topic} ${hashOf(message)}`);
    }
  }
  messages.push(`${run.ticks} scores ${hashOf(run.scores())}`);
  return { hash: run.hash, messages };
}

/** The first message that differs, in words; null where none does. */
export function firstDifference(expected: DriveFingerprint, found: DriveFingerprint): string | null {
  const at = expected.messages.findIndex((message, i) => message !== found.messages[i]);
  if (at >= 0) return `first difference: expected "${expected.messages[at]}", found "${found.messages[at]}"`;
  return expected.hash === found.hash ? null : `only the run's hash differs: ${expected.hash}, ${found.hash}`;
}
