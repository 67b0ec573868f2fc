import { readFile } from 'node:fs/promises';
import { loadRoadMap } from '../map/load-road-map.ts';
import { decodeXml } from '../map/opendrive/decode-xml.ts';
import type { RoadMap } from '../map/road-map.ts';
import { UsageError } from './usage-error.ts';

/** Loads a map that a command needs; its faults are a usage error that lists them all. */
export async function loadMap(path: string): Promise<RoadMap> {
  const bytes = await readFile(path).catch((error: Error) => {
    throw new UsageError(`${path}: cannot be read: ${error.message}`);
  });
  const { map, problems } = loadRoadMap(decodeXml(bytes), path);
  if (map !== null) return map;
  throw new UsageError(
    problems.map(({ line, path: where, message }) => `${path}:${line}  ${where}: ${message}`).join('\n'),
  );
}
