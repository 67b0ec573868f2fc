import { buildRoadMap } from './lane-graph.ts';
import type { MapProblem } from './opendrive/map-problem.ts';
import { readOpenDrive } from './opendrive/read-open-drive.ts';
import type { RoadMap } from './road-map.ts';

/**
 * Reads OpenDRIVE text into a map. The map is null where any problem is an error; warnings say what was repaired or left
 * out. Never throws on bad input.
 */
export function loadRoadMap(xml: string, name: string): { map: RoadMap | null; problems: readonly MapProblem[] } {
  const { document, problems } = readOpenDrive(xml);
  if (document === null) return { map: null, problems };
  const built = buildRoadMap(document, name);
  const all = [...problems, ...built.problems].sort((a, b) => a.line - b.line);
  return { map: built.map, problems: all };
}
