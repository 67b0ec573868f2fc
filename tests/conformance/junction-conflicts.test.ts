import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { angleDifference } from '../../src/core/math/angle.ts';
import { follows } from '../../src/map/conflicts/conflict-kind.ts';
import { lanePointAt } from '../../src/map/lane-point.ts';
import { loadRoadMap } from '../../src/map/load-road-map.ts';
import type { ConflictZone, Lane, LanePoint, RoadMap } from '../../src/map/road-map.ts';
import { hasMaterial, MATERIAL, materialFiles } from './material.ts';

/** Width that a car sweeps over, and height that it needs [m]. */
const SWEPT_WIDTH = 2.2;
const CLEARANCE = 3;
/** Lanes are looked at every so often [m], and what is nearer to a limit than this may be on either side of it. */
const STEP = 0.25;
const DOUBT = 0.08;
/** The curves between samples leave the straight lines a little, and areas that hardly touch begin and end anywhere [m]. */
const PLACE = 1;

/** Places along a lane: x, y, z each. */
function placesOn(lane: Lane): Float64Array {
  const count = Math.max(2, Math.ceil(lane.length / STEP) + 1);
  const places = new Float64Array(3 * count);
  const point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
  for (let i = 0; i < count; i++) {
    lanePointAt(lane, (lane.length * i) / (count - 1), point);
    places.set([point.x, point.y, point.z], 3 * i);
  }
  return places;
}

/** Distance of each place of `a` to the nearest of `b` on its level; infinite where there is none. */
function distances(a: Float64Array, b: Float64Array): Float64Array {
  return new Float64Array(a.length / 3).map((_, i) => {
    let least = Infinity;
    for (let k = 0; k < b.length; k += 3) {
      if (Math.abs(a[3 * i + 2] - b[k + 2]) >= CLEARANCE) continue;
      const [dx, dy] = [a[3 * i] - b[k], a[3 * i + 1] - b[k + 1]];
      least = Math.min(least, dx * dx + dy * dy);
    }
    return Math.sqrt(least);
  });
}

/** How two lanes meet, by where they begin and end alone; null where that does not tell. */
function kindByPlace(a: Lane, b: Lane): ConflictZone['kind'] | null {
  const at = ({ centre }: Lane, i: number) => [centre.x[i], centre.y[i], centre.heading[i]];
  const together = (i: number, k: number) => {
    const [[ax, ay, aHeading], [bx, by, bHeading]] = [at(a, i), at(b, k)];
    return Math.hypot(ax - bx, ay - by) < 0.1 && Math.abs(angleDifference(aHeading, bHeading)) < 0.2;
  };
  const merges = together(a.centre.count - 1, b.centre.count - 1);
  const diverges = together(0, 0);
  if (merges && diverges) return null;
  return merges ? 'merge' : diverges ? 'diverge' : 'cross';
}

/** Whether a lane is a way through its junction by itself, and not cut into sections. */
function isWhole({ lanes }: RoadMap, { junction, predecessors, successors }: Lane): boolean {
  return ![...predecessors, ...successors].some((index) => lanes[index].junction === junction);
}

interface Tally {
  pairs: number;
  conflicts: number;
  kinds: number;
  readonly wrong: string[];
  readonly otherKind: string[];
}

function compare(name: string, map: RoadMap, tally: Tally): void {
  const places = new Map<number, Float64Array>();
  const of = (lane: Lane) => {
    const known = places.get(lane.index) ?? placesOn(lane);
    places.set(lane.index, known);
    return known;
  };
  for (const { lanes } of map.junctions) {
    for (const a of lanes)
      for (const b of lanes) if (a !== b) comparePair(name, map, map.lanes[a], map.lanes[b], of, tally);
  }
}

function comparePair(
  name: string,
  map: RoadMap,
  a: Lane,
  b: Lane,
  of: (lane: Lane) => Float64Array,
  tally: Tally,
): void {
  if (follows(map.lanes, a, b) || follows(map.lanes, b, a)) return;
  tally.pairs++;
  const apart = distances(of(a), of(b));
  const least = apart.reduce((low, distance) => Math.min(low, distance), Infinity);
  const zone = map.conflictZones[a.index].find(({ lane }) => lane === b.index);
  const what = `${name}: ${a.key} and ${b.key}, ${least.toFixed(2)} m apart`;
  if (zone === undefined) {
    if (least < SWEPT_WIDTH - DOUBT) tally.wrong.push(`${what}: no conflict`);
    return;
  }
  tally.conflicts++;
  if (least > SWEPT_WIDTH + DOUBT) tally.wrong.push(`${what}: conflict`);
  const step = a.length / (apart.length - 1);
  const sure = [...apart.keys()].filter((i) => apart[i] < SWEPT_WIDTH - DOUBT);
  const possible = [...apart.keys()].filter((i) => apart[i] < SWEPT_WIDTH + DOUBT);
  const isWithin = (s: number, outer: number, inner: number) =>
    Math.min(outer, inner) * step - PLACE < s && s < Math.max(outer, inner) * step + PLACE;
  if (sure.length > 0 && possible.length > 0) {
    const found = `${zone.from.toFixed(2)} to ${zone.to.toFixed(2)}`;
    if (!isWithin(zone.from, possible[0], sure[0])) tally.wrong.push(`${what}: ${found}, begins at ${sure[0] * step}`);
    if (!isWithin(zone.to, possible.at(-1)!, sure.at(-1)!)) tally.wrong.push(`${what}: ${found}, ends otherwise`);
  }
  const kind = isWhole(map, a) && isWhole(map, b) ? kindByPlace(a, b) : null;
  if (kind === null) return;
  tally.kinds++;
  if (kind !== zone.kind) tally.otherKind.push(`${what}: ${zone.kind}, by place ${kind}`);
}

describe.skipIf(!hasMaterial())('conflicts in the junctions of outside maps', () => {
  it('are where places every quarter of a metre come near each other, and no others', () => {
    const tally: Tally = { pairs: 0, conflicts: 0, kinds: 0, wrong: [], otherKind: [] };
    for (const file of materialFiles('xodr', '.xodr')) {
      const { map } = loadRoadMap(readFileSync(join(MATERIAL, 'xodr', file), 'utf8'), file);
      if (map !== null) compare(file, map, tally);
    }
    const { pairs, conflicts, kinds, wrong, otherKind } = tally;
    console.log(
      `${pairs} pairs, ${conflicts} conflicts, ${kinds} of a sure kind; wrong:\n${wrong.join('\n')}\nother kinds:\n${otherKind.join('\n')}`,
    );
    expect(conflicts).toBeGreaterThan(1000);
    expect(wrong).toEqual([]);
    expect(otherKind.length / kinds).toBeLessThan(0.02);
  });
});
