import { cos, sin } from '../../core/math/sin-cos.ts';
import { lanePointAt } from '../../map/lane-point.ts';
import { projectOntoLane } from '../../map/project-onto-lane.ts';
import { type RoadPoint, roadPoint } from '../../map/road-geometry.ts';
import type { Crosswalk, CrosswalkLane, LanePoint, LanePosition, RoadMap } from '../../map/road-map.ts';
import type { CrossedLane, Crossing } from './crossing.ts';
import { lightsBefore } from './crossing-lights.ts';
import type { FootPath } from './foot-path.ts';

/** Paths farther from a crossing's middle are not its own [m]; from its kerb, where it does not lead straight to one. */
const REACH = 30;
const BESIDE = 9;
/** Places where people cross without a crosswalk: so far apart, off a road's ends and off crosswalks [m]. */
const EVERY = 45;
const FROM_END = 25;
const FROM_CROSSWALK = 30;
/** Within so much of a crosswalk people ought to use that [m] (StVO section 25 with its commentaries: 40 to 50 m). */
const NEAR_CROSSWALK = 60;
/** Nobody crosses roads of a higher limit [m/s]. */
const FASTEST = 17;
/** Half the width of a way over the road without a crosswalk, for vehicles and for people [m]. */
const UNMARKED = 1.2;

interface Middle {
  readonly x: number;
  readonly y: number;
  /** Unit vector across the road. */
  readonly ux: number;
  readonly uy: number;
}

/** All crosswalks of a map that lead from path to path, then places between them where people cross without one. */
export function findCrossings(map: RoadMap, paths: readonly FootPath[]): Crossing[] {
  const all = paths.map((_, index) => index);
  const marked = map.crosswalks.flatMap((crosswalk) => {
    const crossing = markedCrossing(map, crosswalk, paths, all);
    return crossing === null ? [] : [crossing];
  });
  return [...marked, ...unmarkedCrossings(map, paths, marked)];
}

function markedCrossing(
  map: RoadMap,
  crosswalk: Crosswalk,
  paths: readonly FootPath[],
  all: readonly number[],
): Crossing | null {
  const { outline, lanes, heads } = crosswalk;
  if (lanes.length === 0) return null;
  let [x, y] = [0, 0];
  const corners = outline.length / 3;
  for (let i = 0; i < corners; i++) {
    x += outline[3 * i] / corners;
    y += outline[3 * i + 1] / corners;
  }
  const longest = lanes.reduce((a, b) => (b.to - b.from > a.to - a.from ? b : a));
  lanePointAt(map.lanes[longest.lane], (longest.from + longest.to) / 2, lanePoint);
  const [ux, uy] = [-sin(lanePoint.heading), cos(lanePoint.heading)];
  let along = 0;
  for (let i = 0; i < corners; i++) {
    const way = Math.abs((outline[3 * i] - x) * uy - (outline[3 * i + 1] - y) * ux);
    along = Math.max(along, way);
  }
  const middle = { x, y, ux, uy };
  const lights = lightsBefore(map, crosswalk);
  return crossingAt(map, middle, lanes, paths, all, {
    isMarked: true,
    half: Math.max(0.3, along - 0.5),
    heads,
    lights,
  });
}

function unmarkedCrossings(map: RoadMap, paths: readonly FootPath[], marked: readonly Crossing[]): Crossing[] {
  const crossings: Crossing[] = [];
  for (const road of map.document.roads) {
    const own = paths.flatMap((path, index) => (path.road === road.index ? [index] : []));
    if (road.junction >= 0 || own.length < 2) continue;
    const count = Math.floor((road.length - 2 * FROM_END) / EVERY);
    for (let k = 0; k <= count; k++) {
      const s = (road.length - count * EVERY) / 2 + k * EVERY;
      roadPoint(road, s, 0, point);
      const { x, y, heading } = point;
      const toCrosswalk = Math.min(...marked.map((crossing) => toMiddle(crossing, x, y)));
      if (toCrosswalk < FROM_CROSSWALK || count < 0) continue;
      const lanes = map.lanes.filter((lane) => lane.road === road.index && lane.s0 <= s && lane.s1 > s);
      if (lanes.length === 0 || lanes.some(({ speedLimit }) => speedLimit > FASTEST)) continue;
      const stretches = lanes.map((lane): CrosswalkLane => {
        projectOntoLane(lane, x, y, Number.NaN, position);
        return { lane: lane.index, from: position.s - UNMARKED, to: position.s + UNMARKED };
      });
      const middle = { x, y, ux: -sin(heading), uy: cos(heading) };
      const crossing = crossingAt(map, middle, stretches, paths, own, {
        isMarked: false,
        half: UNMARKED,
        heads: [],
        lights: [],
      });
      if (crossing !== null) crossings.push({ ...crossing, isRemote: toCrosswalk > NEAR_CROSSWALK });
    }
  }
  return crossings;
}

/** From path to path through a middle; null where there is none on a side. */
function crossingAt(
  map: RoadMap,
  middle: Middle,
  stretches: readonly CrosswalkLane[],
  paths: readonly FootPath[],
  candidates: readonly number[],
  kind: Pick<Crossing, 'isMarked' | 'half' | 'heads' | 'lights'>,
): Crossing | null {
  const edges = stretches.map(({ lane, from, to }) => {
    lanePointAt(map.lanes[lane], (from + to) / 2, lanePoint);
    const t = (lanePoint.x - middle.x) * middle.ux + (lanePoint.y - middle.y) * middle.uy;
    return { lane, from, to, near: t - lanePoint.width / 2, far: t + lanePoint.width / 2 };
  });
  const low = Math.min(...edges.map(({ near }) => near));
  const high = Math.max(...edges.map(({ far }) => far));
  const start = pathAt(paths, candidates, middle, -1, -low);
  const end = pathAt(paths, candidates, middle, 1, high);
  if (start === null || end === null || start.path === end.path) return null;
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const length = Math.sqrt(dx * dx + dy * dy);
  // Along the way from start to end, which may lie a little aslant to the middle's axis.
  const toStart = (start.x - middle.x) * middle.ux + (start.y - middle.y) * middle.uy;
  const stretch = length / (dx * middle.ux + dy * middle.uy);
  const lanes: CrossedLane[] = edges
    .map((edge) => ({ ...edge, near: (edge.near - toStart) * stretch, far: (edge.far - toStart) * stretch }))
    .sort((a, b) => a.near - b.near || a.lane - b.lane);
  return {
    ...kind,
    isRemote: false,
    paths: [start.path, end.path],
    stations: [start.s, end.s],
    x: [start.x, end.x],
    y: [start.y, end.y],
    length,
    lanes,
  };
}

interface PathPlace {
  readonly path: number;
  readonly s: number;
  readonly x: number;
  readonly y: number;
}

/** Where the way over the road, going to that side of its middle, first meets a path beyond `edge`; else the path beside it. */
function pathAt(
  paths: readonly FootPath[],
  candidates: readonly number[],
  { x, y, ux, uy }: Middle,
  side: 1 | -1,
  edge: number,
): PathPlace | null {
  let best: PathPlace | null = null;
  let bestWay = REACH;
  let near: PathPlace | null = null;
  let nearest = BESIDE;
  const [kerbX, kerbY] = [x + side * edge * ux, y + side * edge * uy];
  for (const index of candidates) {
    const path = paths[index];
    for (let i = 0; i + 1 < path.x.length; i++) {
      const [ax, ay] = [path.x[i] - x, path.y[i] - y];
      if (Math.abs(ax) > REACH || Math.abs(ay) > REACH) continue;
      const [bx, by] = [path.x[i + 1] - x, path.y[i + 1] - y];
      const [aAcross, bAcross] = [ay * ux - ax * uy, by * ux - bx * uy];
      if (aAcross * bAcross <= 0 && aAcross !== bAcross) {
        const share = aAcross / (aAcross - bAcross);
        const way = side * ((ax + share * (bx - ax)) * ux + (ay + share * (by - ay)) * uy);
        if (way > edge - 0.3 && way < bestWay) {
          bestWay = way;
          best = placeOn(path, index, i, share);
        }
      }
      const beside = Math.sqrt((path.x[i] - kerbX) * (path.x[i] - kerbX) + (path.y[i] - kerbY) * (path.y[i] - kerbY));
      const outwards = side * (ax * ux + ay * uy) > edge - 0.3;
      if (outwards && beside < nearest) {
        nearest = beside;
        near = placeOn(path, index, i, 0);
      }
    }
  }
  return best ?? near;
}

function placeOn(path: FootPath, index: number, i: number, share: number): PathPlace {
  return {
    path: index,
    s: path.s[i] + share * (path.s[i + 1] - path.s[i]),
    x: path.x[i] + share * (path.x[i + 1] - path.x[i]),
    y: path.y[i] + share * (path.y[i + 1] - path.y[i]),
  };
}

function toMiddle({ x, y }: Crossing, toX: number, toY: number): number {
  const [dx, dy] = [(x[0] + x[1]) / 2 - toX, (y[0] + y[1]) / 2 - toY];
  return Math.sqrt(dx * dx + dy * dy);
}

const point: RoadPoint = { x: 0, y: 0, z: 0, heading: 0 };
const lanePoint: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
const position: LanePosition = { lane: -1, s: 0, d: 0 };
