import type { Bus } from '../../core/bus.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import type { PlainData } from '../../core/snapshot.ts';
import type { Tick } from '../../core/tick.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import { distanceToParkingSpace } from '../../map/distance-to-parking-space.ts';
import type { LaneIndex } from '../../map/lane-index.ts';
import type { LanePosition, RoadMap } from '../../map/road-map.ts';
import type { Criterion, CriterionResult } from './criterion.ts';

/** How far a corner may lie outside of all driving lanes [m]: nuPlan's drivable-area tolerance. */
const TOLERANCE = 0.3;
/** Corners farther than this from any lane's centre count as this far [m]. */
const SEARCH_DISTANCE = 10;

/**
 * All four corners of the ego stay on driving lanes and in parking spaces, which nuPlan counts as drivable, too. Actual: the
 * greatest distance of a corner outside of them.
 */
export class OnRoadCriterion implements Criterion {
  readonly name = 'on road';
  private readonly map: RoadMap;
  private readonly index: LaneIndex;
  private readonly vehicle: VehicleSpecification;
  private readonly nearest: LanePosition = { lane: -1, s: 0, d: 0 };
  private readonly over: LanePosition[] = [];
  private worst = 0;
  private first: Tick | null = null;

  constructor(map: RoadMap, index: LaneIndex, vehicle: VehicleSpecification) {
    this.map = map;
    this.index = index;
    this.vehicle = vehicle;
  }

  observe(tick: Tick, bus: Bus): void {
    const ego = bus.publishedNow('truth.ego');
    if (ego === null) return;
    const { length, width, rearOverhang } = this.vehicle;
    const cosine = cos(ego.yaw);
    const sine = sin(ego.yaw);
    for (let corner = 0; corner < 4; corner++) {
      const forward = corner < 2 ? length - rearOverhang : -rearOverhang;
      const left = corner % 2 === 0 ? width / 2 : -width / 2;
      const outside = this.distanceOutside(
        ego.x + forward * cosine - left * sine,
        ego.y + forward * sine + left * cosine,
        ego.z,
      );
      this.worst = Math.max(this.worst, outside);
    }
    if (this.worst > TOLERANCE) this.first ??= tick;
  }

  result(): CriterionResult {
    const result = this.worst <= TOLERANCE ? 'pass' : 'fail';
    return {
      name: this.name,
      required: true,
      result,
      actual: this.worst,
      expected: `<= ${TOLERANCE}`,
      unit: 'm',
      tick: this.first,
    };
  }

  snapshot(): PlainData {
    return [this.worst, this.first];
  }

  restore(state: PlainData): void {
    [this.worst, this.first] = state as [number, Tick | null];
  }

  private distanceOutside(x: number, y: number, z: number): number {
    // Where a lane tapers, its centre may be nearer than that of the wide lane that the corner is on.
    if (this.index.lanesOver(x, y, this.over, z) > 0) return 0;
    const toSpace = Math.min(SEARCH_DISTANCE, distanceToParkingSpace(this.map, x, y));
    if (toSpace === 0) return 0;
    this.index.nearestLane(x, y, Number.NaN, SEARCH_DISTANCE, this.nearest, z);
    const { lane, s, d } = this.nearest;
    if (lane < 0) return toSpace;
    const { centre } = this.map.lanes[lane];
    const sample = Math.min(
      centre.count - 1,
      Math.max(0, Math.round((s / this.map.lanes[lane].length) * (centre.count - 1))),
    );
    return Math.min(toSpace, Math.max(0, Math.abs(d) - centre.width[sample] / 2));
  }
}
