import { cos, sin } from '../../core/math/sin-cos.ts';
import { SEMANTIC } from '../../core/semantic-class.ts';
import { laneOuterT } from '../../map/lane-geometry.ts';
import { laneType } from '../../map/lane-type.ts';
import type { SectionLane } from '../../map/opendrive/document.ts';
import { roadPoint } from '../../map/road-geometry.ts';
import type { Junction, RoadMap } from '../../map/road-map.ts';
import { MATERIAL } from './mesh.ts';
import type { Colour } from './palette.ts';
import { createPavedPoint } from './paved-area.ts';
import type { RoadSite } from './road-mesh.ts';

/** Rays around the centre. */
const RAYS = 72;

/** How far under the lanes the filling lies [m]. */
const UNDER = 0.03;

/** Step along connecting roads when looking for their outline [m]. */
const STEP = 1;

const point = { x: 0, y: 0, z: 0, heading: 0 };
const ground = createPavedPoint();

/** A stretch of the outline of the carriageway inside a junction. */
type Segment = readonly [number, number, number, number];

/**
 * Fills the asphalt between the lanes of a junction, where the file describes none: from the centre to the farthest
 * carriageway in every direction, a hand under the lanes.
 */
export function buildJunctionFill(
  map: RoadMap,
  junction: Junction,
  asphalt: Colour,
  { chunks, paved }: RoadSite,
): void {
  const outline = outlineOf(map, junction);
  const x: number[] = [];
  const y: number[] = [];
  for (let k = 0; k < RAYS; k++) {
    const dx = cos((2 * Math.PI * k) / RAYS);
    const dy = sin((2 * Math.PI * k) / RAYS);
    const reach = farthestHit(outline, junction.x, junction.y, dx, dy);
    if (reach === 0) continue;
    x.push(junction.x + reach * dx);
    y.push(junction.y + reach * dy);
  }
  if (x.length < 3) return;
  const builder = chunks.at(junction.x, junction.y);
  const finish = { color: asphalt, material: MATERIAL.asphalt, semantic: SEMANTIC.road };
  const height = (px: number, py: number) => paved.query(px, py, ground, 12).smoothZ - UNDER;
  const rim = x.map((px, k) => builder.vertex(px, y[k], height(px, y[k])));
  const centreZ = height(junction.x, junction.y);
  const centre = builder.vertex(junction.x, junction.y, centreZ);
  for (let k = 0; k < rim.length; k++) builder.triangle(centre, rim[k], rim[(k + 1) % rim.length], finish);
  x.forEach((px, k) => {
    const next = (k + 1) % x.length;
    paved.add([junction.x, px, x[next]], [junction.y, y[k], y[next]], centreZ + UNDER);
  });
}

/** Both sides and both ends of the carriageway of every connecting road. */
function outlineOf(map: RoadMap, junction: Junction): Segment[] {
  const outline: Segment[] = [];
  for (const road of map.document.roads) {
    if (road.junction !== junction.index) continue;
    for (const section of road.laneSections) {
      const left = carriagewayBorder(section.left);
      const right = carriagewayBorder(section.right);
      const count = Math.max(1, Math.ceil((section.sEnd - section.s) / STEP));
      let before: readonly [number, number, number, number] | null = null;
      for (let k = 0; k <= count; k++) {
        const s = section.s + ((section.sEnd - section.s) * k) / count;
        roadPoint(road, s, laneOuterT(road, section, left, s), point);
        const { x, y } = point;
        roadPoint(road, s, laneOuterT(road, section, right, s), point);
        const row = [x, y, point.x, point.y] as const;
        if (before !== null) outline.push([before[0], before[1], x, y], [before[2], before[3], point.x, point.y]);
        if (k === 0 || k === count) outline.push(row);
        before = row;
      }
    }
  }
  return outline;
}

/** Id of the outermost lane that cars may touch, 0 for none. */
function carriagewayBorder(lanes: readonly SectionLane[]): number {
  const last = lanes.findLast((lane) => ['driving', 'border', 'parking', 'stop'].includes(laneType(lane.type)));
  return last?.id ?? 0;
}

/** Distance of the farthest crossing of the ray with the outline, 0 for none. */
function farthestHit(outline: readonly Segment[], x: number, y: number, dx: number, dy: number): number {
  let farthest = 0;
  for (const [ax, ay, bx, by] of outline) {
    const ex = bx - ax;
    const ey = by - ay;
    const cross = dx * ey - dy * ex;
    if (cross === 0) continue;
    const t = ((ax - x) * ey - (ay - y) * ex) / cross;
    const u = ((ax - x) * dy - (ay - y) * dx) / cross;
    if (u >= 0 && u <= 1 && t > farthest) farthest = t;
  }
  return farthest;
}
