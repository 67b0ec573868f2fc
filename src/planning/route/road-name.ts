import type { RoadMap } from '../../map/road-map.ts';

/** What a lane's road is called: its name, else its id. */
export function roadName(map: RoadMap, lane: number): string {
  const { name, id } = map.document.roads[map.lanes[lane].road];
  return name === '' ? `road ${id}` : name;
}

/** The streets along lanes in order, each once in a row; ways through junctions are left out. */
export function streetNames(map: RoadMap, lanes: Iterable<number>): string[] {
  const names: string[] = [];
  for (const lane of lanes) {
    if (map.lanes[lane].junction >= 0) continue;
    const name = roadName(map, lane);
    if (names[names.length - 1] !== name) names.push(name);
  }
  return names;
}
