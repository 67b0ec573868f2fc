import { isOutOfUse, SIGNAL_STATE } from '../../core/messages/signals.ts';
import type { Crossing } from './crossing.ts';
import { OCCUPIED } from './crossing-watch.ts';
import type { PeopleScene } from './people-scene.ts';

/**
 * Time that people want beside the time on the road before a vehicle comes [s]: HCM 2010, equation 19-70, adds 3 s for
 * setting off and for safety; less where a light keeps traffic away, and for who crosses where it likes.
 */
const MARGIN = 3;
const MARGIN_AT_LIGHT = 1.5;
const MARGIN_OF_JAYWALKERS = 1;
/** The same in the middle of the road, before each further lane [s]. */
const MARGIN_ON_ROAD = 0.8;

/** What a crossing's lights tell people. */
export const WALK = { unlit: 0, stop: 1, go: 2 } as const;

/** By the crossing's own heads; without any, people go while all lights before it stop vehicles. */
export function walkSignal({ heads, lights }: Crossing, signals: Uint8Array): number {
  const own = heads.length > 0 ? heads : lights;
  const goes = heads.length > 0 ? SIGNAL_STATE.green : SIGNAL_STATE.red;
  let isLit = false;
  for (let k = 0; k < own.length; k++) {
    const state = signals[own[k]];
    if (isOutOfUse(state)) continue;
    isLit = true;
    if (state !== goes) return WALK.stop;
  }
  return isLit ? WALK.go : WALK.unlit;
}

/** Whether person i may set off over its crossing now: light and gaps in traffic on all lanes. */
export function maySetOff(scene: PeopleScene, i: number, signals: Uint8Array, speed: number): boolean {
  const { state, traits, network } = scene;
  const crossing = network.crossings[state.crossing[i]];
  const light = walkSignal(crossing, signals);
  const { jaywalks } = traits[i];
  if (light === WALK.stop && !jaywalks) return false;
  const margin = jaywalks ? MARGIN_OF_JAYWALKERS : light === WALK.go ? MARGIN_AT_LIGHT : MARGIN;
  const along = alongOf(scene, i, crossing);
  for (let k = 0; k < crossing.lanes.length; k++) {
    if (!isFree(scene, i, crossing, k, along, speed, margin, OCCUPIED.no)) return false;
  }
  return true;
}

/**
 * Whether person i on its crossing may step on the lane next before it, if it is about to. It walks around a vehicle that
 * stands there: waiting for each other on and before a crosswalk, both would wait for ever.
 */
export function mayStepOn(scene: PeopleScene, i: number, speed: number): boolean {
  const { state, network } = scene;
  const crossing = network.crossings[state.crossing[i]];
  const along = alongOf(scene, i, crossing);
  for (let k = 0; k < crossing.lanes.length; k++) {
    const toLane = nearEdge(crossing, state.end[i], k) - along;
    if (toLane < -0.1 || toLane > STEP_BEFORE) continue;
    if (!isFree(scene, i, crossing, k, along, speed, MARGIN_ON_ROAD, OCCUPIED.byStanding)) return false;
  }
  return true;
}

/** So far before a lane people look again whether it is free [m]. */
const STEP_BEFORE = 0.9;

/** Whether a vehicle is on a crossing, so that nobody sets off. */
export function isBlocked({ watch, network }: PeopleScene, crossing: number): boolean {
  for (let k = 0; k < network.crossings[crossing].lanes.length; k++)
    if (watch.occupied[watch.first[crossing] + k] === OCCUPIED.byStanding) return true;
  return false;
}

/** How far person i has come from where its crossing begins [m]. */
export function alongOf({ state }: PeopleScene, i: number, { x, y, length }: Crossing): number {
  const from = state.end[i];
  const to = 1 - from;
  return ((state.x[i] - x[from]) * (x[to] - x[from]) + (state.y[i] - y[from]) * (y[to] - y[from])) / length;
}

/** From where somebody began to the edges of the k-th lane [m]. */
export function nearEdge({ lanes, length }: Crossing, end: number, k: number): number {
  return end === 0 ? lanes[k].near : length - lanes[k].far;
}

export function farEdge({ lanes, length }: Crossing, end: number, k: number): number {
  return end === 0 ? lanes[k].far : length - lanes[k].near;
}

/** The nearest edge of any lane [m]. */
export function firstEdge(crossing: Crossing, end: number): number {
  let first = Number.POSITIVE_INFINITY;
  for (let k = 0; k < crossing.lanes.length; k++) first = Math.min(first, nearEdge(crossing, end, k));
  return first;
}

function isFree(
  { watch, state }: PeopleScene,
  i: number,
  crossing: Crossing,
  k: number,
  along: number,
  speed: number,
  margin: number,
  mostOccupied: number,
): boolean {
  const entry = watch.first[state.crossing[i]] + k;
  const toClear = farEdge(crossing, state.end[i], k) - along;
  if (toClear < 0) return true;
  return watch.occupied[entry] <= mostOccupied && watch.arrival[entry] > toClear / speed + margin;
}
