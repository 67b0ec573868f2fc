import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { RandomStream } from '../../src/core/random.ts';
import { loadRoadMap } from '../../src/map/load-road-map.ts';
import type { RoadMap } from '../../src/map/road-map.ts';
import { findTour, type Tour } from '../../src/planning/route/find-tour.ts';
import { laneBurdens } from '../../src/planning/route/lane-burdens.ts';
import { ROUTE_COSTS, type RoutePreference } from '../../src/planning/route/route-costs.ts';
import { factsOfTour } from '../../src/planning/route/route-facts.ts';
import type { RoutePoint } from '../../src/planning/route/route-graph.ts';
import { randomPoint } from './random-map.ts';
import { syntheticMap } from './synthetic-map.ts';

const city = load('grid-city');

function load(name: string): RoadMap {
  const text = readFileSync(join(import.meta.dirname, `../../scenes/maps/${name}.xodr`), 'utf8');
  const { map } = loadRoadMap(text, name);
  if (map === null) throw new Error(`${name} does not load`);
  return map;
}

function by(prefer: RoutePreference, start: RoutePoint, goal: RoutePoint): Tour | null {
  const tour = findTour(city, start, [goal], { costs: ROUTE_COSTS[prefer], weights: null, closed: null });
  return tour.valid ? tour : null;
}

test('no price is negative, so the heuristic stays admissible, and the quickest way has one for lane changes only', () => {
  for (const costs of Object.values(ROUTE_COSTS)) {
    for (const price of Object.values(costs)) expect(price).toBeGreaterThanOrEqual(0);
  }
  expect(ROUTE_COSTS.time).toEqual({ laneChange: 5, turn: 0, across: 0, unsignalled: 0, oncoming: 0 });
});

test('by each preference there is no more of what it minds than by the quickest way, and the quickest is quickest', () => {
  const random = new RandomStream(5, 'preferences');
  let [calmer, safer] = [0, 0];
  for (let i = 0; i < 60; i++) {
    const [start, goal] = [randomPoint(city, random), randomPoint(city, random)];
    const [time, comfort, risk] = (['time', 'comfort', 'risk'] as const).map((name) => by(name, start, goal));
    if (time === null || comfort === null || risk === null) continue;
    const [quick, calm, safe] = [time, comfort, risk].map((tour) => factsOfTour(city, tour));
    const priced = ({ time: seconds, laneChanges }: typeof quick) => seconds + 5 * laneChanges;
    expect(priced(quick)).toBeLessThanOrEqual(Math.min(priced(calm), priced(safe)) + 1e-6);
    const dull = (facts: typeof quick) =>
      facts.time + 12 * (facts.laneChanges + facts.turns) + 4 * facts.across + 6 * facts.unsignalled;
    expect(dull(calm)).toBeLessThanOrEqual(dull(quick) + 1e-6);
    if (calm.turns < quick.turns) calmer++;
    if (safe.across < quick.across) safer++;
  }
  expect(calmer).toBeGreaterThan(3);
  expect(safer).toBeGreaterThan(10);
});

test('what a tour costs is the sum of what is told of it', () => {
  const random = new RandomStream(6, 'facts');
  for (let i = 0; i < 40; i++) {
    const [start, goal] = [randomPoint(city, random), randomPoint(city, random)];
    const tour = by('risk', start, goal);
    if (tour === null) continue;
    const { time, laneChanges, turns, risk } = factsOfTour(city, tour);
    expect(tour.cost).toBeCloseTo(time + 10 * laneChanges + 3 * turns + risk, 6);
  }
});

test('turns across are to the left where traffic keeps to the right, and to the right where it keeps to the left', () => {
  for (const [name, side] of [
    ['grid-city', 'left'],
    ['left-hand-village', 'right'],
  ] as const) {
    const map = load(name);
    const { across } = laneBurdens(map);
    const turning = map.lanes.filter(({ index }) => across[index] === 1);
    expect(turning.length).toBeGreaterThan(5);
    expect(turning.every(({ turn, junction }) => turn === side && junction >= 0)).toBe(true);
  }
});

test('oncoming are beside lanes with nothing between; not beside the motorway, not on one-way streets', () => {
  const motorway = load('motorway');
  const fast = motorway.lanes.filter(({ speedLimit }) => speedLimit > 30);
  expect(fast.length).toBeGreaterThan(3);
  expect(fast.some(({ index }) => laneBurdens(motorway).oncoming[index] === 1)).toBe(false);
  const { oncoming } = laneBurdens(city);
  const oneWay = city.lanes.filter(({ road }) => city.document.roads[road].id === '28');
  expect(oneWay.some(({ index }) => oncoming[index] === 1)).toBe(false);
  expect(laneBurdens(syntheticMap([{ x: 0, y: 0, heading: 0, pieces: [[50, 0]] }])).oncoming).toEqual(Uint8Array.of(0));
});
