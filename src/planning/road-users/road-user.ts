import { ACTOR_KIND } from '../../core/messages/actors-truth.ts';
import { PREDICTION_COUNT } from '../planning-problem.ts';

/** Ways that a road user may go from where it is, at most. */
export const MOST_WAYS = 3;
/** Lanes of one way at most: as many as one drives along in the time of a prediction. */
export const WAY_LANES = 10;

/** Where a road user would be at t = i * PREDICTION_SECONDS, centre of its box in the map frame. */
export interface PredictedWay {
  /** The lanes that it goes along, and how many. */
  readonly lanes: Int32Array;
  laneCount: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly yaw: Float64Array;
}

/** Another road user, or something that stands about, as a driver sees it. */
export interface RoadUser {
  /** 0 for things. */
  id: number;
  kind: number;
  isWalker: boolean;
  /** Centre of its box, map frame [m], [rad]. */
  x: number;
  y: number;
  yaw: number;
  /** [m/s], [m/s^2] */
  speed: number;
  acceleration: number;
  length: number;
  width: number;
  /** Its lane, -1 off the lanes; station and offset there [m]; sideways speed [m/s]. */
  lane: number;
  s: number;
  d: number;
  drift: number;
  /** Sides that it indicates: +1 left, -1 right, 0 none or both; NaN where nobody saw its lights, and every way on is open. */
  indicates: number;
  /** Whether it flashes on both sides. */
  hazards: boolean;
  /** Whether a blue beacon flashes. */
  isEmergency: boolean;
  /** How long it has been standing [s]. */
  standing: number;
  /** Whether it stands where nobody waits: to be driven around. */
  blocks: boolean;
  readonly ways: readonly PredictedWay[];
  wayCount: number;
}

/** Kinds from this one on are soft: motorcycles, bicycles, people. */
export const FIRST_SOFT_KIND = ACTOR_KIND.motorcycle;

export function isSoft({ kind, id }: RoadUser): boolean {
  return id !== 0 && kind >= FIRST_SOFT_KIND;
}

export function makeRoadUser(): RoadUser {
  const samples = () => new Float64Array(PREDICTION_COUNT);
  const way = (): PredictedWay => ({
    lanes: new Int32Array(WAY_LANES),
    laneCount: 0,
    x: samples(),
    y: samples(),
    yaw: samples(),
  });
  return {
    id: 0,
    kind: 0,
    isWalker: false,
    x: 0,
    y: 0,
    yaw: 0,
    speed: 0,
    acceleration: 0,
    length: 0,
    width: 0,
    lane: -1,
    s: 0,
    d: 0,
    drift: 0,
    indicates: 0,
    hazards: false,
    isEmergency: false,
    standing: 0,
    blocks: false,
    ways: Array.from({ length: MOST_WAYS }, way),
    wayCount: 0,
  };
}
