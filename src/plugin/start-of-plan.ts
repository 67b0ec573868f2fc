import { clamp } from '../core/math/clamp.ts';
import type { Plan } from '../core/messages/plan.ts';
import { projectOntoReference, type ReferencePlace } from '../planning/route/project-onto-reference.ts';
import type { ReferenceLine } from '../planning/route/reference-line.ts';
import type { Ego, Start } from './planner-input.ts';

/** What is measured is not left by more than this: to the side [m], in speed [m/s]. */
const SIDE_TETHER = 0.5;
const SPEED_TETHER = 0.5;

/** Of an acceleration that was measured, as much may be believed [m/s^2]. */
const HARDEST = -3;
const FASTEST = 2;

/** Stations around the ego in which the plan's place is sought [m]. */
const LOOK = 30;

/**
 * Where the next trajectory had best begin: at the ego's station, with the offset, speed and acceleration that the last
 * plan wants there and now, so that the noise of localisation does not shake it.
 * @param elapsed since the last plan [s]
 */
export function startOfPlan(ego: Ego, line: ReferenceLine, last: Plan | null, elapsed: number): Start {
  const { s, d, speed } = ego;
  const measured = {
    s: Math.max(0, s),
    d,
    speed: Math.max(0, speed),
    acceleration: clamp(ego.acceleration, HARDEST, FASTEST),
  };
  if (last === null || last.t.length < 2) return measured;
  const step = last.t[1] - last.t[0];
  const at = Math.min(elapsed / step, last.t.length - 1);
  const i = Math.min(Math.floor(at), last.t.length - 2);
  const between = (values: Float64Array) => values[i] + (at - i) * (values[i + 1] - values[i]);
  if (!projectOntoReference(line, between(last.x), between(last.y), s - LOOK, s + LOOK, LOOK, place)) return measured;
  return {
    s: measured.s,
    d: d + clamp(place.d - d, -SIDE_TETHER, SIDE_TETHER),
    speed: Math.max(0, speed + clamp(between(last.speed) - speed, -SPEED_TETHER, SPEED_TETHER)),
    acceleration: between(last.acceleration),
  };
}

const place: ReferencePlace = { s: 0, d: 0 };
