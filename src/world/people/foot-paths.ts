import { laneHeight, laneInnerT, laneOuterT, lanesOfSide } from '../../map/lane-geometry.ts';
import { laneType } from '../../map/lane-type.ts';
import type { OpenDriveDocument, Road } from '../../map/opendrive/document.ts';
import type { LaneSection } from '../../map/opendrive/lane-records.ts';
import { type RoadPoint, roadPoint } from '../../map/road-geometry.ts';
import { sectionRulesOf } from '../scenery/section-rules.ts';
import type { FootPath } from './foot-path.ts';

/** Distance of two points of a path [m]. */
const STEP = 2;
/** Footways narrower than this are no way [m]; people keep so far from their edges, where there is room. */
const NARROWEST = 0.7;
const FROM_EDGE = 0.35;
/** Without footways people walk on the verge: so far off the road's edge, and so far to either side of that [m]. */
const VERGE = 1;
const VERGE_HALF = 0.4;
/** Ends of stretches within this are one place [m]. */
const JOINED = 1.5;

/** Where people walk along a section. */
interface Strip {
  t: number;
  half: number;
  raised: number;
}

/**
 * Ways on foot along all roads: lanes of type sidewalk [11.8], in junctions, too. A map that has none along its roads has
 * verges instead, but for motorways and in junctions.
 */
export function footPaths(document: OpenDriveDocument): FootPath[] {
  const rules = sectionRulesOf(document);
  const usesVerge = !document.roads.some((road) => road.junction < 0 && hasSidewalk(road));
  const paths: FootPath[] = [];
  for (const road of document.roads) {
    if (road.railroad || (usesVerge && (road.junction >= 0 || isMotorway(road)))) continue;
    for (const side of [1, -1] as const) addPaths(road, side, usesVerge, rules[road.index].kerbHeight, paths);
  }
  return paths;
}

function hasSidewalk({ laneSections }: Road): boolean {
  return laneSections.some(({ left, right }) => [...left, ...right].some(({ type }) => laneType(type) === 'sidewalk'));
}

function isMotorway({ types }: Road): boolean {
  return types.some(({ type }) => type === 'motorway');
}

function addPaths(road: Road, side: 1 | -1, usesVerge: boolean, kerbHeight: number, paths: FootPath[]): void {
  let points: number[][] = [];
  const flush = () => {
    const path = pathOf(road, points);
    if (path !== null) paths.push(path);
    points = [];
  };
  for (const section of road.laneSections) {
    const count = Math.max(1, Math.ceil((section.sEnd - section.s) / STEP));
    for (let k = 0; k <= count; k++) {
      const s = section.s + ((section.sEnd - section.s) * k) / count;
      if (!stripAt(road, section, side, s, usesVerge, kerbHeight, strip)) {
        flush();
        continue;
      }
      roadPoint(road, s, strip.t, point);
      const last = points.at(-1);
      const gap = last === undefined ? 0 : apart(last, point);
      if (last !== undefined && gap > STEP + JOINED) flush();
      if (points.length === 0 || gap > 0.2) points.push([point.x, point.y, point.z + strip.raised, strip.half, s]);
    }
  }
  flush();
}

/** The strip at station `s`; false for none. */
function stripAt(
  road: Road,
  section: LaneSection,
  side: 1 | -1,
  s: number,
  usesVerge: boolean,
  kerbHeight: number,
  out: Strip,
): boolean {
  const lanes = lanesOfSide(section, side);
  if (usesVerge) {
    const edge =
      lanes.length === 0 ? laneInnerT(road, section, side, s) : laneOuterT(road, section, side * lanes.length, s);
    out.t = edge + side * VERGE;
    out.half = VERGE_HALF;
    out.raised = 0;
    return true;
  }
  for (let i = lanes.length - 1; i >= 0; i--) {
    if (laneType(lanes[i].type) !== 'sidewalk' || lanes[i].type === 'curb') continue;
    const id = side * (i + 1);
    const inner = laneInnerT(road, section, id, s);
    const outer = laneOuterT(road, section, id, s);
    const width = Math.abs(outer - inner);
    if (width < NARROWEST) continue;
    out.t = (inner + outer) / 2;
    out.half = Math.max(0.1, width / 2 - FROM_EDGE);
    out.raised = laneHeight(lanes[i], s, 0.5) + kerbHeight;
    return true;
  }
  return false;
}

function pathOf(road: Road, points: readonly number[][]): FootPath | null {
  if (points.length < 2) return null;
  const column = (k: number) => Float64Array.from(points, (values) => values[k]);
  const s = new Float64Array(points.length);
  const [x, y] = [column(0), column(1)];
  for (let i = 1; i < points.length; i++) {
    const [dx, dy] = [x[i] - x[i - 1], y[i] - y[i - 1]];
    s[i] = s[i - 1] + Math.sqrt(dx * dx + dy * dy);
  }
  const first = points[0][4] < JOINED ? road.predecessor : null;
  const last = points[points.length - 1][4] > road.length - JOINED ? road.successor : null;
  return {
    road: road.index,
    startJunction: first?.kind === 'junction' ? first.element : -1,
    endJunction: last?.kind === 'junction' ? last.element : -1,
    inside: road.junction >= 0,
    x,
    y,
    z: column(2),
    s,
    half: column(3),
    length: s[s.length - 1],
  };
}

function apart(a: readonly number[], { x, y }: RoadPoint): number {
  return Math.sqrt((a[0] - x) * (a[0] - x) + (a[1] - y) * (a[1] - y));
}

const strip: Strip = { t: 0, half: 0, raised: 0 };
const point: RoadPoint = { x: 0, y: 0, z: 0, heading: 0 };
