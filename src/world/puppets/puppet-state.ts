/** What a puppet is up to, by value of PuppetState.does. */
export const PUPPET = {
  /** Is none: it follows its lane, or is off the map. */
  none: 0,
  /** Stands where it was put, or where its way ended. */
  stands: 1,
  /** Was hit: rolls on and brakes, then stands. */
  crashed: 2,
  /** Follows a way. */
  follows: 3,
} as const;

/**
 * State of all of traffic's actors as puppets, a struct of arrays, index-aligned with them; everything here and their ways
 * change while driving, and nothing else does. Of those that are no puppets only `does` says anything.
 */
export interface PuppetState {
  readonly does: Uint8Array;
  /** Centre of the box's footprint, map frame [m]; angles [rad]. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  readonly yaw: Float64Array;
  readonly pitch: Float64Array;
  readonly roll: Float64Array;
  /** Along yaw, negative backwards [m/s], [m/s^2]. */
  readonly speed: Float64Array;
  readonly acceleration: Float64Array;
  /** Of those that follow a way: where on it [m], in which of its legs, and until when they change gear [ticks]. */
  readonly s: Float64Array;
  readonly leg: Int32Array;
  readonly pauseUntil: Int32Array;
  /** Speed that they were told instead of their way's [m/s], NaN for none, and how they come to it [m/s^2]. */
  readonly told: Float64Array;
  readonly toldAcceleration: Float64Array;
  /** They brake with that [m/s^2], 0 for no braking, down to a speed [m/s]. */
  readonly braking: Float64Array;
  readonly brakeTo: Float64Array;
  /** Lights that they were told to show, bits of LIGHT. */
  readonly lights: Uint8Array;
  /** 1 of those that stop before what is in their way, and how much of it is free [m]. */
  readonly isCareful: Uint8Array;
  readonly free: Float64Array;
}

export function createPuppetState(count: number): PuppetState {
  const numbers = () => new Float64Array(count);
  return {
    does: new Uint8Array(count),
    x: numbers(),
    y: numbers(),
    z: numbers(),
    yaw: numbers(),
    pitch: numbers(),
    roll: numbers(),
    speed: numbers(),
    acceleration: numbers(),
    s: numbers(),
    leg: new Int32Array(count),
    pauseUntil: new Int32Array(count),
    told: numbers().fill(Number.NaN),
    toldAcceleration: numbers(),
    braking: numbers(),
    brakeTo: numbers(),
    lights: new Uint8Array(count),
    isCareful: new Uint8Array(count),
    free: numbers(),
  };
}

/** Copies every array of `from` into `into`; both are of one count. */
export function copyPuppetState(from: PuppetState, into: PuppetState): void {
  for (const key of Object.keys(into) as (keyof PuppetState)[]) into[key].set(from[key]);
}
