/** Lanes that an actor knows of its way: the one it is on and those to come. */
export const PATH_LENGTH = 16;

/** Most connecting lanes that an actor holds: all of its way. */
export const MAX_HELD = PATH_LENGTH;

/** Long before any drive [ticks]. */
const NEVER = -1e6;

/** What an actor is up to, by value of TrafficState.behaviour. */
export const BEHAVIOUR = {
  laneFollow: 0,
  stoppedUntil: 1,
  crashed: 2,
  /** Is on no lane and moved by others (off-lane-vehicles.ts): its place here is one off the map. */
  puppet: 3,
} as const;

/**
 * State of all traffic as a struct of arrays, index-aligned; everything here changes while driving, and nothing else
 * does. Arrays with several values an actor hold them side by side.
 *
 * Who changes lanes is on both for a while. Its path is that of the lane it goes to; on the one that it leaves stands its
 * shadow, which others see like an actor: entry `count + actor` of path (its first lane, -1 while there is none), s, speed,
 * acceleration, held, heldCount and heldExit, which are twice as long as the other arrays. Shadows decide nothing and hold nothing.
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
  /** How many these are: most hold none, and to know that of all takes a byte each. */
  readonly heldCount: Uint8Array;
  /** 1 where it has only the way to the middle of the junction, and waits there (middle-places.ts). */
  readonly inMiddle: Uint8Array;
  /** Lane behind the last of the junctions whose lanes are held. */
  readonly heldExit: Int32Array;
  /** Tick since when it asks for a junction, -1 while it does not. */
  readonly askedSince: Int32Array;
  /** Lane at whose end it has come to a stop for its sign, -1 for none. */
  readonly stoppedOn: Int32Array;
  /** For how long others kept it from entering its next junction, red lights left out [decisions]. */
  readonly waited: Int32Array;
  /** Of that, for how long there was no room behind the junction [decisions]. */
  readonly roomless: Int32Array;
  /** Lane behind its next junction on which it found no room, and since when it stands for want of room [ticks]; -1 for none. */
  readonly wantsRoomOn: Int32Array;
  readonly wantsRoomSince: Int32Array;
  /** What it waits for, by WAIT of wait-reason.ts, and for which actor: -1 for none, -2 for the ego. */
  readonly waitsFor: Uint8Array;
  readonly waitsForActor: Int32Array;
  /** Places of its given route that it has passed. */
  readonly leg: Int32Array;
  readonly lights: Uint8Array;
  /** Side that it wants to change to, 1 left, -1 right, 0 none; since when [ticks]; 1 where it has to, for its way on. */
  readonly wish: Int32Array;
  readonly wishedAt: Int32Array;
  readonly mustChange: Uint8Array;
  /** Side that it is changing to, 0 for none. */
  readonly changeSide: Int32Array;
  /** Way since the change began, and of the whole change [m]; distance of the two lanes' centres at its start [m]. */
  readonly changeWay: Float64Array;
  readonly changeLength: Float64Array;
  readonly changeWidth: Float64Array;
  /** Height of the old lane's centre over the new one's at its start [m], and its heading less that one's [rad]. */
  readonly changeRise: Float64Array;
  readonly changeTurn: Float64Array;
  /** When its latest change began [ticks]. */
  readonly changedAt: Int32Array;
  /** How far from its lane's centre it drives around what stands there, left positive, and is to drive [m]; the same a metre [1]. */
  readonly swerve: Float64Array;
  readonly swerveTo: Float64Array;
  readonly swerveSlope: Float64Array;
  /** Since when it pulls aside, or pulled last, for a blue light [ticks]; -1 for not lately. */
  readonly asideSince: Int32Array;
  /** Its acceleration of the latest decision with nobody before it, and what those before it take away [m/s^2]. */
  readonly free: Float64Array;
  readonly hindrance: Float64Array;
}

export function createTrafficState(count: number): TrafficState {
  const entries = 2 * count;
  return {
    behaviour: new Uint8Array(count),
    until: new Int32Array(count),
    path: new Int32Array(entries * PATH_LENGTH).fill(-1),
    lastLane: new Int32Array(count).fill(-1),
    s: new Float64Array(entries),
    speed: new Float64Array(entries),
    acceleration: new Float64Array(entries),
    held: new Int32Array(entries * MAX_HELD).fill(-1),
    heldCount: new Uint8Array(entries),
    inMiddle: new Uint8Array(count),
    heldExit: new Int32Array(entries).fill(-1),
    askedSince: new Int32Array(count).fill(-1),
    stoppedOn: new Int32Array(count).fill(-1),
    waited: new Int32Array(count),
    roomless: new Int32Array(count),
    wantsRoomOn: new Int32Array(count).fill(-1),
    wantsRoomSince: new Int32Array(count).fill(-1),
    waitsFor: new Uint8Array(count),
    waitsForActor: new Int32Array(count).fill(-1),
    leg: new Int32Array(count),
    lights: new Uint8Array(count),
    wish: new Int32Array(count),
    wishedAt: new Int32Array(count),
    mustChange: new Uint8Array(count),
    changeSide: new Int32Array(count),
    changeWay: new Float64Array(count),
    changeLength: new Float64Array(count),
    changeWidth: new Float64Array(count),
    changeRise: new Float64Array(count),
    changeTurn: new Float64Array(count),
    changedAt: new Int32Array(count).fill(NEVER),
    swerve: new Float64Array(count),
    swerveTo: new Float64Array(count),
    swerveSlope: new Float64Array(count),
    asideSince: new Int32Array(count).fill(-1),
    free: new Float64Array(count),
    hindrance: new Float64Array(count),
  };
}

/** Copies every array of `from` into `into`; both are of one count. */
export function copyTrafficState(from: TrafficState, into: TrafficState): void {
  for (const key of Object.keys(into) as (keyof TrafficState)[]) into[key].set(from[key]);
}
