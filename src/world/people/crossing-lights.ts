import type { Crosswalk, RoadMap } from '../../map/road-map.ts';
import { isPedestrianGroup } from '../signals/pedestrian-groups.ts';

/** A pedestrian head belongs to a crosswalk no farther from one of its corners [m], as in pedestrian-groups.ts. */
const BELONGS = 8;
/** A stop line so far before a crosswalk is that of its light [m]. */
const LINE_BEFORE = 15;

/** What tells people at a crosswalk to go: its own heads, and the lights before it that stop vehicles. */
export function lightsAt(map: RoadMap, { outline, lanes }: Crosswalk): { heads: number[]; lights: number[] } {
  const heads = map.signalGroups.flatMap((group, index) => {
    if (!group.signals.some((signal) => isNear(outline, map.signals[signal]))) return [];
    return isPedestrianGroup(map, index) ? group.signals.filter((signal) => isNear(outline, map.signals[signal])) : [];
  });
  const lights = map.stopLines
    .filter(({ lane, s, signal }) => {
      const crossed = lanes.find((candidate) => candidate.lane === lane);
      return (
        crossed !== undefined &&
        map.signals[signal].kind === 'light' &&
        s <= crossed.to &&
        s > crossed.from - LINE_BEFORE
      );
    })
    .map(({ signal }) => signal);
  return { heads: [...new Set(heads)], lights: [...new Set(lights)].sort((a, b) => a - b) };
}

function isNear(outline: Float64Array, { x, y }: { readonly x: number; readonly y: number }): boolean {
  for (let i = 0; i + 2 < outline.length; i += 3) {
    const [dx, dy] = [outline[i] - x, outline[i + 1] - y];
    if (dx * dx + dy * dy <= BELONGS * BELONGS) return true;
  }
  return false;
}
