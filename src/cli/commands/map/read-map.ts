import { buildRoadMap } from '../../../map/lane-graph.ts';
import type { OpenDriveDocument } from '../../../map/opendrive/document.ts';
import type { MapProblem } from '../../../map/opendrive/map-problem.ts';
import { readOpenDrive } from '../../../map/opendrive/read-open-drive.ts';
import type { RoadMap } from '../../../map/road-map.ts';
import { readMapText } from '../../read-map-text.ts';
import { UsageError } from '../../usage-error.ts';

/** A map file as far as it could be read. */
export interface MapReading {
  readonly document: OpenDriveDocument | null;
  readonly map: RoadMap | null;
  /** By line. */
  readonly problems: readonly MapProblem[];
}

/** Reads, checks and builds a map; a usage error only where there is no text to read. */
export async function readMap(path: string): Promise<MapReading> {
  const { document, problems } = readOpenDrive(await readMapText(path));
  if (document === null) return { document, map: null, problems };
  const built = buildRoadMap(document, path);
  return { document, map: built.map, problems: [...problems, ...built.problems].sort((a, b) => a.line - b.line) };
}

/** The same where a file without text to read is a map with one problem. */
export async function readMapOrSay(path: string): Promise<MapReading> {
  try {
    return await readMap(path);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const message = error.message.replace(`${path}: `, '');
    return { document: null, map: null, problems: [{ severity: 'error', line: 0, path: '', message }] };
  }
}
