import { cos, sin } from '../../core/math/sin-cos.ts';
import { SEMANTIC } from '../../core/semantic-class.ts';
import { laneOuterT } from '../../map/lane-geometry.ts';
import { laneType } from '../../map/lane-type.ts';
import type { Road } from '../../map/opendrive/document.ts';
import type { SectionLane } from '../../map/opendrive/lane-records.ts';
import { roadPoint } from '../../map/road-geometry.ts';
import type { Junction, RoadMap } from '../../map/road-map.ts';
import { MATERIAL } from './mesh.ts';
import type { Finish, MeshBuilder } from './mesh-builder.ts';
import type { Colour } from './palette.ts';
import { createPavedPoint } from './paved-area.ts';
import type { RoadSite } from './road-mesh.ts';

/** Rays around the centre. */
const RAYS = 72;

/** How far under the lanes the filling lies [m]. */
const UNDER = 0.03;

/** Junctions whose lanes differ more in height are filled ring by ring, this far apart and this deep under the lanes [m]. */
const UNEVEN = 0.1;
const RING = 2;
const DEEP = 0.06;

/** What spreads wider is a tangle of ramps with land between them, not a place to be filled [m]. */
const LARGEST = 60;

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
  connecting: readonly Road[],
  asphalt: Colour,
  site: RoadSite,
): void {
  // What is beside a single road is outside of it.
  if (connecting.length < 2 || !(junction.radius < LARGEST)) return;
  const { chunks, paved } = site;
  const outline = outlineOf(connecting);
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
  const finish = { color: asphalt, material: MATERIAL.asphalt, semantic: SEMANTIC.road };
  const builder = chunks.at(junction.x, junction.y);
  const level = heightAround(map, junction);
  if (level.high - level.low > UNEVEN) {
    fillUneven(junction, x, y, (level.low + level.high) / 2, finish, builder, site);
    return;
  }
  const height = (px: number, py: number) => paved.query(px, py, ground, 12, level.low).smoothZ - UNDER;
  const rim = x.map((px, k) => builder.vertex(px, y[k], height(px, y[k])));
  const centreZ = height(junction.x, junction.y);
  const centre = builder.vertex(junction.x, junction.y, centreZ);
  for (let k = 0; k < rim.length; k++) builder.triangle(centre, rim[k], rim[(k + 1) % rim.length], finish);
  x.forEach((px, k) => {
    const next = (k + 1) % x.length;
    paved.add([junction.x, px, x[next]], [junction.y, y[k], y[next]], centreZ + UNDER);
  });
}

/** Lowest and highest place of the lanes inside a junction [m]. */
function heightAround(map: RoadMap, junction: Junction): { low: number; high: number } {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const lane of junction.lanes) {
    const { z } = map.lanes[lane].centre;
    for (let i = 0; i < z.length; i++) {
      low = Math.min(low, z[i]);
      high = Math.max(high, z[i]);
    }
  }
  return { low, high };
}

/** The filling of a junction that is not level, in rings, so that it follows the lanes over it. */
function fillUneven(
  junction: Junction,
  x: readonly number[],
  y: readonly number[],
  middle: number,
  finish: Finish,
  builder: MeshBuilder,
  { cover, paved }: RoadSite,
): void {
  const reach = Math.max(...x.map((px, k) => Math.max(Math.abs(px - junction.x), Math.abs(y[k] - junction.y))));
  const rings = Math.max(1, Math.ceil(reach / RING));
  const vertex = (k: number, ring: number): number => {
    const share = ring / rings;
    const px = junction.x + share * (x[k] - junction.x);
    const py = junction.y + share * (y[k] - junction.y);
    const z = cover.lowestAt(px, py, middle) ?? paved.query(px, py, ground, 12, middle).smoothZ;
    paved.surface.push(px, py, z - DEEP);
    return builder.vertex(px, py, z - DEEP);
  };
  let before = x.map((_, k) => vertex(k, 0));
  for (let ring = 1; ring <= rings; ring++) {
    const row = x.map((_, k) => vertex(k, ring));
    for (let k = 0; k < row.length; k++) {
      const next = (k + 1) % row.length;
      builder.quad(before[k], row[k], row[next], before[next], finish);
    }
    before = row;
  }
  x.forEach((px, k) => {
    const next = (k + 1) % x.length;
    const z = paved.query((junction.x + px) / 2, (junction.y + y[k]) / 2, ground, 12, middle).smoothZ;
    paved.add([junction.x, px, x[next]], [junction.y, y[k], y[next]], z);
  });
}

/** Both sides and both ends of the carriageway of every connecting road. */
function outlineOf(connecting: readonly Road[]): Segment[] {
  const outline: Segment[] = [];
  for (const road of connecting) {
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
