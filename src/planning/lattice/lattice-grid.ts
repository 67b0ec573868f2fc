import { KNOT_COUNT, KNOT_SECONDS } from '../trajectory-search.ts';

/*
 * The lattice: layers at t = 0, 1 ... 6 s; at a layer a node is (speed, station, offset). Speeds are multiples of
 * SPEED_STEP, so that with constant acceleration between layers s' = s + (v + v') / 2 * 1 s the stations of a layer are
 * multiples of STATION_STEP from a common base: transitions end exactly on nodes, nothing is rounded.
 */

/** [m/s] */
export const SPEED_STEP = 1;
/** Speeds 0 ... 45 m/s: 162 km/h. */
export const SPEED_COUNT = 46;

/** [m] */
export const STATION_STEP = (SPEED_STEP * KNOT_SECONDS) / 2;
/** Bins before the base: the first half second, run at the start's own speed, braking from 51 m/s at most. */
export const STATIONS_BEFORE_BASE = 52;
/** Bins that the fastest covers in a second; the first stretch covers half of them from the base. */
const MOST_BINS = 2 * (SPEED_COUNT - 1);
export const STATION_COUNT = STATIONS_BEFORE_BASE + MOST_BINS / 2 + (KNOT_COUNT - 2) * MOST_BINS + 1;

/** Offsets from the line [m]: as far as a car may swerve within a lane of 3.5 m. */
export const OFFSETS = [-1, -0.5, 0, 0.5, 1] as const;
export const OFFSET_COUNT = 5;
/** Bit mask with the bits of all offsets. */
export const ALL_OFFSETS = (1 << OFFSET_COUNT) - 1;
