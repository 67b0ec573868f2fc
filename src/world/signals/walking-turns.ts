import { TICKS_PER_SECOND, type Tick } from '../../core/tick.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { crossingSeconds } from './change-times.ts';
import { greenConflict } from './green-conflict.ts';

/** Shortest green for pedestrians that is of use [s] (MUTCD 2009, 4E.06: walk intervals of 4 to 7 s). */
const LEAST_WALK = 4;

/** When pedestrians have green in the fixed turns of a junction. */
export interface Walk {
  /** From the beginning of the cycle, and for how long [ticks]; 0 where there is no time for them. */
  readonly from: Tick;
  readonly length: Tick;
}

/**
 * Green for a group of pedestrians while groups of vehicles take turns: in the longest run of turns in which nobody drives
 * over their crosswalk but who turns, and gives way; over in time for the slowest to have crossed before the next turn begins.
 *
 * @param turns groups of vehicles, by turn; -1 for a turn of nobody
 * @param turn length of a turn, and of what there is before its green [ticks]
 */
export function walkOf(map: RoadMap, group: number, turns: readonly number[], turn: Tick, before: Tick): Walk {
  const isFree = turns.map((other) => other < 0 || greenConflict(map, group, other, true) === null);
  let [first, count] = [0, 0];
  for (let start = 0; start < turns.length; start++) {
    let run = 0;
    while (run < turns.length && isFree[(start + run) % turns.length]) run++;
    if (run > count) [first, count] = [start, run];
  }
  const clearing = Math.ceil(crossingSeconds(map, group) * TICKS_PER_SECOND);
  const length = count * turn - before - (count < turns.length ? clearing : 0);
  return { from: first * turn + before, length: length < LEAST_WALK * TICKS_PER_SECOND ? 0 : length };
}
