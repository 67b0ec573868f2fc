import { type Obstacle, type PlanningProblem, PREDICTION_COUNT, PREDICTION_SECONDS } from '../planning-problem.ts';
import { KNOT_COUNT, KNOT_SECONDS } from '../trajectory-search.ts';
import { OFFSET_COUNT, OFFSETS, STATION_COUNT, STATION_STEP, STATIONS_BEFORE_BASE } from './lattice-grid.ts';

/** Distance kept under all circumstances: before and behind the ego, and to each side [m]. */
export const HARD_FRONT = 0.8;
export const HARD_REAR = 0.3;
export const HARD_SIDE = 0.2;

/**
 * Predictions of who moves are the less sure the farther ahead: beyond the first second his box grows by so much at each end and
 * side [m/s]; new plans know better meanwhile.
 */
const GROWTH_ALONG = 0.2;
const GROWTH_ACROSS = 0.05;
const SURE = 1; // [s]
/** Somebody moves whose box does so by this much in a second [m], or who goes faster than this along the line [m/s]. */
const MOVES = 0.5;

/** A wider gap beside an obstacle than this costs nothing [m]; 1 m is what drivers leave to parked cars' doors. */
const COMFORTABLE_SIDE = 0.8;

/** Predictions from one layer to the next. */
export const PREDICTIONS_PER_KNOT = KNOT_SECONDS / PREDICTION_SECONDS;

/**
 * Obstacles of one plan drawn over the lattice: where the ego's box would touch one, which one leads at an offset, and
 * how near it passes. Boxes are those of the lane frame, so a turned obstacle counts as its bounding box.
 */
export class ObstacleGrid {
  /** Bits of the offsets that are blocked, by prediction and station: [t * STATION_COUNT + bin]. */
  readonly blocked = new Uint8Array(PREDICTION_COUNT * STATION_COUNT);
  /** Station of the nearest leading rear by layer and offset [m], Infinity for none: [k * OFFSET_COUNT + offset]. */
  readonly leadRear = new Float64Array(KNOT_COUNT * OFFSET_COUNT);
  /** Its speed [m/s]. */
  readonly leadSpeed = new Float64Array(KNOT_COUNT * OFFSET_COUNT);
  /** Lack of room beside obstacles [m], by prediction, station and offset: [(t * STATION_COUNT + bin) * OFFSET_COUNT + offset]. */
  readonly sideLack = new Float32Array(PREDICTION_COUNT * STATION_COUNT * OFFSET_COUNT);
  /** Whether any entry of leadRear is finite, and any of sideLack not zero. */
  anyLeader = false;
  anySideLack = false;

  /** Station of bin STATIONS_BEFORE_BASE [m]. */
  private base = 0;
  private front = 0;
  private rear = 0;
  private halfWidth = 0;

  draw(problem: PlanningProblem, base: number): void {
    const { vehicle, obstacles } = problem;
    this.base = base;
    this.front = vehicle.length - vehicle.rearOverhang;
    this.rear = vehicle.rearOverhang;
    this.halfWidth = vehicle.width / 2;
    this.blocked.fill(0);
    this.leadRear.fill(Number.POSITIVE_INFINITY);
    if (this.anySideLack) this.sideLack.fill(0);
    this.anySideLack = false;
    this.anyLeader = false;
    for (const obstacle of obstacles) {
      this.block(obstacle);
      if (obstacle.leads) this.lead(obstacle);
      this.crowd(obstacle);
    }
  }

  private block(obstacle: Obstacle): void {
    const growing = moves(obstacle) ? 1 : 0;
    for (let t = 1; t < PREDICTION_COUNT; t++) {
      const unsure = growing * Math.max(0, t * PREDICTION_SECONDS - SURE);
      const bits = this.offsetsWithin(obstacle, t, HARD_SIDE + GROWTH_ACROSS * unsure);
      if (bits === 0) continue;
      const first = this.binFrom(obstacle.sMin[t] - this.front - HARD_FRONT - GROWTH_ALONG * unsure);
      const last = this.binTo(obstacle.sMax[t] + this.rear + HARD_REAR + GROWTH_ALONG * unsure);
      for (let bin = first; bin <= last; bin++) this.blocked[t * STATION_COUNT + bin] |= bits;
    }
  }

  private lead(obstacle: Obstacle): void {
    this.anyLeader = true;
    for (let k = 1; k < KNOT_COUNT; k++) {
      const t = k * PREDICTIONS_PER_KNOT;
      const bits = this.offsetsWithin(obstacle, t, HARD_SIDE);
      for (let offset = 0; offset < OFFSET_COUNT; offset++) {
        const cell = k * OFFSET_COUNT + offset;
        if (((bits >> offset) & 1) === 0 || obstacle.sMin[t] >= this.leadRear[cell]) continue;
        this.leadRear[cell] = obstacle.sMin[t];
        this.leadSpeed[cell] = (obstacle.sMin[t] - obstacle.sMin[t - 1]) / PREDICTION_SECONDS;
      }
    }
  }

  private crowd(obstacle: Obstacle): void {
    for (let t = 1; t < PREDICTION_COUNT; t++) {
      for (let offset = 0; offset < OFFSET_COUNT; offset++) {
        const gap = this.sideGap(obstacle, t, OFFSETS[offset]);
        if (!(gap < COMFORTABLE_SIDE)) continue;
        const first = this.binFrom(obstacle.sMin[t] - this.front);
        const last = this.binTo(obstacle.sMax[t] + this.rear);
        for (let bin = first; bin <= last; bin++) {
          const cell = (t * STATION_COUNT + bin) * OFFSET_COUNT + offset;
          this.sideLack[cell] = Math.max(this.sideLack[cell], COMFORTABLE_SIDE - Math.max(gap, 0));
          this.anySideLack = true;
        }
      }
    }
  }

  /** Bits of the offsets at which the ego comes closer than `margin` to the obstacle's side. */
  private offsetsWithin(obstacle: Obstacle, t: number, margin: number): number {
    let bits = 0;
    for (let offset = 0; offset < OFFSET_COUNT; offset++) {
      if (this.sideGap(obstacle, t, OFFSETS[offset]) < margin) bits |= 1 << offset;
    }
    return bits;
  }

  /** Room between the ego's side at an offset and the obstacle's [m]; negative where they overlap, NaN where it is away. */
  private sideGap(obstacle: Obstacle, t: number, d: number): number {
    return Math.max(obstacle.dMin[t] - (d + this.halfWidth), d - this.halfWidth - obstacle.dMax[t]);
  }

  private binFrom(station: number): number {
    return Math.max(0, Math.ceil((station - this.base) / STATION_STEP) + STATIONS_BEFORE_BASE);
  }

  private binTo(station: number): number {
    return Math.min(STATION_COUNT - 1, Math.floor((station - this.base) / STATION_STEP) + STATIONS_BEFORE_BASE);
  }
}

function moves({ speed, sMin, dMin }: Obstacle): boolean {
  const t = PREDICTIONS_PER_KNOT;
  return Math.abs(speed) > MOVES || Math.abs(sMin[t] - sMin[0]) + Math.abs(dMin[t] - dMin[0]) > MOVES;
}
