import { describe, expect, it } from 'vitest';
import { angleDifference } from '../../src/core/math/angle.ts';
import { RandomStream } from '../../src/core/random.ts';
import { LaneIndex } from '../../src/map/lane-index.ts';
import { lanePointAt } from '../../src/map/lane-point.ts';
import { interpolate } from '../../src/map/lane-station.ts';
import { loadRoadMap } from '../../src/map/load-road-map.ts';
import { refineOnLane } from '../../src/map/project-onto-lane.ts';
import type { LanePoint, LanePosition, RoadMap } from '../../src/map/road-map.ts';
import { firstTownMap } from './first-town-map.ts';
import { ownMap } from './own-map.ts';
import { bridgeOverRoad, straightRoads } from './small-maps.ts';

/** Every road twice, in the same place: whatever is nearest to a place, its twin is just as near. */
function twins(): RoadMap {
  const xml = straightRoads({ rule: 'RHT', lanes: 2, sections: 2 });
  const roads = xml.match(/<road [\s\S]*<\/road>/)![0];
  const again = roads.replaceAll(/(road id|elementId)="(\d)"/g, '$1="1$2"');
  return loadRoadMap(xml.replace('</OpenDRIVE>', `${again}</OpenDRIVE>`), 'twins').map!;
}

const maps: [string, RoadMap][] = [
  ['first town', firstTownMap()],
  ['a map of twins', twins()],
  ['the left-hand village', ownMap('left-hand-village')],
];

describe.each(maps)('LaneIndex on %s', (_, map) => {
  const index = new LaneIndex(map);
  const random = new RandomStream(1, 'lane-index');

  const point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };

  it('answers as looking at every lane does, the first time and when its cell is known', () => {
    for (const { x, y, heading, reach } of questions(map, random, 120)) {
      const expected = nearestByAll(map, x, y, heading, reach);
      const answers = Array.from({ length: 4 }, () => ask(index, x, y, heading, reach));
      for (const answer of answers) {
        expect(answer).toEqual(answers[0]);
        expect(answer.lane).toBe(expected.lane);
        if (answer.lane < 0) continue;
        lanePointAt(map.lanes[answer.lane], answer.s, point);
        expect(Math.abs(Math.hypot(x - point.x, y - point.y) - expected.distance)).toBeLessThan(1e-5);
      }
    }
  });

  it('answers the same whatever was asked before', () => {
    const asked = questions(map, random, 200);
    const fresh = asked.map(({ x, y, heading, reach }) => ask(new LaneIndex(map), x, y, heading, reach));
    expect(asked.map(({ x, y, heading, reach }) => ask(index, x, y, heading, reach))).toEqual(fresh);
    expect(asked.reverse().map(({ x, y, heading, reach }) => ask(index, x, y, heading, reach))).toEqual(
      fresh.reverse(),
    );
  });
});

describe('LaneIndex', () => {
  it('tells the decks of a bridge by height', () => {
    const map = loadRoadMap(bridgeOverRoad(6), 'bridge').map!;
    const index = new LaneIndex(map);
    const out: LanePosition = { lane: -1, s: 0, d: 0 };
    const over: LanePosition[] = [];
    const keys = (z: number) => {
      const count = index.lanesOver(0.5, -1, over, z);
      return over.slice(0, count).map(({ lane }) => map.lanes[lane].key);
    };
    for (let again = 0; again < 3; again++) {
      for (const [z, key] of [
        [0.3, '1/0/-1'],
        [6.3, '2/0/-1'],
      ] as const) {
        index.nearestLane(0.5, -1, Number.NaN, 50, out, z);
        expect([map.lanes[out.lane].key, keys(z)]).toEqual([key, [key]]);
      }
      index.nearestLane(0.5, -1, Number.NaN, 50, out, 20);
      expect([out.lane, keys(20)]).toEqual([-1, []]);
      expect(keys(Number.NaN)).toHaveLength(2);
    }
  });

  it('finds nothing for places that are none, and in maps without lanes', () => {
    const index = new LaneIndex(firstTownMap());
    for (const x of [Number.NaN, Infinity, -Infinity]) expect(ask(index, x, 0, Number.NaN, 1000).lane).toBe(-1);
    const bare = straightRoads({ rule: 'RHT', lanes: 1 }).replaceAll('type="driving"', 'type="sidewalk"');
    expect(ask(new LaneIndex(loadRoadMap(bare, 'bare').map!), 0, 0, 0, 1000).lane).toBe(-1);
  });
});

interface Question {
  readonly x: number;
  readonly y: number;
  readonly heading: number;
  readonly reach: number;
}

/** Places on lanes, at their joints and ends, between them and around them; with headings along them, across and none. */
function questions(map: RoadMap, random: RandomStream, count: number): Question[] {
  const [xMin, yMin, xMax, yMax] = map.bounds;
  const point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
  return Array.from({ length: count }, (_, i) => {
    const lane = map.lanes[random.integer(map.lanes.length)];
    const s = i % 3 === 0 ? random.between(0, lane.length) : lane.centre.s[random.integer(lane.centre.count)];
    lanePointAt(lane, i % 5 === 0 ? lane.length : s, point);
    const aside = i % 2 === 0 ? 0 : random.between(-5, 5);
    const isFar = i % 4 === 0;
    return {
      x: isFar ? random.between(xMin - 20, xMax + 20) : point.x - aside * Math.sin(point.heading),
      y: isFar ? random.between(yMin - 20, yMax + 20) : point.y + aside * Math.cos(point.heading),
      heading: i % 3 === 1 ? Number.NaN : point.heading + random.between(-2, 2),
      reach: [1, 5, 20, 100][random.integer(4)],
    };
  });
}

function ask(index: LaneIndex, x: number, y: number, heading: number, reach: number): LanePosition {
  const out: LanePosition = { lane: -1, s: 0, d: 0 };
  index.nearestLane(x, y, heading, reach, out);
  return out;
}

/** Of the nearest places to a millionth of a metre, seen from every sample of every lane, that on the lane of lowest index. */
function nearestByAll(
  map: RoadMap,
  x: number,
  y: number,
  heading: number,
  reach: number,
): { lane: number; distance: number } {
  const out: LanePosition = { lane: -1, s: 0, d: 0 };
  let found: { lane: number; distance: number; agrees: boolean }[] = [];
  for (const lane of map.lanes) {
    const { s, heading: headings, count } = lane.centre;
    for (let i = 0; i < count; i++) {
      // Samples are a metre apart.
      if (Math.hypot(x - lane.centre.x[i], y - lane.centre.y[i]) > reach + 1) continue;
      const distance = Math.hypot(refineOnLane(lane, x, y, i, out), out.d);
      const turn = angleDifference(interpolate(s, headings, out.s), heading);
      if (distance <= reach) found.push({ lane: lane.index, distance, agrees: Math.abs(turn) < Math.PI / 3 });
    }
  }
  if (found.some(({ agrees }) => agrees)) found = found.filter(({ agrees }) => agrees);
  const least = found.reduce((best, { distance }) => Math.min(best, distance), Infinity);
  const best = found.find(({ distance }) => distance <= least + 1e-6);
  return best ?? { lane: -1, distance: 0 };
}
