/** Lanes that an actor knows of its way: the one it is on and those to come. */
export const PATH_LENGTH = 16;

/** Most connecting lanes that an actor holds: all of its way. */
export const MAX_HELD = PATH_LENGTH;

/** What an actor is up to, by value of TrafficState.behaviour. */
export const BEHAVIOUR = { laneFollow: 0, stoppedUntil: 1, crashed: 2 } as const;

/**
 * State of all traffic as a struct of arrays, index-aligned; everything here changes while driving, and nothing else
 * does. Arrays with several values an actor hold them side by side.
 */
export interface TrafficState {
  readonly behaviour: Uint8Array;
  /** End of standing still, for behaviour stoppedUntil [ticks]. */
  readonly until: Int32Array;
  /** PATH_LENGTH lanes each: the current one, then those to come; -1 after a dead end. */
  readonly path: Int32Array;
  /** Lane before the current one, -1 for none. */
  readonly lastLane: Int32Array;
  /** Centre of the box along the current lane's centre [m]. */
  readonly s: Float64Array;
  readonly speed: Float64Array;
  readonly acceleration: Float64Array;
  /** MAX_HELD lanes each: connecting lanes reserved or occupied, in the order of the path; -1 after the last. */
  readonly held: Int32Array;
  /** Lane behind the last of the junctions whose lanes are held. */
  readonly heldExit: Int32Array;
  /** Tick since when it asks for a junction, -1 while it does not. */
  readonly askedSince: Int32Array;
  readonly lights: Uint8Array;
}

export function createTrafficState(count: number): TrafficState {
  return {
    behaviour: new Uint8Array(count),
    until: new Int32Array(count),
    path: new Int32Array(count * PATH_LENGTH).fill(-1),
    lastLane: new Int32Array(count).fill(-1),
    s: new Float64Array(count),
    speed: new Float64Array(count),
    acceleration: new Float64Array(count),
    held: new Int32Array(count * MAX_HELD).fill(-1),
    heldExit: new Int32Array(count).fill(-1),
    askedSince: new Int32Array(count).fill(-1),
    lights: new Uint8Array(count),
  };
}

/** Copies every array of `from` into `into`; both are of one count. */
export function copyTrafficState(from: TrafficState, into: TrafficState): void {
  for (const key of Object.keys(into) as (keyof TrafficState)[]) into[key].set(from[key]);
}
