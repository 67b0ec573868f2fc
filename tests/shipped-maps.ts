import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadRoadMap } from '../src/map/load-road-map.ts';
import type { RoadMap } from '../src/map/road-map.ts';
import { sceneryOf } from '../src/scenario/scenery-shelf.ts';
import type { Scenery } from '../src/world/scenery/mesh.ts';

const FOLDER = join(import.meta.dirname, '../scenes/maps');

/** A map's name and OpenDRIVE text. */
export type NamedMap = readonly [name: string, xml: string];

/** Names of all maps that ship. */
export function shippedMapNames(): string[] {
  return shippedMaps().map(([name]) => name);
}

/** All maps that ship, by name. */
export function shippedMaps(): NamedMap[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.xodr'))
    .sort()
    .map((file): NamedMap => [file.replace('.xodr', ''), readFileSync(join(FOLDER, file), 'utf8')]);
}

const loaded = new Map<string, RoadMap>();

/** One of the maps that ship, loaded once for all tests of a process: nothing changes a map. */
export function shippedMap(name: string): RoadMap {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const { map } = loadRoadMap(readFileSync(join(FOLDER, `${name}.xodr`), 'utf8'), name);
  if (map === null) throw new Error(`scenes/maps/${name}.xodr does not load`);
  loaded.set(name, map);
  return map;
}

/** How such a map is dressed for seed 1, built once for all tests of a process: nothing changes a scenery. */
export function shippedScenery(name: string): Scenery {
  return sceneryOf(shippedMap(name), 1);
}
