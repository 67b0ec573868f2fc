import type { Crosswalk, RoadMap } from '../../map/road-map.ts';

/** A stop line so far before a crosswalk is that of its light [m]. */
const LINE_BEFORE = 15;

/** The lights that stop vehicles before a crosswalk, as indices into RoadMap.signals, ascending. */
export function lightsBefore(map: RoadMap, { lanes }: Crosswalk): number[] {
  const lights = map.stopLines.filter(({ lane, s, signal }) => {
    const crossed = lanes.find((candidate) => candidate.lane === lane);
    if (crossed === undefined || map.signals[signal].kind !== 'light') return false;
    return s <= crossed.to && s > crossed.from - LINE_BEFORE;
  });
  return [...new Set(lights.map(({ signal }) => signal))].sort((a, b) => a - b);
}
