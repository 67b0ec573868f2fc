import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import type { RoadMap } from '../../map/road-map.ts';
import type { ActorStart } from './actor-start.ts';
import type { ModelSize } from './actors-view.ts';
import type { LaneHazards } from './lane-hazards.ts';
import type { OffLaneVehicles } from './off-lane-vehicles.ts';
import type { TrafficFlow } from './traffic-flow.ts';
import type { TrafficManners } from './traffic-manners.ts';
import type { WeatherDriving } from './weather-driving.ts';

/** What traffic is made of. */
export interface TrafficOptions {
  readonly map: RoadMap;
  /** Scenery.models. */
  readonly models: readonly ModelSize[];
  readonly actors: readonly ActorStart[];
  readonly seed: number;
  /** The ego's size. */
  readonly vehicle: VehicleSpecification;
  /** The usual ones if left out. */
  readonly manners?: TrafficManners;
  /** What the weather makes of their driving; nothing if left out. */
  readonly driving?: WeatherDriving;
  /** Where to stop for people, written before every decision; none if left out. */
  readonly hazards?: LaneHazards | null;
  /** Who moves actors that are on no lane, none if left out; the map has a stage for them (off-stage.ts). */
  readonly offLanes?: OffLaneVehicles | null;
  /** Flows, none if left out; the actors of their pools come last, and the map has a stage for them (off-stage.ts). */
  readonly flows?: readonly TrafficFlow[];
}
