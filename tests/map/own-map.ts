import { type OWN_MAPS, ownMapXml } from '../../src/map/authoring/own-maps.ts';
import { loadRoadMap } from '../../src/map/load-road-map.ts';
import type { Road } from '../../src/map/opendrive/document.ts';
import type { Lane, RoadMap } from '../../src/map/road-map.ts';

const loaded = new Map<string, RoadMap>();

/** One of the project's own maps, loaded from its text. */
export function ownMap(name: keyof typeof OWN_MAPS): RoadMap {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const { map, problems } = loadRoadMap(ownMapXml(name), name);
  if (map === null || problems.length > 0) throw new Error(`${name}: ${JSON.stringify(problems.slice(0, 5))}`);
  loaded.set(name, map);
  return map;
}

/** A road by its name. */
export function roadNamed(map: RoadMap, name: string): Road {
  const road = map.document.roads.find((candidate) => candidate.name === name);
  if (road === undefined) throw new Error(`no road ${name}`);
  return road;
}

/** Lanes that can be driven to from one, changing lanes on the way. */
export function lanesAhead(map: RoadMap, from: number): Set<number> {
  return reach(map, from, (lane) => lane.successors);
}

/** Lanes from which one can be driven to. */
export function lanesBehind(map: RoadMap, to: number): Set<number> {
  return reach(map, to, (lane) => lane.predecessors);
}

function reach(map: RoadMap, from: number, along: (lane: Lane) => readonly number[]): Set<number> {
  const seen = new Set([from]);
  for (const index of seen) {
    const lane = map.lanes[index];
    for (const other of [...along(lane), lane.left, lane.right]) if (other >= 0) seen.add(other);
  }
  return seen;
}

/** The driving lane of a road and section by its id. */
export function laneOf(map: RoadMap, road: Road, section: number, id: number): Lane {
  const lane = map.lanes.find(
    (candidate) => candidate.road === road.index && candidate.section === section && candidate.id === id,
  );
  if (lane === undefined) throw new Error(`no lane ${road.id}/${section}/${id}`);
  return lane;
}
