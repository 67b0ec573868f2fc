/**
 * What a scene's storyboard has told traffic's actors, a struct of arrays, index-aligned with them. Nothing is told at the
 * start; everything here changes while driving.
 */
export interface Overrides {
  /** 1 of who was told how to drive: it makes no lane changes of its own but those that its way needs. */
  readonly isTold: Uint8Array;
  /** Wished speed [m/s], NaN for its own; greatest acceleration towards it, up and down [m/s^2]; 1 of who looks at nobody. */
  readonly speed: Float64Array;
  readonly acceleration: Float64Array;
  readonly isReckless: Uint8Array;
  /** Brakes with that [m/s^2], 0 of who is told nothing, down to a speed [m/s]. */
  readonly braking: Float64Array;
  readonly brakeTo: Float64Array;
  /** Side of a lane change that is to begin, 1 left, -1 right, 0 for none, and how long it is to take [s]. */
  readonly laneSide: Int32Array;
  readonly laneSeconds: Float64Array;
  /** 1 of who heeds no lights, signs and priority. */
  readonly disobeys: Uint8Array;
  /** Lights beside its own, bits of LIGHT. */
  readonly lights: Uint8Array;
}

export function createOverrides(count: number): Overrides {
  const numbers = () => new Float64Array(count);
  return {
    isTold: new Uint8Array(count),
    speed: numbers().fill(Number.NaN),
    acceleration: numbers(),
    isReckless: new Uint8Array(count),
    braking: numbers(),
    brakeTo: numbers(),
    laneSide: new Int32Array(count),
    laneSeconds: numbers(),
    disobeys: new Uint8Array(count),
    lights: new Uint8Array(count),
  };
}

/** Takes back all that an actor was told. */
export function clearOverrides(overrides: Overrides, actor: number): void {
  for (const key of Object.keys(overrides) as (keyof Overrides)[]) overrides[key][actor] = 0;
  overrides.speed[actor] = Number.NaN;
}

/** Copies every array of `from` into `into`; both are of one count. */
export function copyOverrides(from: Overrides, into: Overrides): void {
  for (const key of Object.keys(into) as (keyof Overrides)[]) into[key].set(from[key]);
}
