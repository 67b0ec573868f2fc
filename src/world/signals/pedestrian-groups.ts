import type { RoadMap } from '../../map/road-map.ts';
import { headKind } from '../scenery/signal-head-kind.ts';

/** Lamp of a head that only vehicles have. */
const AMBER_LAMP = 1;

/** A crosswalk belongs to a pedestrian head that stands no farther from one of its corners [m]. */
const BELONGS = 8;

/** Whether a group's heads are all for pedestrians: they have no amber. */
export function isPedestrianGroup(map: RoadMap, group: number): boolean {
  const heads = map.document.roads.flatMap((road) => road.signals);
  return map.signalGroups[group].signals.every((signal) => !headKind(heads[signal]).lamps.includes(AMBER_LAMP));
}

/** The lanes that pedestrians cross on a group's green: those under the crosswalks at its heads, or beside the heads. */
export function crossedLanes(map: RoadMap, group: number): readonly number[] {
  const { signals, lanes } = map.signalGroups[group];
  const near = map.crosswalks.filter(({ outline }) =>
    signals.some((signal) => isNear(outline, map.signals[signal].x, map.signals[signal].y)),
  );
  if (near.length === 0) return lanes;
  return [...new Set(near.flatMap((crosswalk) => crosswalk.lanes.map(({ lane }) => lane)))].sort((a, b) => a - b);
}

function isNear(outline: Float64Array, x: number, y: number): boolean {
  for (let i = 0; i + 2 < outline.length; i += 3) {
    const [dx, dy] = [outline[i] - x, outline[i + 1] - y];
    if (dx * dx + dy * dy <= BELONGS * BELONGS) return true;
  }
  return false;
}
