import { loadRoadMap } from '../map/load-road-map.ts';
import type { RoadMap } from '../map/road-map.ts';
import { readMapText } from './read-map-text.ts';
import { UsageError } from './usage-error.ts';

/** Loads a map that a command needs; its faults are a usage error that lists them all. */
export async function loadMap(path: string): Promise<RoadMap> {
  const { map, problems } = loadRoadMap(await readMapText(path), path);
  if (map !== null) return map;
  throw new UsageError(
    problems.map(({ line, path: where, message }) => `${path}:${line}  ${where}: ${message}`).join('\n'),
  );
}
