import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { RandomStream } from '../../src/core/random.ts';
import { loadRoadMap } from '../../src/map/load-road-map.ts';
import { findAlternatives } from '../../src/planning/route/find-alternatives.ts';
import { findRoute } from '../../src/planning/route/find-route.ts';
import { findTour } from '../../src/planning/route/find-tour.ts';
import { QUICKEST } from '../../src/planning/route/route-wish.ts';
import { firstTown } from '../map-fixture.ts';
import { randomPoint } from './random-map.ts';

const text = readFileSync(join(import.meta.dirname, '../../scenes/maps/grid-city.xodr'), 'utf8');
const city = loadRoadMap(text, 'grid-city').map!;

test('ways from one place to another differ, are bounded in cost, and the first is the cheapest, on 25 random pairs', () => {
  const random = new RandomStream(3, 'alternatives');
  let several = 0;
  for (let i = 0; i < 25; i++) {
    const [start, goal] = [randomPoint(city, random), randomPoint(city, random)];
    const ways = findAlternatives(city, start, [goal], 3);
    const best = findRoute(city, start, goal);
    expect(Array.isArray(ways)).toBe(best.valid);
    if (!Array.isArray(ways) || !best.valid) continue;
    expect(ways[0].tour.lanes).toEqual(best.lanes);
    if (ways.length > 1) several++;
    for (const { shared, tour, facts } of ways.slice(1)) {
      expect(shared).toBeLessThanOrEqual(0.7);
      expect(facts.time).toBeLessThanOrEqual(Math.max(1.7 * best.cost, best.cost + 30) + 1e-9);
      expect(tour.lanes).not.toEqual(best.lanes);
    }
  }
  expect(several).toBeGreaterThan(15);
});

test('each is the cheapest by its own wish, also from farther along it: who drives it keeps to it', () => {
  const random = new RandomStream(4, 'alternatives');
  for (let i = 0; i < 12; i++) {
    const [start, goal] = [randomPoint(city, random), randomPoint(city, random)];
    const ways = findAlternatives(city, start, [goal], 3);
    if (!Array.isArray(ways)) continue;
    for (const { tour, wish } of ways) {
      expect(findTour(city, start, [goal], wish)).toMatchObject({ lanes: tour.lanes });
      const middle = Math.floor(tour.lanes.length / 2);
      const from = { lane: tour.lanes[middle], s: 0 };
      const rest = findRoute(city, from, goal, wish);
      expect(rest.valid && rest.lanes[rest.lanes.length - 1]).toBe(goal.lane);
    }
  }
});

test('more ways asked for are the same and others; two calls give the same; one way only where there is one', () => {
  const [start, goal] = [city.lanes[40], city.lanes[300]].map(({ index }) => ({ lane: index, s: 5 }));
  const lanesOf = (count: number) => {
    const ways = findAlternatives(city, start, [goal], count);
    return Array.isArray(ways) ? ways.map(({ tour }) => tour.lanes) : [];
  };
  expect(lanesOf(4).slice(0, 2)).toEqual(lanesOf(2));
  expect(lanesOf(3)).toEqual(lanesOf(3));
  const town = firstTown();
  const lane = town.lanes.find(({ junction, length }) => junction < 0 && length > 50)!;
  const near = findAlternatives(town, { lane: lane.index, s: 10 }, [{ lane: lane.index, s: 40 }], 3);
  expect(near).toHaveLength(1);
});

test('a tour goes by its places in turn, and says which cannot be reached', () => {
  const random = new RandomStream(9, 'tours');
  for (let i = 0; i < 20; i++) {
    const [start, ...places] = Array.from({ length: 4 }, () => randomPoint(city, random));
    const tour = findTour(city, start, places);
    const legs = places.map((to, k) => findRoute(city, k === 0 ? start : places[k - 1], to));
    const broken = legs.findIndex(({ valid }) => !valid);
    expect(tour.valid).toBe(broken < 0);
    if (!tour.valid) expect(tour.leg).toBe(broken);
    else
      expect(tour.cost).toBeCloseTo(
        legs.reduce((sum, leg) => sum + (leg.valid ? leg.cost : 0), 0),
        9,
      );
  }
});

test('closed lanes are on no way; a lane that is closed ahead is left before', () => {
  const start = { lane: city.lanes.find(({ road }) => city.document.roads[road].id === '18')!.index, s: 2 };
  const goal = { lane: city.lanes.find(({ road }) => city.document.roads[road].id === '20')!.index, s: 2 };
  const plain = findRoute(city, start, goal);
  const isClosed = city.lanes.map(({ road }) => city.document.roads[road].id === '19');
  const closed = Float64Array.from(isClosed, (is) => (is ? 0 : Number.POSITIVE_INFINITY));
  const around = findRoute(city, start, goal, { ...QUICKEST, closed });
  expect(plain.valid && plain.lanes.some((lane) => isClosed[lane])).toBe(true);
  expect(around.valid && around.lanes.some((lane) => isClosed[lane])).toBe(false);
});
