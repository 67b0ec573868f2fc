import { LaneIndex } from '../../../src/map/lane-index.ts';
import { loadRoadMap } from '../../../src/map/load-road-map.ts';
import { DriveRoute } from '../../../src/scenario/metrics/drive-route.ts';
import { FrameSource } from '../../../src/scenario/metrics/frame-source.ts';
import { compactHatchback } from '../../../src/world/vehicles/compact-hatchback.ts';
import { straightRoads } from '../../map/small-maps.ts';

/** Two lanes a side, 3.5 m wide, along the x axis from 0 to 100 m; on the right one goes to positive x. */
export const straight = loadRoadMap(straightRoads({ rule: 'RHT', lanes: 2 }), 'straight').map!;
export const straightIndex = new LaneIndex(straight);
export const vehicle = compactHatchback;

/** Lateral places of the lanes' centres [m]: the inner and the outer one of traffic to positive x, and the nearest against it. */
export const INNER = -1.75;
export const OUTER = -5.25;
export const ONCOMING = 1.75;

/** From the rear axle to the front bumper [m]. */
export const FRONT = vehicle.length - vehicle.rearOverhang;

/** The way along the inner lane from x = 5 m to x = 95 m. */
export function straightRoute(): DriveRoute {
  const [first, last] = [5, 95].map((x) => {
    const place = { lane: -1, s: 0, d: 0 };
    straightIndex.nearestLane(x, INNER, 0, 1, place);
    return place;
  });
  return DriveRoute.between(straight, first, last)!;
}

export function straightSource(): FrameSource {
  return new FrameSource({ map: straight, index: straightIndex, vehicle, route: straightRoute() });
}
