import { hypot } from '../../core/math/hypot.ts';
import type { Localisation } from '../../core/messages/localisation.ts';
import type { Plan } from '../../core/messages/plan.ts';
import { clonePlain, type PlainData } from '../../core/snapshot.ts';
import { TICKS_PER_SECOND, type Tick } from '../../core/tick.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import { LaneIndex } from '../../map/lane-index.ts';
import type { RoadMap } from '../../map/road-map.ts';
import type { PlanePose } from './arc-piece.ts';
import { DrivableGround } from './drivable-ground.ts';
import { Manoeuvre } from './manoeuvre.ts';
import { type StandingBox, Surroundings } from './surroundings.ts';

/** A car that is to leave its lane stands at its end [m], [m/s]. */
const AT_END = 2;
const STANDING = 0.1;

/** Distance that is kept from whatever stands about [m]; with less where that leaves no way. */
const MARGINS = [0.25, 0.12];

/** What is farther from the car and from its goal is not looked at [m]. */
const SIGHT = 20;

/** Where no way was found, it is looked for again after so long [s]. */
const AGAIN = 2;

/** From the end of the lanes into a pose beside them. */
export class PoseApproach {
  readonly goal: PlanePose;
  private readonly vehicle: VehicleSpecification;
  private readonly ground: DrivableGround;
  private readonly manoeuvre: Manoeuvre;
  private notBefore: Tick = 0;
  private margin = MARGINS[0];

  constructor(map: RoadMap, vehicle: VehicleSpecification, goal: PlanePose) {
    this.goal = goal;
    this.vehicle = vehicle;
    this.ground = new DrivableGround(map, new LaneIndex(map));
    this.manoeuvre = new Manoeuvre(vehicle);
  }

  get isDone(): boolean {
    return this.manoeuvre.isDone;
  }

  /**
   * The plan of the manoeuvre; null while the car is to keep to its lanes, or where no way is known yet.
   * @param remaining way along the lanes that is left [m] @param boxes whatever stands or moves about
   */
  plan(tick: Tick, ego: Localisation, remaining: number, boxes: readonly StandingBox[]): Plan | null {
    const { manoeuvre } = this;
    if (!manoeuvre.isUnderWay) {
      if (remaining > AT_END || Math.abs(ego.speed) > STANDING || tick < this.notBefore) return null;
      if (!this.begin(tick, ego, boxes)) {
        this.notBefore = tick + AGAIN * TICKS_PER_SECOND;
        return null;
      }
    }
    return manoeuvre.plan(tick, ego, this.surroundings(ego, boxes, this.margin));
  }

  snapshot(): PlainData {
    const { notBefore, margin } = this;
    return clonePlain({ notBefore, margin, manoeuvre: this.manoeuvre.snapshot() });
  }

  restore(state: PlainData): void {
    const { notBefore, margin, manoeuvre } = state as { notBefore: Tick; margin: number; manoeuvre: PlainData };
    this.notBefore = notBefore;
    this.margin = margin;
    this.manoeuvre.restore(manoeuvre);
  }

  private begin(tick: Tick, ego: Localisation, boxes: readonly StandingBox[]): boolean {
    return MARGINS.some((margin) => {
      if (!this.manoeuvre.begin(tick, ego, this.goal, this.surroundings(ego, boxes, margin))) return false;
      // What was planned with one distance would be held up at once by more.
      this.margin = margin / 2;
      return true;
    });
  }

  private surroundings({ x, y }: Localisation, boxes: readonly StandingBox[], margin: number): Surroundings {
    const { goal } = this;
    const near = boxes.filter(
      (box) => hypot(box.x - x, box.y - y) < SIGHT || hypot(box.x - goal.x, box.y - goal.y) < SIGHT,
    );
    return new Surroundings(this.vehicle, near, (px, py) => this.ground.isDrivable(px, py), margin);
  }
}
