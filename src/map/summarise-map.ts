import { documentBounds } from './document-bounds.ts';
import type { OpenDriveDocument } from './opendrive/document.ts';
import type { MapProblem } from './opendrive/map-problem.ts';

/** What a map holds, in numbers. */
export interface MapSummary {
  /** "1.8"; empty where the file could not be read. */
  readonly version: string;
  readonly roads: number;
  readonly junctions: number;
  /** Lanes of every type, anew in each lane section; centre lanes are not counted. */
  readonly lanes: number;
  /** Of all reference lines. */
  readonly lengthKm: number;
  readonly signals: number;
  readonly objects: number;
  /** xMin, yMin, xMax, yMax of all lanes in the file's coordinates [m]; null on a map without any. */
  readonly bounds: readonly [number, number, number, number] | null;
  readonly problems: readonly MapProblem[];
}

/** Sums a map up; `document` is null where the file was too broken to read. */
export function summariseMap(document: OpenDriveDocument | null, problems: readonly MapProblem[]): MapSummary {
  const roads = document?.roads ?? [];
  const sum = (count: (road: (typeof roads)[number]) => number) =>
    roads.reduce((total, road) => total + count(road), 0);
  return {
    version: document?.version ?? '',
    roads: roads.length,
    junctions: document?.junctions.length ?? 0,
    lanes: sum((road) =>
      road.laneSections.reduce((lanes, section) => lanes + section.left.length + section.right.length, 0),
    ),
    lengthKm: sum((road) => road.length) / 1000,
    signals: sum((road) => road.signals.length),
    objects: sum((road) => road.objects.length),
    bounds: document === null ? null : documentBounds(document),
    problems,
  };
}
