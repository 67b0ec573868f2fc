import { type LaneState, SAMPLE_COUNT } from '../planning-problem.ts';
import { type CoarseTrajectory, KNOT_COUNT } from '../trajectory-search.ts';
import { BandedLeastSquares } from './banded-least-squares.ts';
import type { LaneTrajectory } from './lane-trajectory.ts';

/** Distance between two unknowns [m], and their greatest number: the way of 6 s at 48 m/s with room to spare. */
const STEP = 1;
const CAPACITY = 300;
/** Unknowns beyond the end of the way. */
const BEYOND = 10;

/** Way over which an offset is taken back [m]: the greater of this and TIME_SCALE * speed. */
const LEAST_SCALE = 4;
const TIME_SCALE = 0.8;

/**
 * Smooths the coarse offsets over the way: d[j] every metre that make least sum (d - d_coarse)^2 + L^4 d''^2 +
 * 0.3 L^6 d'''^2 with d, d', d'' given at the start. L is the length over which an offset fades, longer at speed.
 * Offsets are functions of the way, not of time: a car that stands does not move sideways.
 */
export class OffsetSmoother {
  private readonly squares = new BandedLeastSquares(CAPACITY);
  private readonly node = new Float64Array(CAPACITY + 1);
  private readonly slope = new Float64Array(CAPACITY + 1);

  /** Fills d, slope and bend of `out` at its stations. */
  smooth(start: LaneState, coarse: CoarseTrajectory, out: LaneTrajectory): void {
    const way = out.s[SAMPLE_COUNT - 1] - start.s;
    const count = Math.min(CAPACITY, Math.ceil(way / STEP) + BEYOND);
    this.solve(start, coarse, count);
    for (let i = 0; i < SAMPLE_COUNT; i++) {
      const place = Math.min((out.s[i] - start.s) / STEP, count - 1);
      const j = Math.min(Math.floor(place), count - 1);
      const share = place - j;
      out.d[i] = hermite(this.node[j], this.slope[j] * STEP, this.node[j + 1], this.slope[j + 1] * STEP, share);
      out.slope[i] = this.slope[j] + share * (this.slope[j + 1] - this.slope[j]);
      out.bend[i] = (this.slope[j + 1] - this.slope[j]) / STEP;
    }
  }

  private solve(start: LaneState, coarse: CoarseTrajectory, count: number): void {
    const { squares, node, slope } = this;
    const scale = Math.max(LEAST_SCALE, TIME_SCALE * start.speed);
    const l2 = scale * scale;
    const bend = l2 * l2;
    const twist = 0.3 * l2 * l2 * l2;
    squares.known[0] = start.d;
    squares.known[1] = start.d - start.slope * STEP + (start.bend * STEP * STEP) / 2;
    squares.known[2] = start.d - 2 * start.slope * STEP + 2 * start.bend * STEP * STEP;
    squares.reset(count);
    for (let j = 0; j < count; j++) {
      squares.add(j, 1, 0, 0, 0, coarseOffset(coarse, start.s + (j + 1) * STEP), 1);
      squares.add(j, 1, -2, 1, 0, 0, bend);
      squares.add(j, 1, -3, 3, -1, 0, twist);
    }
    squares.solve();
    node[0] = start.d;
    for (let j = 0; j < count; j++) node[j + 1] = squares.solution[j];
    slope[0] = start.slope;
    for (let j = 1; j < count; j++) slope[j] = (node[j + 1] - node[j - 1]) / (2 * STEP);
    slope[count] = (node[count] - node[count - 1]) / STEP;
  }
}

/** The coarse offset at a station: straight between knots, held after the last. */
function coarseOffset({ s, d }: CoarseTrajectory, station: number): number {
  for (let k = 1; k < KNOT_COUNT; k++) {
    if (station > s[k]) continue;
    const way = s[k] - s[k - 1];
    return way > 0 ? d[k - 1] + ((d[k] - d[k - 1]) * (station - s[k - 1])) / way : d[k];
  }
  return d[KNOT_COUNT - 1];
}

/** Cubic between (0, a) and (1, b) with slopes m and n. */
function hermite(a: number, m: number, b: number, n: number, t: number): number {
  const u = 1 - t;
  return a * (1 + 2 * t) * u * u + m * t * u * u + b * t * t * (3 - 2 * t) - n * t * t * u;
}
