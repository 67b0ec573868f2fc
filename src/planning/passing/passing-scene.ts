import type { Track } from '../../core/messages/tracks.ts';
import type { Tick } from '../../core/tick.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import type { RoadMap } from '../../map/road-map.ts';
import type { Grip } from '../grip/grip.ts';
import type { LaneState } from '../planning-problem.ts';
import type { ReferenceLine } from '../route/reference-line.ts';

/** What passing is decided on, in the lane frame of the route's own line. */
export interface PassingScene {
  readonly tick: Tick;
  readonly map: RoadMap;
  readonly vehicle: VehicleSpecification;
  readonly line: ReferenceLine;
  /** Speed wished for by sample of the line [m/s]. */
  readonly profile: Float64Array;
  /** Stations where who stands may wait: stop lines, crosswalks [m]. */
  readonly waitingPlaces: readonly number[];
  readonly ego: LaneState;
  /** What the road gives. */
  readonly grip: Grip;
  /** Believed ones. */
  readonly tracks: readonly Track[];
}

/** From the rear axle to the front bumper [m]. */
export function frontOf({ vehicle }: PassingScene): number {
  return vehicle.length - vehicle.rearOverhang;
}
