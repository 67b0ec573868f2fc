import { RandomStream } from '../../../src/core/random.ts';
import { drawDriver } from '../../../src/world/traffic/driver-styles.ts';
import { driverTable } from '../../../src/world/traffic/driver-table.ts';
import { EgoPresence } from '../../../src/world/traffic/ego-presence.ts';
import { laneFacts } from '../../../src/world/traffic/lane-network.ts';
import { LaneOrder } from '../../../src/world/traffic/lane-order.ts';
import { LaneTable } from '../../../src/world/traffic/lane-table.ts';
import { createOutlook } from '../../../src/world/traffic/outlook.ts';
import { sizeClasses } from '../../../src/world/traffic/size-class.ts';
import { SweptLanes } from '../../../src/world/traffic/swept-lanes.ts';
import type { TrafficScene } from '../../../src/world/traffic/traffic-scene.ts';
import { createTrafficState, PATH_LENGTH } from '../../../src/world/traffic/traffic-state.ts';
import { VEHICLE_KINDS } from '../../../src/world/traffic/vehicle-kinds.ts';
import { compactHatchback } from '../../../src/world/vehicles/compact-hatchback.ts';
import { firstTown } from '../../map-fixture.ts';

export const town = firstTown();
const facts = laneFacts(town);
/** Length of every car [m]. */
export const LENGTH = 4.5;

export interface Car {
  readonly path: readonly number[];
  readonly s: number;
  readonly speed: number;
  /** 0 if left out [m/s^2]. */
  readonly acceleration?: number;
}

/** Cars in the town at one moment. */
export function momentOf(cars: readonly Car[]): TrafficScene {
  const state = createTrafficState(cars.length);
  for (const [i, { path, s, speed, acceleration = 0 }] of cars.entries()) {
    state.path.set(path, i * PATH_LENGTH);
    state.s[i] = s;
    state.speed[i] = speed;
    state.acceleration[i] = acceleration;
  }
  const order = new LaneOrder(state, town.lanes.length);
  order.update();
  return {
    map: town,
    facts,
    lanes: new LaneTable(town, facts),
    swept: new SweptLanes(town, sizeClasses(town, facts, [])),
    state,
    order,
    outlook: createOutlook(cars.length),
    count: cars.length,
    drivers: driverTable(
      cars.map(() =>
        drawDriver(new RandomStream(1, 'driver'), new RandomStream(1, 'manners'), 'normal', VEHICLE_KINDS[0], 'idm'),
      ),
    ),
    length: new Float64Array(cars.length).fill(LENGTH),
    beacon: new Uint8Array(cars.length),
    ego: new EgoPresence(town, compactHatchback),
    halfWidth: new Float64Array(2 * cars.length).fill(0.9),
    hazards: null,
    obstacles: null,
    overrides: null,
    bends: null,
  };
}
