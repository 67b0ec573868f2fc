import type { VehicleSpecification } from '../core/vehicle-specification.ts';
import { dawdles } from './dawdles.ts';
import type { PlanningProblem } from './planning-problem.ts';
import { properResponse } from './rss/proper-response.ts';
import { type RssViolation, rssCheck } from './rss/rss-check.ts';
import { emergencyTrajectory } from './trajectory/emergency-trajectory.ts';
import { gentlestBraking } from './trajectory/gentlest-braking.ts';
import { isWithinBrakes } from './trajectory/is-within-brakes.ts';
import type { LaneTrajectory } from './trajectory/lane-trajectory.ts';
import { OffsetSmoother } from './trajectory/smooth-offset.ts';
import { SpeedSmoother } from './trajectory/smooth-speed.ts';
import type { CoarseTrajectory, TrajectorySearch } from './trajectory-search.ts';

/** What became of a problem. */
export interface MadeTrajectory {
  /** What the search found, with no path where that could not be driven. */
  readonly coarse: CoarseTrajectory;
  /** Who is too near for it by RSS, so that it brakes instead; null for nobody. */
  readonly near: RssViolation | null;
}

/** From a planning problem to a trajectory that the car can drive: search, smoothing, the brakes, the last check. */
export class TrajectoryMaker {
  private readonly search: TrajectorySearch;
  private readonly vehicle: VehicleSpecification;
  private readonly speedSmoother = new SpeedSmoother();
  private readonly offsetSmoother = new OffsetSmoother();

  constructor(search: TrajectorySearch, vehicle: VehicleSpecification) {
    this.search = search;
    this.vehicle = vehicle;
  }

  /** Writes the trajectory to `out`; where there is none that meets nobody, the gentlest emergency braking. */
  make(problem: PlanningProblem, out: LaneTrajectory): MadeTrajectory {
    const { start } = problem;
    const coarse = this.drivable(problem, out);
    if (!coarse.found) {
      emergencyTrajectory(start, out, gentlestBraking(problem));
      return { coarse, near: null };
    }
    const near = rssCheck(problem, out);
    if (near !== null) properResponse(start, near.braking, out);
    this.offsetSmoother.smooth(start, coarse, out);
    return { coarse, near };
  }

  /** What the search finds, its speeds smoothed into `out`; not found where they are of no use. */
  private drivable(problem: PlanningProblem, out: LaneTrajectory): CoarseTrajectory {
    const searched = this.promptly(problem);
    if (!searched.found) return searched;
    this.speedSmoother.smooth(problem, searched, out);
    // What keeps behind somebody only by braking that no car has is no plan.
    return isWithinBrakes(out, this.vehicle) ? searched : { ...searched, found: false };
  }

  /** What the search finds; where it would put off what it could do at once, what it finds if it may not. */
  private promptly(problem: PlanningProblem): CoarseTrajectory {
    const coarse = this.search.search(problem);
    if (!dawdles(problem, coarse)) return coarse;
    const prompt = this.search.search({ ...problem, moves: true });
    return prompt.found ? prompt : this.search.search(problem);
  }
}
