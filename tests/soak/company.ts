import type { RoadMap } from '../../src/map/road-map.ts';
import type { TrafficFlow } from '../../src/world/traffic/traffic-flow.ts';
import type { Company } from '../world/traffic/all-kinds-run.ts';

/** How many flows there are, of so many vehicles an hour each; how many people. */
const FLOWS = 6;
const VEHICLES_PER_HOUR = 150;
const PEOPLE = 80;
/** Steps that lead to other lanes and roads each time. */
const [LANE_STEP, ROAD_STEP] = [37, 11];

/** People and flows from road to road, for maps with crosswalks; null for others. */
export function companyOn(map: RoadMap): Company | null {
  if (map.crosswalks.length === 0) return null;
  const starts = map.lanes.filter(
    ({ type, junction, length, predecessors }) =>
      type === 'driving' &&
      junction < 0 &&
      length > 30 &&
      predecessors.some((before) => map.lanes[before].junction >= 0),
  );
  const roads = [...new Set(starts.map(({ road }) => road))];
  const flows = Array.from({ length: FLOWS }, (_, i): TrafficFlow => {
    const road = roads[(i * ROAD_STEP + 1) % roads.length];
    const to = map.lanes.filter((lane) => lane.road === road && lane.type === 'driving').map(({ index }) => index);
    const from = starts[(i * LANE_STEP) % starts.length].index;
    const kinds = { car: 0.8, truck: 0.1, bus: 0.1 };
    return { from, to, vehiclesPerHour: VEHICLES_PER_HOUR, kinds, begin: 0, end: Number.POSITIVE_INFINITY };
  });
  return { flows, people: PEOPLE };
}
