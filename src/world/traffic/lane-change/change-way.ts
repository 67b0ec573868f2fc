import type { TrafficScene } from '../traffic-scene.ts';
import { PATH_LENGTH } from '../traffic-state.ts';
import { ON_BOTH } from './change-room.ts';

/** A change takes so long (Toledo and Zohar 2007, TRR 1999, 71: 4.6 s on average; who has to is quicker) [s], ... */
export const DURATION = 4.5;
export const HURRIED = 3;
/** ... but at least this way, and so many lengths of the vehicle: wheels do not go sideways [m], [1]. */
export const LEAST_WAY = 15;
const LENGTHS = 3.5;

/** Who stands is passed by with this gap; who is near already turns out over so many of its lengths at least [m], [1]. */
export const PASSING_GAP = 2.5;
export const TIGHT_LENGTHS = 1.8;
/** Slower than this one stands [m/s]. */
const STANDING = 0.5;

/** Way that a change around somebody takes at walking pace [m]. */
export function shortestWay({ length }: TrafficScene, actor: number): number {
  return Math.max(LEAST_WAY, LENGTHS * length[actor]);
}

/**
 * The way for a change that takes so long [s], behind a leader that may stand for long: it ends before it, or is 0 where
 * that is too near [m].
 */
export function changeWay(scene: TrafficScene, actor: number, duration: number): number {
  const { length } = scene;
  const way = Math.max(shortestWay(scene, actor), duration * scene.state.speed[actor]);
  const gap = standingGap(scene, actor);
  if (gap === Number.POSITIVE_INFINITY) return way;
  const most = (gap - PASSING_GAP) / ON_BOTH;
  return most < TIGHT_LENGTHS * length[actor] ? 0 : Math.min(way, most);
}

/** The way that an actor drives in a time [s], as it was told or at its speed [m]. */
export function wayIn({ state, overrides }: TrafficScene, actor: number, seconds: number): number {
  const speed = state.speed[actor];
  const told = overrides?.speed[actor] ?? Number.NaN;
  if (overrides === null || Number.isNaN(told)) return speed * seconds;
  const most = overrides.acceleration[actor];
  const change = Math.min(seconds, Math.abs(told - speed) / most);
  const later = told > speed ? Math.min(told, speed + most * change) : Math.max(told, speed - most * change);
  return ((speed + later) / 2) * change + told * (seconds - change);
}

/** Gap to who or what stands next before an actor on its lane [m]; Infinity for none. */
function standingGap({ order, state, length, obstacles, halfWidth }: TrafficScene, actor: number): number {
  const ahead = order.ahead(actor);
  const isStanding = ahead >= 0 && state.speed[ahead] <= STANDING;
  const gap = isStanding
    ? state.s[ahead] - state.s[actor] - (length[ahead] + length[actor]) / 2
    : Number.POSITIVE_INFINITY;
  const obstacle =
    obstacles?.beyond(state.path[actor * PATH_LENGTH], state.s[actor], halfWidth[actor], state.swerveTo[actor]) ?? -1;
  if (obstacles === null || obstacle < 0 || obstacles.speed[obstacle] > STANDING) return gap;
  return Math.min(gap, obstacles.from[obstacle] - state.s[actor] - length[actor] / 2);
}
