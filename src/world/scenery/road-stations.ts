import { crossHeightAt } from '../../map/cross-height.ts';
import { cubicBendAt } from '../../map/cubic.ts';
import type { Road } from '../../map/opendrive/document.ts';
import type { LaneSection } from '../../map/opendrive/lane-records.ts';
import { createReferencePoint, offsetPoint, referencePoint, rolledOffset } from '../../map/road-geometry.ts';
import { outerBorders } from './outer-borders.ts';

/** Farthest that a chord may leave a bend of the road, sideways or in height [m]. */
const SAG = 0.025;

/** Farthest that it may do so after all, on a border sideways, and in height [m]: else there is a kink between. */
const KINK = 0.05;
const BUMP = 0.03;

/** Steps between stations, where bends are even and where they are not [m]. */
const LONGEST = 10;
const SHORTEST = 1;
const LEAST = 0.2;

/** Stations of a section after which kinks are left as they are: such a file is broken. */
const MOST = 5000;

/** Stations closer than this are one [m]. */
const APART = 0.02;

const point = createReferencePoint();
const place = { x: 0, y: 0, z: 0, heading: 0 };
const start = new Float64Array(9);
const middle = new Float64Array(9);
const end = new Float64Array(9);

/** Where on a chord it is compared with its line. */
const SHARES = [0.25, 0.5, 0.75] as const;

/** `wanted` stations sorted, with more between them where a section bends too much for straight pieces. */
export function roadStations(road: Road, section: LaneSection, wanted: readonly number[]): number[] {
  const sorted = [...wanted].sort((p, q) => p - q);
  const stations = [sorted[0]];
  const end = sorted[sorted.length - 1];
  for (const s of sorted.slice(1)) {
    const last = stations[stations.length - 1];
    if (s - last < APART) {
      // The end stays where it is, however short the piece: the next one begins there.
      if (s === end && s > last) stations[Math.max(1, stations.length - 1)] = s;
      continue;
    }
    const count = Math.ceil((s - last) / stepBetween(road, last, s));
    for (let k = 1; k <= count; k++) {
      addTo(road, section, stations, k === count ? s : last + ((s - last) * k) / count);
    }
  }
  return stations;
}

/** Adds a station, and others before it where the section is kinked since the last. */
function addTo(road: Road, section: LaneSection, stations: number[], s: number): void {
  const last = stations[stations.length - 1];
  if (s - last > LEAST && stations.length < MOST && isKinked(road, section, last, s))
    addTo(road, section, stations, (last + s) / 2);
  if (stations[stations.length - 1] === last) stations.push(s);
  else addTo(road, section, stations, s);
}

/** Whether the reference line or an outer border leaves its chord: steps by curvature miss what is short. */
function isKinked(road: Road, section: LaneSection, from: number, to: number): boolean {
  placeLines(road, section, from, start);
  placeLines(road, section, to, end);
  for (const share of SHARES) {
    placeLines(road, section, from + share * (to - from), middle);
    for (let line = 0; line < 9; line += 3) if (leavesChord(line, share)) return true;
  }
  return false;
}

/** Places of the reference line, the left and the right outer border at a station: x, y, z of each. */
function placeLines(road: Road, section: LaneSection, s: number, out: Float64Array): void {
  const [left, right] = outerBorders(road, section, s);
  referencePoint(road, s, point);
  for (let line = 0; line < 3; line++) {
    const t = line === 0 ? 0 : line === 1 ? left : right;
    offsetPoint(point, t, place, rolledOffset(road, s, t, point.superelevation, section));
    out[3 * line] = place.x;
    out[3 * line + 1] = place.y;
    out[3 * line + 2] = place.z + crossHeightAt(road, s, t, section);
  }
}

/** Whether the `middle` of a line is aside of the chord from `start` to `end`, whose numbers begin at `k`. */
function leavesChord(k: number, share: number): boolean {
  if (Math.abs(middle[k + 2] - start[k + 2] - share * (end[k + 2] - start[k + 2])) > BUMP) return true;
  const [dx, dy] = [end[k] - start[k], end[k + 1] - start[k + 1]];
  const aside = dx * (middle[k + 1] - start[k + 1]) - dy * (middle[k] - start[k]);
  return aside * aside > KINK * KINK * (dx * dx + dy * dy);
}

/** The chord of an arc of curvature k sags by k step^2 / 8. */
function stepBetween(road: Road, from: number, to: number): number {
  let bend = 0;
  for (let k = 0; k <= 4; k++) {
    const s = from + ((to - from) * k) / 4;
    referencePoint(road, s, point);
    bend = Math.max(bend, Math.abs(point.curvature), Math.abs(cubicBendAt(road.elevation, s)));
  }
  return Math.max(SHORTEST, Math.min(LONGEST, Math.sqrt((8 * SAG) / Math.max(bend, 1e-9))));
}
