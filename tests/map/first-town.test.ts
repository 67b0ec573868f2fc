import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { firstTown, firstTownXml } from '../../src/map/authoring/first-town.ts';
import type { OpenDriveDocument } from '../../src/map/opendrive/document.ts';
import { readOpenDrive } from '../../src/map/opendrive/read-open-drive.ts';
import type { Lane, RoadMap } from '../../src/map/road-map.ts';
import { firstTownMap, laneByKey } from './first-town-map.ts';

const map = firstTownMap();
const { document } = map;

describe('the file', () => {
  it('holds what the generator writes', () => {
    const file = new URL('../../scenes/maps/first-town.xodr', import.meta.url);
    expect(readFileSync(file, 'utf8')).toBe(firstTownXml());
  });

  it('reads back to the same document, bit for bit', () => {
    const { document: read, problems } = readOpenDrive(firstTownXml());
    expect(problems).toEqual([]);
    expect(withoutLines(read!)).toEqual(withoutLines(firstTown()));
  });
});

describe('the town', () => {
  it('has eight junctions, one with lights in two groups', () => {
    expect(map.junctions.length).toBeGreaterThanOrEqual(8);
    expect(new Set(map.signalGroups.map((group) => group.junction)).size).toBe(1);
    expect(map.signalGroups).toHaveLength(2);
  });

  it('fits into 500 m by 400 m', () => {
    const [xMin, yMin, xMax, yMax] = map.bounds;
    expect(xMax - xMin).toBeLessThan(500);
    expect(yMax - yMin).toBeLessThan(400);
  });

  it('turns with radii that cars drive: right at least 7 m, left at least 10 m', () => {
    expect(smallestRadius((lane) => lane.turn === 'right')).toBeGreaterThanOrEqual(7);
    expect(smallestRadius((lane) => lane.turn === 'left')).toBeGreaterThanOrEqual(10);
    expect(smallestRadius((lane) => lane.junction < 0)).toBeGreaterThanOrEqual(20);
  });

  it('climbs Hill Street at 5 % over 60 m', () => {
    const hill = document.roads.find((road) => road.name === 'Hill Street')!;
    const grade = hill.elevation.find((piece) => piece.b > 0.049 && piece.c === 0)!;
    const next = hill.elevation[hill.elevation.indexOf(grade) + 1];
    expect(grade.b).toBeCloseTo(0.05, 9);
    expect(next.s - grade.s).toBeCloseTo(60, 9);
  });

  it('has streets at 50 km/h and at 30 km/h', () => {
    const limits = new Set(map.lanes.map((lane) => Math.round(lane.speedLimit * 3.6)));
    expect([...limits].sort()).toEqual([30, 50]);
  });

  it('lets one drive from every lane to every other', () => {
    const everywhere = map.lanes.length;
    expect(reachable(map, 0, (lane) => lane.successors)).toBe(everywhere);
    expect(reachable(map, 0, (lane) => lane.predecessors)).toBe(everywhere);
  });
});

describe('the first drive, from Harbour Road to the top of Hill Street', () => {
  const start = { lane: laneByKey(map, '12/0/-1'), s: 100 };
  const goal = { lane: laneByKey(map, '11/0/-1'), s: 200 };

  it.each([
    ['shortest', (lane: Lane) => lane.length],
    ['fastest', (lane: Lane) => lane.length / lane.speedLimit],
  ] as const)('is at least 700 m with three turns, the lights and the climb on its %s way', (_, cost) => {
    const way = cheapestWay(map, start.lane.index, goal.lane.index, cost);
    const inside = way.slice(1, -1).reduce((sum, lane) => sum + lane.length, 0);
    const length = start.lane.length - start.s + inside + goal.s;
    expect(length).toBeGreaterThan(800);
    const turns = way.map((lane) => lane.turn).filter((turn) => turn !== 'straight');
    expect(turns).toEqual(['right', 'left', 'right']);
    expect(way.some((lane) => lane.junction === map.signalGroups[0].junction)).toBe(true);
    expect(way.map((lane) => lane.key)).toEqual(FIRST_DRIVE);
    expect(goal.lane.centre.z[0]).toBe(0);
    expect(document.roads[goal.lane.road].elevation.find((piece) => piece.s > 100)!.s).toBeLessThan(goal.s);
  });
});

const FIRST_DRIVE = ['12/0/-1', '605/0/-1', '6/0/-1', '307/0/-1', '2/0/1', '204/0/-1', '1/0/1', '102/0/-1', '11/0/-1'];

function withoutLines(value: OpenDriveDocument): unknown {
  return JSON.parse(JSON.stringify(value, (key, part) => (key === 'line' ? undefined : part)));
}

function smallestRadius(chosen: (lane: Lane) => boolean): number {
  return 1 / Math.max(...map.lanes.filter(chosen).flatMap((lane) => [...lane.centre.curvature].map(Math.abs)));
}

function reachable(roadMap: RoadMap, from: number, next: (lane: Lane) => readonly number[]): number {
  const seen = new Set([from]);
  for (const index of seen) for (const other of next(roadMap.lanes[index])) seen.add(other);
  return seen.size;
}

/** Dijkstra by successors, from the end of one lane to the start of another. */
function cheapestWay(roadMap: RoadMap, from: number, to: number, cost: (lane: Lane) => number): Lane[] {
  const best = new Map([[from, { total: 0, way: [from] }]]);
  const open = new Set([from]);
  while (open.size > 0) {
    const here = [...open].reduce((a, b) => (best.get(b)!.total < best.get(a)!.total ? b : a));
    open.delete(here);
    const { total, way } = best.get(here)!;
    if (here === to) return way.map((index) => roadMap.lanes[index]);
    for (const next of roadMap.lanes[here].successors) {
      const reached = total + cost(roadMap.lanes[next]);
      if (reached >= (best.get(next)?.total ?? Infinity)) continue;
      best.set(next, { total: reached, way: [...way, next] });
      open.add(next);
    }
  }
  throw new Error('no way');
}
