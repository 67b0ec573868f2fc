import { evenStations } from './even-stations.ts';
import { laneOuterT } from './lane-geometry.ts';
import type { OpenDriveDocument } from './opendrive/document.ts';
import { roadPoint } from './road-geometry.ts';

/** Distance of the stations that are looked at [m]; longer on maps that are longer than any city. */
const STEP = 2;
const MOST_STATIONS = 500_000;

const point = { x: 0, y: 0, z: 0, heading: 0 };

/** xMin, yMin, xMax, yMax of the outermost borders of all lanes [m]; null where there is no road. */
export function documentBounds(document: OpenDriveDocument): [number, number, number, number] | null {
  const total = document.roads.reduce((sum, road) => sum + road.length, 0);
  const step = Math.max(STEP, total / MOST_STATIONS);
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const road of document.roads) {
    for (const section of road.laneSections) {
      for (const s of evenStations(road, section.s, section.sEnd, step)) {
        for (const lane of [section.left.length, -section.right.length]) {
          roadPoint(road, s, laneOuterT(road, section, lane, s), point, section);
          bounds[0] = Math.min(bounds[0], point.x);
          bounds[1] = Math.min(bounds[1], point.y);
          bounds[2] = Math.max(bounds[2], point.x);
          bounds[3] = Math.max(bounds[3], point.y);
        }
      }
    }
  }
  return bounds[0] <= bounds[2] ? bounds : null;
}
