import { describe, expect, it } from 'vitest';
import { angleDifference } from '../../src/core/math/angle.ts';
import { cubicAt, cubicSlopeAt } from '../../src/map/cubic.ts';
import { lanePointAt } from '../../src/map/lane-point.ts';
import { placeAcross } from '../../src/map/place-across.ts';
import type { Lane, RoadMap } from '../../src/map/road-map.ts';
import { findRoute } from '../../src/planning/route/find-route.ts';
import { sampleAt } from '../../src/world/traffic/lane-sample.ts';
import { laneOf, lanesAhead, lanesBehind, ownMap, roadNamed } from './own-map.ts';

/** [m/s^2] */
const GRAVITY = 9.81;

describe('the grid city', () => {
  const map = ownMap('grid-city');
  const { roads, junctions, junctionGroups } = map.document;

  it('is 1 km2 between the middles of its outer streets', () => {
    const ring = ['West Drive', 'East Drive', 'Harbor Street', 'Hill Street'].map((name) => roadNamed(map, name));
    const [west, east] = ring.slice(0, 2).map((road) => road.planView[0].x);
    const [south, north] = ring.slice(2).map((road) => road.planView[0].y);
    expect((east - west) * (north - south)).toBeCloseTo(1e6, 3);
  });

  it('lets one drive from every lane to every other', () => {
    expect(lanesAhead(map, 0).size).toBe(map.lanes.length);
    expect(lanesBehind(map, 0).size).toBe(map.lanes.length);
  });

  it('has signals, stop signs, roundabouts, crosswalks, one-way streets and parking lanes', () => {
    expect(new Set(map.signalGroups.map((group) => group.junction)).size).toBe(7);
    expect(junctionGroups.filter((group) => group.type === 'roundabout')).toHaveLength(4);
    const stops = junctions.map(({ index }) => armsWith(map, index, 'stop'));
    expect(stops.filter((count) => count >= 2 && count <= 4).length).toBe(5);
    expect(map.signals.filter((signal) => signal.kind === 'yield').length).toBeGreaterThanOrEqual(32);
    expect(junctions.filter((junction) => junction.priorities.length > 0).length).toBeGreaterThan(16);
    expect(
      roads.flatMap((road) => road.objects).filter((object) => object.type === 'crosswalk').length,
    ).toBeGreaterThan(60);
    expect(lanesOfType(map, 'parking')).toBeGreaterThan(50);
    const oneWay = roads.filter((road) => road.name === 'Fourth Street' && road.junction < 0).slice(1, 4);
    for (const road of oneWay) expect(road.laneSections[0].left.some((lane) => lane.type === 'driving')).toBe(false);
  });

  it('finds a way across the whole city', () => {
    const from = laneOf(map, roadNamed(map, 'West Drive'), 0, -1);
    const to = laneOf(map, roadNamed(map, 'East Drive'), 0, -1);
    expect(findRoute(map, { lane: from.index, s: 10 }, { lane: to.index, s: 100 }).valid).toBe(true);
  });

  it("shows green only to lanes that keep out of each other's way", () => {
    for (const group of map.signalGroups) {
      if (group.isForWalkers) {
        expect(group.lanes).toEqual([]);
        expect(group.crossed.length).toBeGreaterThan(0);
        continue;
      }
      const entering = map.stopLines.filter((line) => group.signals.includes(line.signal)).map((line) => line.lane);
      expect(entering.length > 0).toBe(!group.isForWalkers);
      const through = new Map(entering.flatMap((lane) => map.lanes[lane].successors.map((next) => [next, lane])));
      for (const [lane, from] of through) {
        for (const other of map.conflicts[lane]) {
          if (through.has(other)) expect(through.get(other)).toBe(from);
        }
      }
    }
  });
});

describe('the left-hand village', () => {
  const map = ownMap('left-hand-village');

  it('drives on the left', () => {
    for (const road of map.document.roads) expect(road.leftHand).toBe(true);
    for (const lane of map.lanes) expect(lane.direction).toBe(lane.id > 0 ? 1 : -1);
    // Seen along the lane, the middle of the road is on the right.
    const street = laneOf(map, roadNamed(map, 'High Street'), 0, 1);
    const { planView } = roadNamed(map, 'High Street');
    const { x, y, heading } = street.centre;
    const left = (planView[0].y - y[0]) * Math.cos(heading[0]) - (planView[0].x - x[0]) * Math.sin(heading[0]);
    expect(left).toBeCloseTo(-1.5, 6);
  });

  it('has no turn into or out of its mini roundabout that is tighter than a car can go', () => {
    const junctions = new Set(map.lanes.filter(({ junction }) => junction >= 0).map(({ junction }) => junction));
    expect(junctions.size).toBeGreaterThan(0);
    for (const { junction, centre } of map.lanes) {
      if (junction >= 0) for (const curvature of centre.curvature) expect(Math.abs(curvature)).toBeLessThan(1 / 4);
    }
  });

  it('goes clockwise around its mini roundabout', () => {
    const ring = map.lanes.filter((lane) => map.document.roads[lane.road].name === 'Cross');
    expect(ring).toHaveLength(3);
    for (const { centre } of ring) expect(centre.curvature[0]).toBeLessThan(0);
  });

  it('lets one drive from every lane to every other', () => {
    expect(lanesAhead(map, 0).size).toBe(map.lanes.length);
    expect(lanesBehind(map, 0).size).toBe(map.lanes.length);
  });

  it('has British signs for 20 and 30 mph', () => {
    const signs = map.document.roads.flatMap((road) => road.signals).filter((signal) => signal.type === '670');
    expect(new Set(signs.map(({ country, value, unit }) => `${country} ${value} ${unit}`))).toEqual(
      new Set(['GB 30 mph', 'GB 20 mph']),
    );
  });
});

describe('the motorway', () => {
  const map = ownMap('motorway');
  const west = roadNamed(map, 'Motorway West');
  const east = roadNamed(map, 'Motorway East');
  const eastbound = laneOf(map, west, 0, -3);
  const westbound = laneOf(map, east, east.laneSections.length - 1, 3);

  it('leads on and off on both sides', () => {
    for (const [start, ramp] of [
      [eastbound, 'Ramp Off Eastbound'],
      [westbound, 'Ramp Off Westbound'],
    ] as const) {
      expect(lanesAhead(map, start.index).has(laneOf(map, roadNamed(map, ramp), 0, -1).index)).toBe(true);
    }
    for (const [ramp, end] of [
      ['Ramp On Eastbound', laneOf(map, east, east.laneSections.length - 1, -3)],
      ['Ramp On Westbound', laneOf(map, west, 0, 3)],
    ] as const) {
      expect(lanesAhead(map, laneOf(map, roadNamed(map, ramp), 0, -1).index).has(end.index)).toBe(true);
    }
  });

  it('finds ways along it, off it, and from one direction to the other by its ramps', () => {
    const off = laneOf(map, roadNamed(map, 'Bridge Road South'), 0, 1);
    const start = { lane: eastbound.index, s: 50 };
    for (const goal of [laneOf(map, east, east.laneSections.length - 1, -4), off, laneOf(map, west, 0, 3)]) {
      expect(findRoute(map, start, { lane: goal.index, s: 20 }).valid).toBe(true);
    }
  });

  it('has three lanes per direction in the west and two in the east', () => {
    expect(drivingCount(west.laneSections[0].right)).toBe(3);
    expect(drivingCount(east.laneSections.at(-1)!.right)).toBe(2);
  });

  it('is passed over with the clearance of a motorway bridge: 4.7 m and the deck', () => {
    const [bridge] = roadNamed(map, 'Bridge Road').bridges;
    expect(bridge.length).toBeGreaterThan(30);
    const over = roadNamed(map, 'Bridge Road');
    expect(cubicAt(over.elevation, bridge.s) - 0).toBeGreaterThan(6);
  });

  it('has signs for 130, 100 and 80', () => {
    const limits = map.document.roads.flatMap((road) => road.signals).filter((signal) => signal.type === '274');
    for (const value of [130, 100, 80]) expect(limits.some((signal) => signal.value === value)).toBe(true);
  });
});

describe('the country road', () => {
  const map = ownMap('country-road');

  it('stays within its grades and vertical radii: 6 %, crests of 3000 m, sags of 2500 m', () => {
    for (const road of [roadNamed(map, 'Hill Road West'), roadNamed(map, 'Hill Road East')]) {
      for (const piece of road.elevation) {
        expect(Math.abs(cubicSlopeAt(road.elevation, piece.s))).toBeLessThanOrEqual(0.06);
        if (piece.c < 0) expect(-1 / (2 * piece.c)).toBeGreaterThanOrEqual(3000);
        if (piece.c > 0) expect(1 / (2 * piece.c)).toBeGreaterThanOrEqual(2500);
      }
    }
  });

  it('banks its curves to the inside so that the friction left to the tyres is at most 0.14', () => {
    let curves = 0;
    for (const road of [roadNamed(map, 'Hill Road West'), roadNamed(map, 'Hill Road East')]) {
      for (const element of road.planView) {
        if (element.kind !== 'arc') continue;
        const speed = limitAt(road, element.s);
        const roll = cubicAt(road.superelevation, element.s + 1);
        expect(Math.sign(roll)).toBe(-Math.sign(element.curvature));
        expect(Math.abs(Math.tan(roll))).toBeLessThanOrEqual(0.07 + 1e-12);
        const friction = (speed * speed * Math.abs(element.curvature)) / GRAVITY - Math.abs(Math.tan(roll));
        expect(friction).toBeLessThanOrEqual(0.14);
        curves++;
      }
    }
    expect(curves).toBe(5);
  });

  it('forbids to overtake over its crests', () => {
    for (const road of [roadNamed(map, 'Hill Road West'), roadNamed(map, 'Hill Road East')]) {
      for (const [i, piece] of road.elevation.entries()) {
        if (piece.c >= 0) continue;
        const next = road.elevation[i + 1];
        const top = (piece.s + next.s) / 2;
        const section = road.laneSections.findLast((candidate) => candidate.s <= top)!;
        expect(section.centre.roadMarks[0].laneChange).toBe('none');
      }
    }
  });

  it('can be driven through both ways, and to the farm', () => {
    const start = laneOf(map, roadNamed(map, 'Hill Road West'), 0, -1);
    const east = roadNamed(map, 'Hill Road East');
    for (const goal of [laneOf(map, east, 2, -1), laneOf(map, roadNamed(map, 'Farm Track'), 0, -1)]) {
      expect(findRoute(map, { lane: start.index, s: 10 }, { lane: goal.index, s: 20 }).valid).toBe(true);
    }
  });
});

describe('the car park', () => {
  const map = ownMap('parking-lot');
  const bays = map.document.roads.flatMap((road) => road.objects.map((object) => ({ road, object })));

  it('has bays of three kinds, every one within a parking lane', () => {
    const spaces = bays.filter(({ object }) => object.type === 'parkingSpace');
    const count = (kind: string) => spaces.filter(({ object }) => object.subtype === kind).length;
    // Aisles of 78 m less 4 m at either end: 70 m by 2.5 m, by 2.5 m / sin 60, by 6 m.
    expect([count('perpendicular'), count('angled'), count('parallel')]).toEqual([4 * 28, 2 * 24, 2 * 11]);
    const place = { section: 0, lane: 0, t: 0, outside: 0, driving: false, height: 0, slope: 0 };
    for (const { road, object } of spaces) {
      placeAcross(road, object.s, object.t, place);
      expect(place.outside).toBe(0);
      expect(place.driving).toBe(false);
      expect(object.markings.length).toBe(3);
    }
  });

  it('can be reached from the street and left again from every aisle', () => {
    const start = laneOf(map, roadNamed(map, 'Station Street'), 0, -1);
    const ahead = lanesAhead(map, start.index);
    for (let aisle = 1; aisle <= 4; aisle++) {
      const lane = laneOf(map, roadNamed(map, `Aisle ${aisle}`), 0, -1);
      expect(ahead.has(lane.index)).toBe(true);
      expect(lanesAhead(map, lane.index).has(laneOf(map, roadNamed(map, 'Station Street'), 0, 1).index)).toBe(true);
    }
  });
});

describe('the oval', () => {
  const map = ownMap('oval');

  it('closes on itself and leads around in both lanes', () => {
    for (const lane of map.lanes) {
      expect(lane.successors).toHaveLength(1);
      expect(lane.predecessors).toHaveLength(1);
    }
  });

  it('has headings along its centres, where the bank grows too', () => {
    const point = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
    for (const lane of map.lanes) {
      for (let s = 1; s < lane.length - 1; s += 0.7) {
        lanePointAt(lane, s - 0.05, point);
        const { x, y } = point;
        lanePointAt(lane, s + 0.05, point);
        const course = Math.atan2(point.y - y, point.x - x);
        lanePointAt(lane, s, point);
        expect(Math.abs(angleDifference(point.heading, course))).toBeLessThan(1e-3);
        const turned = angleDifference(point.heading, sampleAt(lane, lane.centre.heading, s));
        expect(Math.abs(turned)).toBeLessThan(1e-3);
      }
    }
  });

  it('is banked so that a car at its limit hardly leans on its tyres', () => {
    const curve = roadNamed(map, 'East Curve');
    const arc = curve.planView.find((element) => element.kind === 'arc')!;
    const speed = 100 / 3.6;
    const roll = cubicAt(curve.superelevation, arc.s + 1);
    expect(Math.tan(-roll)).toBeCloseTo((speed * speed) / (GRAVITY * 200), 1);
  });
});

function drivingCount(lanes: readonly { readonly type: string }[]): number {
  return lanes.filter((lane) => lane.type === 'driving').length;
}

function lanesOfType(map: RoadMap, type: string): number {
  return map.document.roads
    .flatMap((road) => road.laneSections.flatMap((section) => [...section.left, ...section.right]))
    .filter((lane) => lane.type === type).length;
}

/** How many signs of a kind stand on roads' lanes that lead into a junction. */
function armsWith(map: RoadMap, junction: number, kind: 'stop' | 'yield'): number {
  const lines = map.stopLines.filter((line) => map.signals[line.signal].kind === kind);
  const leadsIn = (lane: Lane) => lane.successors.some((next) => map.lanes[next].junction === junction);
  return lines.filter((line) => leadsIn(map.lanes[line.lane])).length;
}

/** [m/s] */
function limitAt(road: { readonly speeds: readonly { s: number; max: number }[] }, s: number): number {
  return road.speeds.findLast((speed) => speed.s <= s)!.max;
}
