import { DRY, type Grip } from '../grip/grip.ts';
import { HORIZON, type PlanningProblem } from '../planning-problem.ts';
import { referenceSample } from '../route/reference-line.ts';
import { allowedSpeed } from '../speed-profile.ts';
import { firstFence } from './first-fence.ts';
import {
  ALL_OFFSETS,
  OFFSET_COUNT,
  OFFSETS,
  SPEED_COUNT,
  SPEED_STEP,
  STATION_COUNT,
  STATION_STEP,
  STATIONS_BEFORE_BASE,
} from './lattice-grid.ts';
import { nearestOffset } from './nearest-offset.ts';
import { ObstacleGrid, PREDICTIONS_PER_KNOT } from './obstacle-grid.ts';
import { StretchCells } from './stretch-cells.ts';

/* Weights: cost per layer of one second. What they are worth against each other is told in docs/planning.md. */

/**
 * Way not covered, per metre: time has a price that is the same everywhere. (A price on the speed's shortfall from the
 * profile would make it cheap to linger where the profile is low.)
 */
const DELAY = 6;
/** Speed above the profile, per m/s and per (m/s)^2: dearer from the first on than the way that it wins. */
const EXCESS = 10;
const EXCESS_SQUARE = 4;
/** Acceleration, per (m/s^2)^2. */
const ACCELERATION = 2;
/** Change of acceleration from the start to the first stretch, per (m/s^2)^2. */
const JERK = 0.5;
/** Offset from the line, per m^2, and its change, per m^2. */
const OFFSET = 2;
const OFFSET_CHANGE = 4;
/** Lack of side room, per m^2. */
const SIDE_LACK = 40;
/** Lack of gap to the leader, per m^2 up to GAP_KNEE, straight on from there. */
const GAP_LACK = 1.5;
const GAP_KNEE = 4;
/** Way past a fence, per m^2. */
const TRESPASS = 20;

/** Gap to a leader at standstill [m]; the grip says what is kept for each m/s. IDM's s0 and T are 2 m and 1.5 s. */
export const STANDSTILL_GAP = 3.5;

/** Time gap at which a slower leader's speed is reached at the latest [s]; the rest of the gap opens gently behind it. */
const APPROACH_TIME_GAP = 0.6;
/** The way left for that is never thought to be less [m]. */
const LEAST_LEFT = 0.5;
/** Braking that is harder than comfortable builds up with this jerk [m/s^3]: smooth-speed.ts lets no more pass. */
const BUILD_UP = 5;

/** Sideways at most this share of the way forward: a heading of 17 degrees. */
const MAX_SLOPE = 0.3;

/** The greatest speed of the profile is looked for over this way [m], or that of a plan where it is longer. */
const LEAST_REACH = 110.5;

/** Room kept to the lane's edge when swerving [m]. */
const EDGE_ROOM = 0.05;

/** A first stretch may end at an offset this far from the start's [m]. */
const FIRST_REACH = 0.75;

/**
 * Costs of the lattice for one problem. Speeds, stations and offsets are indices of the grid; see lattice-grid.ts. The
 * sum over the edges of a path is what the search makes least.
 */
export class LatticeCosts {
  readonly obstacles = new ObstacleGrid();
  private readonly stretch = new StretchCells(this.obstacles);
  /**
   * Cost of the stretch priced last, of length one. V8 puts a number on the heap that a call returns, unless the call is
   * inlined, which these are too long for: so they leave it here.
   */
  readonly price = new Float64Array(1);
  /** Station of bin STATIONS_BEFORE_BASE [m]. */
  base = 0;
  /** Bits of the offsets that the lane has room for. */
  allowed = ALL_OFFSETS;
  /** Bits of the offsets that the first stretch may end at. */
  firstAllowed = ALL_OFFSETS;

  /** Speed wished at a station [m/s], and the cost of being past a fence there. */
  private readonly wished = new Float64Array(STATION_COUNT);
  private readonly trespass = new Float64Array(STATION_COUNT);
  /** Greatest speed that the profile has within reach [m/s]. */
  private fastest = 0;
  private front = 0;
  private startSpeed = 0;
  private startStation = 0;
  /** In bins, between them too. */
  private startBin = 0;
  private startOffset = 0;
  /** Bit of the offset nearest to it. */
  private startBit = 0;
  private startAcceleration = 0;
  /** Braking with which leaders are approached [m/s^2]. */
  private approachBraking = DRY.comfortable;
  private grip: Grip = DRY;
  /** Speed indices that one stretch may lose and gain. */
  mostLoss = 0;
  mostGain = 0;
  private moves = false;

  prepare(problem: PlanningProblem): void {
    const { start, vehicle, moves = false, grip = DRY } = problem;
    this.moves = moves;
    this.grip = grip;
    this.mostLoss = Math.round(grip.hardest / SPEED_STEP);
    this.mostGain = Math.floor(grip.strongest / SPEED_STEP);
    this.front = vehicle.length - vehicle.rearOverhang;
    this.startSpeed = start.speed;
    this.startStation = start.s;
    this.startOffset = start.d;
    this.startAcceleration = start.acceleration;
    this.base = start.s + start.speed / 2;
    this.startBin = (start.s - this.base) / STATION_STEP + STATIONS_BEFORE_BASE;
    this.startBit = 1 << nearestOffset(ALL_OFFSETS, start.d);
    this.findAllowedOffsets(problem);
    this.obstacles.draw(problem, this.base);
    this.approachBraking = this.brakingForLeaders();
    this.fillStations(problem);
  }

  /** Lowest and highest speed index that the first stretch may end with. */
  get firstSpeedMin(): number {
    return Math.max(this.moves ? 1 : 0, Math.ceil(this.startSpeed / SPEED_STEP - this.mostLoss));
  }

  get firstSpeedMax(): number {
    return Math.min(SPEED_COUNT - 1, Math.floor(this.startSpeed / SPEED_STEP + this.mostGain));
  }

  /** Prices the stretch from the start to (speed, bin = base + speed, offset) in layer 1; Infinity where blocked. */
  priceFirst(speed: number, offset: number): void {
    const { price, stretch } = this;
    price[0] = Number.POSITIVE_INFINITY;
    const acceleration = speed * SPEED_STEP - this.startSpeed;
    stretch.bin = this.startBin;
    stretch.speed = this.startSpeed;
    stretch.acceleration = acceleration;
    stretch.lookAt(0);
    if (stretch.isBlocked(this.startBit | (1 << offset))) return;
    const bin = STATIONS_BEFORE_BASE + speed;
    const jerk = acceleration - this.startAcceleration;
    const change = OFFSETS[offset] - this.startOffset;
    this.priceSpeed(speed, bin);
    price[0] += ACCELERATION * acceleration * acceleration;
    price[0] += JERK * jerk * jerk;
    this.addCrowding(offset, offset);
    price[0] += OFFSET * OFFSETS[offset] * OFFSETS[offset] + OFFSET_CHANGE * change * change;
    this.addGap(1, bin, speed, offset);
  }

  /** Prices the stretch from a node of layer k to one of layer k + 1; Infinity where blocked or too steep. */
  priceEdge(k: number, speed: number, bin: number, offset: number, toSpeed: number, toOffset: number): void {
    const { price, stretch } = this;
    price[0] = Number.POSITIVE_INFINITY;
    const change = OFFSETS[toOffset] - OFFSETS[offset];
    const way = (speed + toSpeed) * STATION_STEP;
    if (Math.abs(change) > MAX_SLOPE * way) return;
    const acceleration = (toSpeed - speed) * SPEED_STEP;
    stretch.bin = bin;
    stretch.speed = speed * SPEED_STEP;
    stretch.acceleration = acceleration;
    stretch.lookAt(k);
    if (stretch.isBlocked((1 << offset) | (1 << toOffset))) return;
    const toBin = bin + speed + toSpeed;
    this.priceSpeed(toSpeed, toBin);
    price[0] += ACCELERATION * acceleration * acceleration;
    this.addCrowding(offset, toOffset);
    price[0] += OFFSET * OFFSETS[toOffset] * OFFSETS[toOffset] + OFFSET_CHANGE * change * change;
    this.addGap(k + 1, toBin, toSpeed, toOffset);
  }

  /**
   * Lower bound of priceEdge over all offsets: the stretch costs what it costs where the lateral choice is best, and is
   * blocked only where every offset is.
   */
  priceRelaxedEdge(k: number, speed: number, bin: number, toSpeed: number): void {
    const { price, stretch } = this;
    price[0] = Number.POSITIVE_INFINITY;
    const acceleration = (toSpeed - speed) * SPEED_STEP;
    stretch.bin = bin;
    stretch.speed = speed * SPEED_STEP;
    stretch.acceleration = acceleration;
    stretch.lookAt(k);
    if (stretch.isWhollyBlocked(this.allowed)) return;
    const toBin = bin + speed + toSpeed;
    this.priceSpeed(toSpeed, toBin);
    price[0] += ACCELERATION * acceleration * acceleration;
    this.addLeastGap(k + 1, toBin, toSpeed);
  }

  /** Station of a bin [m]. */
  stationOf(bin: number): number {
    return this.base + (bin - STATIONS_BEFORE_BASE) * STATION_STEP;
  }

  /** Sets the price to that of having a speed at a bin. */
  private priceSpeed(speed: number, bin: number): void {
    const v = speed * SPEED_STEP;
    const excess = Math.max(0, v - this.wished[bin]);
    const way = DELAY * Math.max(0, this.fastest - v) + (EXCESS + EXCESS_SQUARE * excess) * excess;
    this.price[0] = way + this.trespass[bin];
  }

  /** Mean over the predictions of a stretch, whose first half runs at the one offset and second half at the other. */
  private addCrowding(offset: number, toOffset: number): void {
    const { anySideLack, sideLack } = this.obstacles;
    if (!anySideLack) return;
    const { cells } = this.stretch;
    let sum = 0;
    for (let i = 0; i < PREDICTIONS_PER_KNOT; i++) {
      const lack = sideLack[cells[i] * OFFSET_COUNT + (2 * i < PREDICTIONS_PER_KNOT ? offset : toOffset)];
      sum += lack * lack;
    }
    this.price[0] += (SIDE_LACK * sum) / PREDICTIONS_PER_KNOT;
  }

  private addGap(k: number, bin: number, speed: number, offset: number): void {
    const leadRear = this.obstacles.leadRear[k * OFFSET_COUNT + offset];
    if (leadRear === Number.POSITIVE_INFINITY) return;
    const gap = leadRear - this.front - this.stationOf(bin);
    // Passed already, at another offset.
    if (gap < 0) return;
    const v = speed * SPEED_STEP;
    const leader = this.obstacles.leadSpeed[k * OFFSET_COUNT + offset];
    const wished = STANDSTILL_GAP + this.grip.timeGap * Math.min(v, Math.max(0, leader));
    const lack = GAP_LACK * huber(Math.max(0, wished - gap), GAP_KNEE);
    const closing = Math.max(0, v - leader);
    const excess = Math.max(0, closing - Math.sqrt(2 * this.approachBraking * leftToClose(gap, leader)));
    this.price[0] += lack + (EXCESS + EXCESS_SQUARE * excess) * excess;
  }

  /** The gap's price where it is least of all offsets. */
  private addLeastGap(k: number, bin: number, speed: number): void {
    if (!this.obstacles.anyLeader) return;
    const { price } = this;
    const before = price[0];
    let least = Number.POSITIVE_INFINITY;
    for (let offset = 0; offset < OFFSET_COUNT; offset++) {
      if (((this.allowed >> offset) & 1) === 0) continue;
      price[0] = before;
      this.addGap(k, bin, speed, offset);
      least = Math.min(least, price[0]);
    }
    price[0] = least;
  }

  /**
   * Comfortable braking, or where that is too late for the leader that needs most, the least that is still enough: who
   * cuts in is braked for as gently as can be.
   */
  private brakingForLeaders(): number {
    let most = this.grip.comfortable;
    for (let offset = 0; offset < OFFSET_COUNT; offset++) {
      const cell = OFFSET_COUNT + offset;
      const rear = this.obstacles.leadRear[cell];
      if (((this.allowed >> offset) & 1) === 0 || rear === Number.POSITIVE_INFINITY) continue;
      const leader = this.obstacles.leadSpeed[cell];
      const gap = rear - leader - this.front - this.startStation;
      const closing = this.startSpeed - leader;
      if (gap < 0 || closing <= 0) continue;
      most = Math.max(most, this.brakingWithin(closing, leftToClose(gap, leader)));
    }
    return Math.min(most, this.grip.hardest);
  }

  /** Braking that loses a speed within a way [m/s^2]; where that is not comfortable, with the way that its building up takes. */
  private brakingWithin(speed: number, way: number): number {
    const braking = (speed * speed) / (2 * Math.max(LEAST_LEFT, way));
    if (braking <= this.grip.comfortable) return braking;
    const lost = (speed * Math.max(0, braking + this.startAcceleration)) / (2 * BUILD_UP);
    return (speed * speed) / (2 * Math.max(LEAST_LEFT, way - lost));
  }

  private findAllowedOffsets(problem: PlanningProblem): void {
    const { line, start, vehicle } = problem;
    let room = Number.POSITIVE_INFINITY;
    const last = referenceSample(line, start.s + start.speed * 3 + 10);
    for (let i = referenceSample(line, start.s); i <= last; i++) room = Math.min(room, line.halfWidth[i]);
    room -= vehicle.width / 2 + EDGE_ROOM;
    this.allowed = 0;
    this.firstAllowed = 0;
    for (let offset = 0; offset < OFFSET_COUNT; offset++) {
      const d = OFFSETS[offset];
      if (d !== 0 && Math.abs(d) > room) continue;
      this.allowed |= 1 << offset;
      if (Math.abs(d - start.d) <= FIRST_REACH) this.firstAllowed |= 1 << offset;
    }
    if (this.firstAllowed === 0) this.firstAllowed = 1 << nearestOffset(this.allowed, start.d);
  }

  private fillStations(problem: PlanningProblem): void {
    const { line, profile, fences, start } = problem;
    const fence = firstFence(fences, start);
    const stop = this.brakingWithin(this.startSpeed, fence - this.startStation);
    const braking = Math.min(Math.max(this.grip.comfortable, stop), this.grip.hardest);
    let fastest = 0;
    const last = referenceSample(line, this.base + Math.max(LEAST_REACH, HORIZON * this.startSpeed));
    for (let i = referenceSample(line, this.base); i <= last; i++) fastest = Math.max(fastest, profile[i]);
    this.fastest = fastest;
    this.fillBins(problem, fence, braking);
  }

  /** Fills in what is wished and what it costs to be past a fence that one brakes for so. */
  private fillBins({ line, profile, start, eases }: PlanningProblem, fence: number, braking: number): void {
    for (let bin = 0; bin < STATION_COUNT; bin++) {
      const s = this.stationOf(bin);
      const left = Math.max(0, fence - s);
      const past = Math.max(0, s - fence);
      const way = s - this.startStation;
      const allowed = allowedSpeed(profile[referenceSample(line, s)], start, way, eases, this.grip);
      this.wished[bin] = Math.min(allowed, Math.sqrt(2 * braking * left));
      this.trespass[bin] = TRESPASS * past * past;
    }
  }
}

/** Way over which the speed is brought down to a leader's: the gap without what is kept at any rate [m]. */
function leftToClose(gap: number, leader: number): number {
  return Math.max(LEAST_LEFT, gap - STANDSTILL_GAP - APPROACH_TIME_GAP * Math.max(0, leader));
}

/** x^2 up to the knee, its tangent from there. */
function huber(x: number, knee: number): number {
  return x <= knee ? x * x : knee * (2 * x - knee);
}
