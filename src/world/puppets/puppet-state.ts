/** What a puppet is up to, by value of PuppetState.does. */
export const PUPPET = {
  /** Is none: it follows its lane, or is off the map. */
  none: 0,
  /** Stands where it was put. */
  stands: 1,
  /** Was hit: rolls on and brakes, then stands. */
  crashed: 2,
} as const;

/**
 * State of all of traffic's actors as puppets, a struct of arrays, index-aligned with them; everything here changes while
 * driving, and nothing else does. Of those that are no puppets only `does` says anything.
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
  };
}

/** Copies every array of `from` into `into`; both are of one count. */
export function copyPuppetState(from: PuppetState, into: PuppetState): void {
  for (const key of Object.keys(into) as (keyof PuppetState)[]) into[key].set(from[key]);
}
