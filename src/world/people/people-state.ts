/** What a person is up to, by value of PeopleState.does. */
export const DOES = {
  /** Walks along a path. */
  walk: 0,
  /** Goes from one path's end to the next path. */
  link: 1,
  /** Goes to a crossing's kerb and stands there until it may go. */
  wait: 2,
  cross: 3,
  /** Goes along with the first of its group. */
  follow: 4,
  /** Does what the scene says. */
  script: 5,
  /** Was run over. */
  hit: 6,
  /** Is not there: has not come yet, or has gone. */
  absent: 7,
} as const;

/** People in a group, at most (Moussaid et al. 2010: seldom more). */
export const LARGEST_GROUP = 4;

/** State of all people as a struct of arrays, index-aligned; everything here changes while walking, and nothing else does. */
export interface PeopleState {
  readonly does: Uint8Array;
  /** Map frame [m], [m/s], [m/s^2]. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  readonly vx: Float64Array;
  readonly vy: Float64Array;
  /** Velocity at which it is pushed out of what it is too near to, on top of its own [m/s]. */
  readonly pushX: Float64Array;
  readonly pushY: Float64Array;
  readonly ax: Float64Array;
  readonly ay: Float64Array;
  readonly yaw: Float64Array;
  readonly yawRate: Float64Array;
  /** Way walked, which moves the legs [m]. */
  readonly walked: Float64Array;
  /** The path it is on, the direction in which it walks there (1 or -1), and the station [m]. */
  readonly path: Int32Array;
  readonly direction: Int8Array;
  readonly s: Float64Array;
  /** Which way it keeps to: share of the path's half width to the right as it walks [1]. */
  readonly keeps: Float64Array;
  /** Where it goes from a path's end: 2 * path + end. */
  readonly link: Int32Array;
  /** The crossing it waits at or is on, and the end at which it began. */
  readonly crossing: Int32Array;
  readonly end: Uint8Array;
  /** Tick since which it waits. */
  readonly since: Int32Array;
  /** First of its group, -1 for none. */
  readonly leader: Int32Array;
  /** Next place of its way as the scene says. */
  readonly waypoint: Int32Array;
  /** Speed that a storyboard told it to walk with [m/s], NaN for its own; what it did before that, by DOES. */
  readonly told: Float64Array;
  readonly before: Uint8Array;
  /** Where it was at the last look at whether it gets on [m], and decisions since then. */
  readonly markX: Float64Array;
  readonly markY: Float64Array;
  readonly markAge: Int32Array;
}

export function createPeopleState(count: number): PeopleState {
  const numbers = () => new Float64Array(count);
  const integers = () => new Int32Array(count);
  return {
    does: new Uint8Array(count),
    x: numbers(),
    y: numbers(),
    z: numbers(),
    vx: numbers(),
    vy: numbers(),
    pushX: numbers(),
    pushY: numbers(),
    ax: numbers(),
    ay: numbers(),
    yaw: numbers(),
    yawRate: numbers(),
    walked: numbers(),
    path: integers(),
    direction: new Int8Array(count).fill(1),
    s: numbers(),
    keeps: numbers(),
    link: integers().fill(-1),
    crossing: integers().fill(-1),
    end: new Uint8Array(count),
    since: integers(),
    leader: integers().fill(-1),
    waypoint: integers(),
    told: numbers().fill(Number.NaN),
    before: new Uint8Array(count),
    markX: numbers(),
    markY: numbers(),
    markAge: integers(),
  };
}

/** Copies every array of `from` into `into`; both are of one count. */
export function copyPeopleState(from: PeopleState, into: PeopleState): void {
  for (const key of Object.keys(into) as (keyof PeopleState)[]) into[key].set(from[key]);
}

/** Members of a group follow their first one in the arrays: the end of where they can be. */
export function lastOfGroup({ leader }: PeopleState, first: number): number {
  return Math.min(leader.length, first + LARGEST_GROUP);
}

/** Whether a person does nothing any more, or is not there. */
export function isOut(does: number): boolean {
  return does === DOES.hit || does === DOES.absent;
}
