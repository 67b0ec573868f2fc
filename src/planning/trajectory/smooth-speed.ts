import { type LaneState, type PlanningProblem, SAMPLE_COUNT, SAMPLE_SECONDS } from '../planning-problem.ts';
import { referenceSample } from '../route/reference-line.ts';
import { allowedSpeed } from '../speed-profile.ts';
import { type CoarseTrajectory, KNOT_COUNT, KNOT_SECONDS } from '../trajectory-search.ts';
import { BandedLeastSquares } from './banded-least-squares.ts';
import type { LaneTrajectory } from './lane-trajectory.ts';

/* Weights of the squares, per sample. Speed over jerk sets how long a change takes: (0.3 / 1)^(1/4) = 0.7 s. */

/** Deviation from the coarse speed, per (m/s)^2; acceleration, per (m/s^2)^2; jerk, per (m/s^3)^2. */
const SPEED = 1;
const ACCELERATION = 0.2;
const JERK = 0.3;
/** Speed above the profile, per (m/s)^2, beside SPEED: a short slow stretch is not to be smoothed away. */
const EXCESS = 10;
/**
 * Jerk that is to be kept [m/s^3], that where the first second brakes harder than HARD_BRAKING [m/s^2], and what is beyond
 * it, per (m/s^3)^2. nuPlan's bounds of comfort are 4.13 m/s^3, as a mean over 1.5 s, and 4.05 m/s^2.
 */
const MAX_JERK = 5;
const HARD_JERK = 12;
const HARD_BRAKING = 4;
const EXCESS_JERK = 40;
/**
 * How fast braking comes on in what is tried first [m/s^3]. It is taken where it needs no more braking than this [m/s^2]: who would have
 * to brake harder for having begun late had better begin at once.
 */
const EVEN_JERK = 2.5;
const EVEN_BRAKING = 3.5;
/**
 * Braking that is kept below where the first second asks for no more than EVEN_HARDER, and what is beyond, per (m/s^2)^2: the
 * lattice's speeds are a metre a second apart.
 */
const MAX_BRAKING = 3.9;
const EVEN_HARDER = 4.6;
const EXCESS_BRAKING = 400;
/** The start's acceleration, per (m/s^2)^2: it is given, what changes is the jerk from there on. */
const START = 1e3;
/** Way past the ceiling, per m^2, and backward speed, per (m/s)^2: stiff, so that what is left is centimetres. */
const OVER_CEILING = 1e5;
const BACKWARDS = 1e3;

/** The set of binding penalties settles in two to five rounds; at most: */
const MAX_ROUNDS = 8;

/** Slower than this is standing [m/s]. */
const STANDSTILL = 0.02;

/**
 * Smooths the coarse speed: stations s[i] at 0.1 s that make least
 *   sum  (v - v_wished)^2 + 0.2 a^2 + 0.3 j^2  +  penalties for v > v_profile, s > ceiling, v < 0, a < -3.9 m/s^2 and |j| > 5 m/s^3 (12, and any a, where it has to brake hard),
 * with v, a, j the first three differences of s and the start's s, v, a given. The penalties are switched on where they
 * bind and the squares solved anew until that set stays the same (an active-set Newton method).
 */
export class SpeedSmoother {
  private readonly squares = new BandedLeastSquares(SAMPLE_COUNT - 1);
  /** Speed of the profile and wished speed between samples i and i + 1 [m/s]. */
  private readonly limit = new Float64Array(SAMPLE_COUNT - 1);
  private readonly target = new Float64Array(SAMPLE_COUNT - 1);
  private readonly fast = new Uint8Array(SAMPLE_COUNT);
  private readonly over = new Uint8Array(SAMPLE_COUNT);
  private readonly backwards = new Uint8Array(SAMPLE_COUNT);
  private readonly harsh = new Uint8Array(SAMPLE_COUNT);
  /** Sign of the jerk where it is too great. */
  private readonly jerky = new Int8Array(SAMPLE_COUNT);
  /** Jerk that is kept [m/s^3]: of speeding up and of braking that lets go, and of braking that comes on. */
  private mostUp = MAX_JERK;
  private mostDown = MAX_JERK;
  private maxBraking = MAX_BRAKING;

  /** Fills s, speed and acceleration of `out`. */
  smooth(problem: PlanningProblem, coarse: CoarseTrajectory, out: LaneTrajectory): void {
    const { start } = problem;
    const h = SAMPLE_SECONDS;
    const { known } = this.squares;
    known[0] = 0;
    known[1] = -start.speed * h + (start.acceleration * h * h) / 2;
    known[2] = -2 * start.speed * h + 2 * start.acceleration * h * h;
    this.findTargets(problem, coarse);
    const asked = (start.speed - coarse.speed[1]) / KNOT_SECONDS;
    this.maxBraking = asked > EVEN_HARDER ? Number.POSITIVE_INFINITY : MAX_BRAKING;
    const isEven = asked <= EVEN_HARDER && this.solve(start, coarse, MAX_JERK, EVEN_JERK) <= EVEN_BRAKING;
    const most = asked > HARD_BRAKING ? HARD_JERK : MAX_JERK;
    if (!isEven) this.solve(start, coarse, most, most);
    this.fill(start, out);
  }

  /** Solves with jerk kept within bounds [m/s^3]; returns the hardest braking of it [m/s^2]. */
  private solve(start: LaneState, coarse: CoarseTrajectory, mostUp: number, mostDown: number): number {
    this.mostUp = mostUp;
    this.mostDown = mostDown;
    this.fast.fill(0);
    this.over.fill(0);
    this.backwards.fill(0);
    this.harsh.fill(0);
    this.jerky.fill(0);
    for (let round = 0; round < MAX_ROUNDS; round++) {
      this.pose(start, coarse);
      this.squares.solve();
      if (!this.rebind(start, coarse)) break;
    }
    let hardest = 0;
    for (let i = 2; i < SAMPLE_COUNT; i++) {
      const change = this.station(i - 1) - 2 * this.station(i - 2) + this.station(i - 3);
      hardest = Math.max(hardest, -change / (SAMPLE_SECONDS * SAMPLE_SECONDS));
    }
    return hardest;
  }

  /** The coarse speed between two samples, no more than the profile at the coarse station: the lattice's steps are big. */
  private findTargets({ start, line, profile, eases, grip }: PlanningProblem, { s, speed }: CoarseTrajectory): void {
    for (let i = 0; i < SAMPLE_COUNT - 1; i++) {
      const t = (i + 0.5) * SAMPLE_SECONDS;
      const knot = Math.min(Math.floor(t / KNOT_SECONDS), KNOT_COUNT - 2);
      const f = t - knot * KNOT_SECONDS;
      const acceleration = (speed[knot + 1] - speed[knot]) / KNOT_SECONDS;
      const station = s[knot] + speed[knot] * f + (acceleration * f * f) / 2;
      const wished = profile[referenceSample(line, station)];
      this.limit[i] = allowedSpeed(wished, start, station - start.s, eases, grip);
      this.target[i] = Math.min(speed[knot] + acceleration * f, this.limit[i]);
    }
  }

  private pose(start: LaneState, coarse: CoarseTrajectory): void {
    const h = SAMPLE_SECONDS;
    const { squares } = this;
    squares.reset(SAMPLE_COUNT - 1);
    for (let i = 0; i < SAMPLE_COUNT - 1; i++) {
      squares.add(i, 1 / h, -1 / h, 0, 0, this.target[i], SPEED);
      if (i === 0) {
        squares.add(0, 1 / (h * h), -2 / (h * h), 1 / (h * h), 0, start.acceleration, START);
        continue;
      }
      squares.add(i, 1 / (h * h), -2 / (h * h), 1 / (h * h), 0, 0, ACCELERATION);
      this.holdJerk(i, 0, JERK);
      if (this.harsh[i + 1] === 1)
        squares.add(i, 1 / (h * h), -2 / (h * h), 1 / (h * h), 0, -MAX_BRAKING, EXCESS_BRAKING);
      if (this.jerky[i + 1] === 1) this.holdJerk(i, this.mostUp, EXCESS_JERK);
      if (this.jerky[i + 1] === -1) this.holdJerk(i, -this.mostDown, EXCESS_JERK);
      if (this.fast[i + 1] === 1) squares.add(i, 1 / h, -1 / h, 0, 0, this.limit[i], EXCESS);
      if (this.over[i + 1] === 1) squares.add(i, 1, 0, 0, 0, coarse.ceiling[i + 1] - start.s, OVER_CEILING);
      if (this.backwards[i + 1] === 1) squares.add(i, 1 / h, -1 / h, 0, 0, 0, BACKWARDS);
    }
  }

  /** Draws the jerk that ends with an unknown to a value [m/s^3]. */
  private holdJerk(i: number, jerk: number, weight: number): void {
    const cube = SAMPLE_SECONDS * SAMPLE_SECONDS * SAMPLE_SECONDS;
    this.squares.add(i, 1 / cube, -3 / cube, 3 / cube, -1 / cube, jerk, weight);
  }

  /** Finds which penalties bind; whether that has changed. */
  private rebind(start: LaneState, coarse: CoarseTrajectory): boolean {
    const x = this.squares.solution;
    const h = SAMPLE_SECONDS;
    let changed = false;
    for (let i = 1; i < SAMPLE_COUNT; i++) {
      const speed = (x[i - 1] - (i > 1 ? x[i - 2] : 0)) / SAMPLE_SECONDS;
      const fast = speed > this.limit[i - 1] ? 1 : 0;
      const over = start.s + x[i - 1] > coarse.ceiling[i] ? 1 : 0;
      const backwards = speed < 0 ? 1 : 0;
      const jerk = (x[i - 1] - 3 * this.station(i - 2) + 3 * this.station(i - 3) - this.station(i - 4)) / (h * h * h);
      const jerky = jerk > this.mostUp ? 1 : jerk < -this.mostDown ? -1 : 0;
      const acceleration = (x[i - 1] - 2 * this.station(i - 2) + this.station(i - 3)) / (h * h);
      const harsh = i > 1 && acceleration < -this.maxBraking ? 1 : 0;
      changed ||= jerky !== this.jerky[i] || harsh !== this.harsh[i];
      this.harsh[i] = harsh;
      this.jerky[i] = jerky;
      changed ||= fast !== this.fast[i] || over !== this.over[i] || backwards !== this.backwards[i];
      this.fast[i] = fast;
      this.over[i] = over;
      this.backwards[i] = backwards;
    }
    return changed;
  }

  /** Solved or known way at an unknown's place [m]. */
  private station(i: number): number {
    return i >= 0 ? this.squares.solution[i] : this.squares.known[-i - 1];
  }

  private fill(start: LaneState, out: LaneTrajectory): void {
    const h = SAMPLE_SECONDS;
    const x = this.squares.solution;
    out.s[0] = start.s;
    out.speed[0] = start.speed;
    for (let i = 1; i < SAMPLE_COUNT; i++) out.s[i] = Math.max(out.s[i - 1], start.s + x[i - 1]);
    for (let i = 1; i < SAMPLE_COUNT; i++) {
      const next = i < SAMPLE_COUNT - 1 ? out.s[i + 1] : 2 * out.s[i] - out.s[i - 1];
      const speed = (next - out.s[i - 1]) / (2 * h);
      out.speed[i] = speed < STANDSTILL ? 0 : speed;
    }
    // At the samples, not between them: the next plan begins with what is read here.
    out.acceleration[0] = start.acceleration;
    for (let i = 1; i < SAMPLE_COUNT - 1; i++) {
      out.acceleration[i] = (out.s[i + 1] - 2 * out.s[i] + out.s[i - 1]) / (h * h);
    }
    out.acceleration[SAMPLE_COUNT - 1] = out.acceleration[SAMPLE_COUNT - 2];
  }
}
