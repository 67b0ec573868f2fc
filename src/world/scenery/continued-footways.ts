import { wrapAngle } from '../../core/math/angle.ts';
import { cubicAt } from '../../map/cubic.ts';
import { laneOuterT } from '../../map/lane-geometry.ts';
import type { OpenDriveDocument, Road } from '../../map/opendrive/document.ts';
import type { LaneSection, SectionLane } from '../../map/opendrive/lane-records.ts';
import type { Cubic } from '../../map/opendrive/polynomials.ts';
import type { RoadLink } from '../../map/opendrive/road-link.ts';
import { createReferencePoint, referencePoint, roadPoint } from '../../map/road-geometry.ts';
import type { SurfaceCover } from './surface-cover.ts';
import { RANK, surfaceLook } from './surface-look.ts';

/** A connecting road that turns away from a footway by more than this does not carry it on [rad]: 20 degrees. */
const AWAY = Math.PI / 9;

/** Share of a footway that may lie on carriageways; where more does, there is none. */
const ON_ROAD = 0.2;

/** Narrower strips are left out [m]. */
const LEAST = 0.3;

const start = createReferencePoint();
const end = createReferencePoint();
const point = { x: 0, y: 0, z: 0, heading: 0 };

/** Widths of what lies beyond a carriageway [m]. */
interface Beside {
  readonly shoulder: number;
  readonly footway: number;
}

/**
 * Roads as they are built: where a file describes no footways in a junction, though they lead up to it, connecting roads
 * along its rim carry them on around the corners.
 */
export function withFootways({ roads, junctions }: OpenDriveDocument, cover: SurfaceCover): Road[] {
  const bare = junctions.map(() => true);
  for (const road of roads) if (road.junction >= 0 && hasFootway(road)) bare[road.junction] = false;
  return roads.map((road) => {
    if (road.junction < 0 || !bare[road.junction] || road.laneSections.length === 0) return road;
    const sides = ([1, -1] as const).filter((side) => isOnRim(road, side));
    const added = sides.map((side) => [side, footwayOf(road, side, roads, cover)] as const);
    if (added.every(([, lanes]) => lanes.length === 0)) return road;
    const laneSections = road.laneSections.map((section) =>
      added.reduce((grown, [side, lanes]) => widened(grown, side, lanes), section),
    );
    return { ...road, laneSections };
  });
}

function hasFootway({ laneSections }: Road): boolean {
  return laneSections.some(({ left, right }) =>
    [...left, ...right].some(({ type }) => surfaceLook(type).rank >= RANK.footway && type !== 'none'),
  );
}

/** Whether a road's side lies along the rim of its junction: it goes straight on, or turns to that side. */
function isOnRim(road: Road, side: 1 | -1): boolean {
  referencePoint(road, 0, start);
  referencePoint(road, road.length, end);
  return side * wrapAngle(end.heading - start.heading) > -AWAY;
}

/** The lanes to add beyond a road's side, from one end's widths to the other's. */
function footwayOf(road: Road, side: 1 | -1, roads: readonly Road[], cover: SurfaceCover): SectionLane[] {
  const a = besideOf(road, road.predecessor, side, 'start', roads);
  const b = besideOf(road, road.successor, side, 'end', roads);
  if (a === null || b === null || a.footway < LEAST || b.footway < LEAST) return [];
  if (shareOnRoad(road, side, a, b, cover) > ON_ROAD) return [];
  const lanes: SectionLane[] = [];
  if (Math.max(a.shoulder, b.shoulder) > LEAST) lanes.push(lane('shoulder', a.shoulder, b.shoulder, road.length));
  lanes.push(lane('sidewalk', a.footway, b.footway, road.length));
  return lanes;
}

/** What the road that a link names has beyond the carriageway lane at the same border; null for nothing to go by. */
function besideOf(
  road: Road,
  link: RoadLink | null,
  side: 1 | -1,
  own: 'start' | 'end',
  roads: readonly Road[],
): Beside | null {
  const other = link?.kind === 'road' && link.contact !== null ? roads[link.element] : undefined;
  if (other === undefined || other.junction >= 0 || other.laneSections.length === 0) return null;
  const there = link?.contact === 'start' ? other.laneSections[0] : other.laneSections[other.laneSections.length - 1];
  const s = link?.contact === 'start' ? 0 : other.length;
  const here = own === 'start' ? road.laneSections[0] : road.laneSections[road.laneSections.length - 1];
  const outermost = (side === 1 ? here.left : here.right).length;
  const station = own === 'start' ? 0 : road.length;
  roadPoint(road, station, laneOuterT(road, here, side * outermost, station), point);
  const { x, y } = point;
  // Roads that meet head to head have their sides the other way round.
  const sideThere = (link?.contact === own ? -side : side) as 1 | -1;
  const lanes = sideThere === 1 ? there.left : there.right;
  const first = lanes.findIndex(({ type }) => surfaceLook(type).rank > RANK.carriageway);
  if (first < 0) return null;
  roadPoint(other, s, laneOuterT(other, there, sideThere * first, s), point);
  const [dx, dy] = [point.x - x, point.y - y];
  if (dx * dx + dy * dy > 1) return null;
  let [shoulder, footway] = [0, 0];
  for (const { type, widths } of lanes.slice(first)) {
    const { rank } = surfaceLook(type);
    const width = cubicAt(widths, s);
    if (rank === RANK.footway) footway += width;
    else if (rank === RANK.roadside && footway === 0) shoulder += width;
    else break;
  }
  return { shoulder, footway };
}

function shareOnRoad(road: Road, side: 1 | -1, a: Beside, b: Beside, cover: SurfaceCover): number {
  const count = Math.max(2, Math.ceil(road.length));
  let hits = 0;
  for (let k = 0; k < count; k++) {
    const share = (k + 0.5) / count;
    const s = share * road.length;
    const section = road.laneSections.findLast((candidate) => candidate.s <= s) ?? road.laneSections[0];
    const outermost = side * (side === 1 ? section.left : section.right).length;
    const out = mix(a.shoulder + a.footway / 2, b.shoulder + b.footway / 2, share);
    roadPoint(road, s, laneOuterT(road, section, outermost, s) + side * out, point);
    if (cover.depthAt(point.x, point.y, point.z, road.index, RANK.roadside) > 0) hits++;
  }
  return hits / count;
}

function widened(section: LaneSection, side: 1 | -1, lanes: readonly SectionLane[]): LaneSection {
  const own = side === 1 ? section.left : section.right;
  const grown = [...own, ...lanes.map((added, i) => ({ ...added, id: side * (own.length + i + 1) }))];
  return side === 1 ? { ...section, left: grown } : { ...section, right: grown };
}

function lane(type: string, from: number, to: number, length: number): SectionLane {
  const widths: Cubic[] = [{ s: 0, a: from, b: (to - from) / Math.max(length, 1e-3), c: 0, d: 0 }];
  return {
    id: 0,
    type,
    level: false,
    travel: 'standard',
    widths,
    roadMarks: [],
    heightInner: 0,
    heightOuter: 0,
    predecessor: null,
    successor: null,
    morePredecessors: [],
    moreSuccessors: [],
    speed: null,
    speeds: [],
    access: [],
    materials: [],
  };
}

function mix(a: number, b: number, t: number): number {
  return a + t * (b - a);
}
