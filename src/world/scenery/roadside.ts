import { laneOuterT, sectionAt } from '../../map/lane-geometry.ts';
import type { Road } from '../../map/opendrive/document.ts';
import { roadPoint } from '../../map/road-geometry.ts';

/** A place beside a road. */
export interface Roadside {
  x: number;
  y: number;
  /** The road's height there [m]. */
  z: number;
  /** Direction towards the road, across it [rad]. */
  towards: number;
}

const point = { x: 0, y: 0, z: 0, heading: 0 };

/** The place `out` [m] beyond the outermost lane on a side (1 left, -1 right) at station `s`. */
export function roadsidePoint(road: Road, s: number, side: 1 | -1, out: number): Roadside {
  const section = road.laneSections[sectionAt(road, s)];
  const outermost = side === 1 ? section.left.length : -section.right.length;
  roadPoint(road, s, laneOuterT(road, section, outermost, s) + side * out, point);
  return { x: point.x, y: point.y, z: point.z, towards: point.heading - (side * Math.PI) / 2 };
}
