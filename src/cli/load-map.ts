import { readFile } from 'node:fs/promises';
import { loadRoadMap } from '../map/load-road-map.ts';
import type { RoadMap } from '../map/road-map.ts';
import { UsageError } from './usage-error.ts';

/** Loads a map that a command needs; its faults are a usage error that lists them all. */
export async function loadMap(path: string): Promise<RoadMap> {
  const xml = await readFile(path, 'utf8').catch((error: Error) => {
    throw new UsageError(`${path}: cannot be read: ${error.message}`);
  });
  const { map, problems } = loadRoadMap(xml, path);
  if (map !== null) return map;
  throw new UsageError(
    problems.map(({ line, path: where, message }) => `${path}:${line}  ${where}: ${message}`).join('\n'),
  );
}
