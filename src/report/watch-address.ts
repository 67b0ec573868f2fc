import { secondsAt, type Tick } from '../core/tick.ts';
import { DEFAULT_PLANNER, PLANNER_NAMES } from '../scenario/planners/planner-names.ts';
import type { RunIdentity, RunResult } from '../scenario/run-result.ts';

/** Where `npm start` serves the app: Vite's own port. */
const APP = 'http://localhost:5173/';

/**
 * Address of exactly this run in the app, where it has the same hash; null where an address cannot say all of it: scenes and
 * planners that do not ship, and fields that are other than in the scene's file, but for its weather. Opened, it goes to `moment`
 * where that is no null.
 */
export function watchAddress(
  { scene, seed, perception, planner, sets }: RunIdentity,
  moment: Tick | null = null,
): string | null {
  const key = /^scenes\/([\w-]+)\.json$/.exec(scene)?.[1];
  if (key === undefined || !PLANNER_NAMES.some((name) => name === planner)) return null;
  const values = [`scene=${key}`, `seed=${seed}`, `perception=${perception}`];
  if (planner !== DEFAULT_PLANNER) values.push(`planner=${planner}`);
  for (const set of sets) {
    const weather = /^weather=([\w-]+)$/.exec(set)?.[1];
    if (weather === undefined) return null;
    values.push(`weather=${weather}`);
  }
  if (moment !== null) values.push(`at=${secondsAt(moment)}`);
  return `${APP}#${values.join('&')}`;
}

/** Ticks after which the first of what was not met is seen to be lost; null where it is so only at the end. */
export function momentOfLoss({ criteria }: Pick<RunResult, 'criteria'>): Tick | null {
  const lost = criteria.flatMap(({ required, result, tick }) =>
    required && result === 'fail' && tick !== null ? [tick + 1] : [],
  );
  return lost.length === 0 ? null : Math.min(...lost);
}
