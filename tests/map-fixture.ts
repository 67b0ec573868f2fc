import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadRoadMap } from '../src/map/load-road-map.ts';
import type { RoadMap } from '../src/map/road-map.ts';

/** Text of the first map as it ships. */
export function firstTownText(): string {
  return readFileSync(join(import.meta.dirname, '../scenes/maps/first-town.xodr'), 'utf8');
}

let town: RoadMap | null = null;

/** The first map, read once a test file. */
export function firstTown(): RoadMap {
  town ??= loadRoadMap(firstTownText(), 'first-town').map;
  if (town === null) throw new Error('scenes/maps/first-town.xodr does not load');
  return town;
}
