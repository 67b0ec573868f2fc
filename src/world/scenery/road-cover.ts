import { laneOuterT } from '../../map/lane-geometry.ts';
import type { Road } from '../../map/opendrive/document.ts';
import type { LaneSection } from '../../map/opendrive/lane-records.ts';
import { roadPoint } from '../../map/road-geometry.ts';
import { roadStations } from './road-stations.ts';
import { SurfaceCover } from './surface-cover.ts';
import { RANK, surfaceLook } from './surface-look.ts';

/** Longest piece [m]: its plane is the surface that paint lies on. Longer where there would be more of them than so many. */
const PIECE = 4;
const MOST_PIECES = 400_000;

const point = { x: 0, y: 0, z: 0, heading: 0 };

/** Neighbouring lanes of one rank, between the outer borders of two lanes. */
interface Span {
  readonly rank: number;
  readonly left: number;
  right: number;
}

/** Where all roads have their surfaces. */
export function coverOf(roads: readonly Road[]): SurfaceCover {
  const cover = new SurfaceCover();
  const total = roads.reduce((sum, { length }) => sum + length, 0);
  const piece = Math.max(PIECE, total / MOST_PIECES);
  for (const road of roads) {
    for (const section of road.laneSections) {
      const stations = roadStations(road, section, evenly(section.s, section.sEnd, piece));
      for (const span of spansOf(section)) {
        for (let k = 1; k < stations.length; k++) addPatch(road, section, span, stations[k - 1], stations[k], cover);
      }
    }
  }
  return cover;
}

/** Stations not farther apart than `step`. */
function evenly(from: number, to: number, step: number): number[] {
  const count = Math.max(1, Math.ceil((to - from) / step));
  return Array.from({ length: count + 1 }, (_, k) => (k === count ? to : from + ((to - from) * k) / count));
}

function spansOf(section: LaneSection): Span[] {
  const spans: Span[] = [];
  let border = section.left.length;
  for (const { id, type } of [...section.left].reverse().concat(section.right)) {
    const { rank } = surfaceLook(type);
    const right = id > 0 ? id - 1 : id;
    const last = spans.at(-1);
    if (last !== undefined && last.rank === rank && last.right === border) last.right = right;
    else if (rank < RANK.ground) spans.push({ rank, left: border, right });
    border = right;
  }
  return spans;
}

function addPatch(road: Road, section: LaneSection, span: Span, from: number, to: number, cover: SurfaceCover): void {
  const x = [0, 0, 0, 0] as [number, number, number, number];
  const y = [0, 0, 0, 0] as [number, number, number, number];
  const z = [0, 0, 0, 0] as [number, number, number, number];
  const corners = [
    [from, span.left],
    [from, span.right],
    [to, span.right],
    [to, span.left],
  ] as const;
  corners.forEach(([s, border], i) => {
    roadPoint(road, s, laneOuterT(road, section, border, s), point);
    x[i] = point.x;
    y[i] = point.y;
    z[i] = point.z;
  });
  cover.add(road.index, (from + to) / 2, span.rank, x, y, z);
}
