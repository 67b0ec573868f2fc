import { laneInnerT, laneOuterT, laneWidth } from '../../map/lane-geometry.ts';
import type { Road } from '../../map/opendrive/document.ts';
import type { LaneSection, SectionLane } from '../../map/opendrive/lane-records.ts';
import { roadPoint } from '../../map/road-geometry.ts';
import type { PaintLayer, Place } from './paint-layer.ts';

/** Length of a bay along the road: parked along it, or across it in lanes this wide (RASt 06) [m]. */
const ALONG = 6;
const ACROSS = 2.5;
const DEEP = 4;

/** Width of the lines, narrowest lane that has bays, and how far the lines keep off kerb and carriageway [m]. */
const LINE = 0.12;
const NARROWEST = 1.8;
const INSET = 0.1;

const point = { x: 0, y: 0, z: 0, heading: 0 };

/** Lines between the bays of parking lanes, where the file has no bays of its own. */
export function paintParkingBays(road: Road, paint: PaintLayer): void {
  if (road.junction >= 0 || road.objects.some(({ type }) => type === 'parkingSpace')) return;
  for (const section of road.laneSections) {
    for (const lane of [...section.left, ...section.right]) {
      if (lane.type === 'parking') paintLane(road, section, lane, paint);
    }
  }
}

function paintLane(road: Road, section: LaneSection, lane: SectionLane, paint: PaintLayer): void {
  const middle = (section.s + section.sEnd) / 2;
  const pitch = laneWidth(lane, middle) > DEEP ? ACROSS : ALONG;
  const count = Math.floor((section.sEnd - section.s) / pitch);
  const first = middle - (count * pitch) / 2;
  for (let k = 0; count > 0 && k <= count; k++) {
    const s = first + k * pitch;
    if (laneWidth(lane, s) < NARROWEST) continue;
    const inset = Math.sign(lane.id) * INSET;
    const from = placeAt(road, s, laneInnerT(road, section, lane.id, s) + inset);
    const to = placeAt(road, s, laneOuterT(road, section, lane.id, s) - inset);
    paint.line(from, to, LINE, point.z, 'white');
  }
}

function placeAt(road: Road, s: number, t: number): Place {
  roadPoint(road, s, t, point);
  return [point.x, point.y];
}
