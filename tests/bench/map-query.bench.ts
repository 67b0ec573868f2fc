import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import Flatbush from 'flatbush';
import { bench, describe, expect } from 'vitest';
import type { LanePoint, LanePosition, RoadMap } from '../../src/map/road-map.ts';
import { MATERIAL } from '../conformance/material.ts';
import { firstTownText } from '../map-fixture.ts';
import { leastMilliseconds, tellSpeed } from './tell-benchmark.ts';

/** What `npm ci` has built, see math.bench.ts. */
const load = createRequire(import.meta.url);
const { loadRoadMap } = load('../../dist/map/load-road-map.js');
const { LaneIndex } = load('../../dist/map/lane-index.js');
const { RoadIndex } = load('../../dist/map/road-index.js');
const { RoadSurface } = load('../../dist/map/road-surface.js');
const { lanePointAt } = load('../../dist/map/lane-point.js');
const { projectOntoLane } = load('../../dist/map/project-onto-lane.js');
const { RandomStream } = load('../../dist/core/random.js');

/** Questions a run, and how far from a lane's centre they are asked [m]. */
const QUESTIONS = 10_000;
const ASIDE = 2;
/** Where places are spread evenly over the map, lanes count up to here [m], and so many questions are asked of every lane. */
const FAR = 50;
const FEW = 20;
/** How far the reference may be off: it goes straight between samples [m]. */
const STRAIGHT = 0.05;

const town05 = join(MATERIAL, 'xodr/carla/Town05.xodr');
const files: [string, string][] = [['first town', firstTownText()]];
if (existsSync(town05)) files.push(['CARLA Town05', readFileSync(town05, 'utf8')]);

describe.each(files)(`${QUESTIONS} questions about %s`, (_, text) => {
  const map: RoadMap = loadRoadMap(text, 'bench').map;
  const random = new RandomStream(1, 'map-query');
  const [x, y, heading] = [new Float64Array(QUESTIONS), new Float64Array(QUESTIONS), new Float64Array(QUESTIONS)];
  const point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
  for (let i = 0; i < QUESTIONS; i++) {
    const lane = map.lanes[random.integer(map.lanes.length)];
    lanePointAt(lane, random.between(0, lane.length), point);
    x[i] = point.x + random.between(-ASIDE, ASIDE);
    y[i] = point.y + random.between(-ASIDE, ASIDE);
    heading[i] = point.heading;
  }
  const index = new LaneIndex(map);
  const roads = new RoadIndex(map);
  const surface = new RoadSurface(map);
  const plain = new PlainIndex(map);
  const out: LanePosition = { lane: -1, s: 0, d: 0 };
  for (let i = 0; i < QUESTIONS; i += 10) {
    index.nearestLane(x[i], y[i], Number.NaN, 20, out);
    lanePointAt(map.lanes[out.lane], out.s, point);
    const distance = Math.hypot(x[i] - point.x, y[i] - point.y);
    expect(Math.abs(distance - plain.distance(x[i], y[i]))).toBeLessThan(STRAIGHT);
  }

  const [xMin, yMin, xMax, yMax] = map.bounds;
  const [anyX, anyY] = [new Float64Array(QUESTIONS), new Float64Array(QUESTIONS)];
  for (let i = 0; i < QUESTIONS; i++) {
    anyX[i] = random.between(xMin, xMax);
    anyY[i] = random.between(yMin, yMax);
  }
  for (let i = 0; i < 10 * FEW; i++) {
    const lane = nearestOfAll(map, anyX[i], anyY[i], FAR);
    for (let again = 0; again < 3; again++) {
      index.nearestLane(anyX[i], anyY[i], Number.NaN, FAR, out);
      expect(out.lane).toBe(lane);
    }
  }

  if (text === files[0][1]) {
    const mine = leastMilliseconds(10, () => {
      for (let i = 0; i < QUESTIONS; i++) index.nearestLane(x[i], y[i], Number.NaN, 20, out);
    });
    const theirs = leastMilliseconds(10, () => {
      for (let i = 0; i < QUESTIONS; i++) plain.distance(x[i], y[i]);
    });
    const perSecond = (milliseconds: number) => QUESTIONS / milliseconds / 1000;
    tellSpeed('map-query', perSecond(mine), 'million/s', 'nearest of straight pieces by flatbush', perSecond(theirs));
  }

  bench(`nearest lane within ${FAR} m of places all over the map`, () => {
    for (let i = 0; i < QUESTIONS; i++) index.nearestLane(anyX[i], anyY[i], Number.NaN, FAR, out);
  });
  bench(`reference: ${FEW} of these by looking at every lane`, () => {
    for (let i = 0; i < FEW; i++) nearestOfAll(map, anyX[i], anyY[i], FAR);
  });
  bench('nearest lane', () => {
    for (let i = 0; i < QUESTIONS; i++) index.nearestLane(x[i], y[i], Number.NaN, 20, out);
  });
  bench('nearest lane that agrees with a heading', () => {
    for (let i = 0; i < QUESTIONS; i++) index.nearestLane(x[i], y[i], heading[i], 20, out);
  });
  bench('reference: nearest of straight pieces by flatbush', () => {
    for (let i = 0; i < QUESTIONS; i++) plain.distance(x[i], y[i]);
  });
  const places: never[] = [];
  bench('every road, lane, s and t over a place', () => {
    for (let i = 0; i < QUESTIONS; i++) roads.over(x[i], y[i], Number.NaN, places);
  });
  const normal = { z: 0, nx: 0, ny: 0, nz: 1 };
  bench('height and normal of the surface', () => {
    for (let i = 0; i < QUESTIONS; i++) surface.heightAt(x[i], y[i], normal);
  });
});

/** The first of the lanes whose centre is nearest, to a millionth of a metre; -1 where none is within reach. */
function nearestOfAll(map: RoadMap, x: number, y: number, reach: number): number {
  const place: LanePosition = { lane: -1, s: 0, d: 0 };
  let best = -1;
  let least = reach;
  for (const lane of map.lanes) {
    const distance = Math.hypot(projectOntoLane(lane, x, y, Number.NaN, place), place.d);
    if (distance > least || (best >= 0 && distance > least - 1e-6)) continue;
    least = distance;
    best = lane.index;
  }
  return best;
}

/** What one would write without thinking of speed: the nearest few boxes of straight pieces, then the nearest of these. */
class PlainIndex {
  private readonly tree: Flatbush;
  private readonly pieces: number[][] = [];

  constructor(map: RoadMap) {
    for (const { centre } of map.lanes) {
      for (let i = 0; i + 1 < centre.count; i++) {
        this.pieces.push([centre.x[i], centre.y[i], centre.x[i + 1], centre.y[i + 1]]);
      }
    }
    this.tree = new Flatbush(this.pieces.length);
    for (const [ax, ay, bx, by] of this.pieces) {
      this.tree.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
    }
    this.tree.finish();
  }

  distance(x: number, y: number): number {
    let best = Infinity;
    for (const piece of this.tree.neighbors(x, y, 8)) {
      const [ax, ay, bx, by] = this.pieces[piece];
      const [ux, uy, px, py] = [bx - ax, by - ay, x - ax, y - ay];
      const share = Math.min(1, Math.max(0, (px * ux + py * uy) / (ux * ux + uy * uy)));
      best = Math.min(best, Math.hypot(px - share * ux, py - share * uy));
    }
    return best;
  }
}
