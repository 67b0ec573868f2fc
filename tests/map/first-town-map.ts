import { firstTownXml } from '../../src/map/authoring/first-town.ts';
import { loadRoadMap } from '../../src/map/load-road-map.ts';
import type { Lane, RoadMap } from '../../src/map/road-map.ts';

/** The first town, loaded from its text. */
export function firstTownMap(): RoadMap {
  const { map, problems } = loadRoadMap(firstTownXml(), 'first-town');
  if (map === null || problems.length > 0) throw new Error(JSON.stringify(problems));
  return map;
}

/** A lane by its key, "road/section/lane". */
export function laneByKey(map: RoadMap, key: string): Lane {
  const lane = map.lanes.find((candidate) => candidate.key === key);
  if (lane === undefined) throw new Error(`no lane ${key}`);
  return lane;
}
