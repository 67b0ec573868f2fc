import { describe, expect, test } from 'vitest';
import { lanePointAt } from '../../../src/map/lane-point.ts';
import type { LanePoint, RoadMap } from '../../../src/map/road-map.ts';
import { buildModels } from '../../../src/world/scenery/models/build-models.ts';
import { Traffic } from '../../../src/world/traffic/traffic.ts';
import { PATH_LENGTH } from '../../../src/world/traffic/traffic-state.ts';
import { compactHatchback } from '../../../src/world/vehicles/compact-hatchback.ts';
import { shippedMap } from '../../shipped-maps.ts';
import { type ArmName, connection, crossingMap, laneFrom, type TurnName } from './crossing-map.ts';
import { overlappingPairs } from './traffic-fixture.ts';

const MODELS = buildModels();
const modelOf = (name: string) => MODELS.findIndex((model) => model.name === name);

interface Comer {
  readonly model: string;
  readonly lane: number;
  readonly s: number;
  readonly speed: number;
}

function trafficOf(map: RoadMap, comers: readonly Comer[], seed = 1): Traffic {
  const behaviour = { kind: 'lane-follow' as const };
  const actors = comers.map(({ model, ...place }) => ({ ...place, model: modelOf(model), color: 0, behaviour }));
  return new Traffic({ map, models: MODELS, actors, seed, vehicle: compactHatchback });
}

describe('at a crossing', () => {
  const map = crossingMap({ control: { kind: 'yield', minor: ['South', 'North'] } });

  /** When each of a car from the East on the major road and another vehicle from the South came onto the crossing [s]. */
  function entries(minor: string): readonly [number, number] {
    const comer = (model: string, from: ArmName): Comer => ({
      model,
      lane: laneFrom(map, from),
      s: map.lanes[laneFrom(map, from)].length - 60,
      speed: 10,
    });
    const turns: TurnName[] = ['straight', 'straight'];
    const arms: ArmName[] = ['East', 'South'];
    for (let seed = 0; ; seed++) {
      const traffic = trafficOf(map, [comer('sedan', 'East'), comer(minor, 'South')], seed);
      const { path } = traffic.ways;
      if (!arms.every((arm, i) => path[i * PATH_LENGTH + 1] === connection(map, arm, turns[i]))) continue;
      const at: [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
      for (let tick = 0; tick < 3000; tick++) {
        traffic.step(tick, new Uint8Array(map.signals.length), null);
        if (tick % 10 === 0) expect(overlappingPairs(traffic.current())).toEqual([]);
        for (const i of [0, 1]) if (map.lanes[traffic.laneOf(i)].junction >= 0) at[i] = Math.min(at[i], tick / 100);
      }
      return at;
    }
  }

  test('who has priority lets a blue light from the minor road go first', () => {
    const [car, van] = entries('van');
    expect(car).toBeLessThan(van);
    const [yielding, ambulance] = entries('ambulance');
    expect(ambulance).toBeLessThan(yielding);
    expect(ambulance).toBeLessThan(7);
  });
});

test('on a road of two lanes who is before a blue light makes way for it, and it passes', () => {
  const oval = shippedMap('oval');
  const start = oval.lanes
    .filter(({ length }) => length > 200)
    .flatMap(({ index, right }) => (right >= 0 ? [index] : []))[0];
  const lorry = { model: 'truck', lane: start, s: 60, speed: 15 };
  const traffic = trafficOf(oval, [lorry, { model: 'ambulance', lane: start, s: 30, speed: 20 }]);
  const lane = () => traffic.laneOf(0);
  let lorryMoved = Number.POSITIVE_INFINITY;
  let wasBehind = true;
  for (let tick = 0; tick < 3000; tick++) {
    traffic.step(tick, new Uint8Array(oval.signals.length), null);
    if (lorryMoved === Number.POSITIVE_INFINITY && oval.lanes[lane()].right < 0) lorryMoved = tick / 100;
    const { path, s } = traffic.ways;
    if (oval.lanes[path[0]].road === oval.lanes[path[PATH_LENGTH]].road && s[1] > s[0] + 15) wasBehind = false;
    if (tick % 10 === 0) expect(overlappingPairs(traffic.current())).toEqual([]);
  }
  expect(lorryMoved).toBeLessThan(5);
  expect(wasBehind).toBe(false);
});

describe('on a road of one lane a direction', () => {
  const country = shippedMap('country-road');
  const start = country.lanes.find(
    ({ length, junction, left, right, road, direction }) =>
      length > 350 &&
      junction < 0 &&
      left < 0 &&
      right < 0 &&
      country.lanes.some((other) => other.road === road && other.direction !== direction),
  );
  if (start === undefined) throw new Error('no such road');
  const towards = country.lanes.find(
    ({ road, section, direction }) => road === start.road && section === start.section && direction !== start.direction,
  );
  if (towards === undefined) throw new Error('nobody comes towards it');
  const ahead = (model: string, s: number, speed = 12): Comer => ({ model, lane: start.index, s, speed });
  const coming = (model: string, s: number): Comer => ({ model, lane: towards.index, s, speed: 12 });

  /** Drives for so long [s]: when the first one has passed each of the others [s], and how far right of their centre they got [m]. */
  function passing(comers: readonly Comer[], seconds: number) {
    const traffic = trafficOf(country, comers);
    const passed = comers.map(() => Number.POSITIVE_INFINITY);
    const right = comers.map(() => 0);
    const { path, s, swerve } = traffic.ways;
    for (let tick = 0; tick < 100 * seconds; tick++) {
      traffic.step(tick, new Uint8Array(country.signals.length), null);
      if (tick % 10 !== 0) continue;
      expect(overlappingPairs(traffic.current())).toEqual([]);
      for (let i = 0; i < comers.length; i++) {
        right[i] = Math.max(right[i], -swerve[i]);
        const isSame = path[0] === path[i * PATH_LENGTH];
        if (isSame && s[0] > s[i] + 10) passed[i] = Math.min(passed[i], tick / 100);
      }
    }
    return { passed, right, last: [...swerve], traffic };
  }

  test('those before a blue light pull to the edge and stand, it passes in the middle, and they drive on', () => {
    const { passed, right, last, traffic } = passing(
      [ahead('ambulance', 15, 12), ahead('sedan', 50), ahead('truck', 64)],
      40,
    );
    expect(Math.max(...passed.slice(1))).toBeLessThan(30);
    for (const far of right.slice(1)) expect(far).toBeGreaterThan(0.5);
    expect(last.map(Math.abs).every((offset) => offset < 0.1)).toBe(true);
    expect(traffic.ways.speed[1]).toBeGreaterThan(5);
  });
  test('who comes towards it keeps to the edge, and a bus that leaves too little room is let by first', () => {
    for (const model of ['sedan', 'bus']) {
      const { passed, right } = passing(
        [
          ahead('ambulance', 20, 15),
          ahead('bus', 60),
          coming(model, towards.length - 260),
          coming(model, towards.length - 200),
        ],
        50,
      );
      expect(passed[1]).toBeLessThan(45);
      expect(Math.max(right[2], right[3])).toBeGreaterThan(0.3);
    }
  });
  test('without a blue light nobody does', () => {
    const { passed, right } = passing([ahead('van', 20, 15), ahead('truck', 60), ahead('sedan', 85)], 30);
    expect(Math.min(...passed)).toBe(Number.POSITIVE_INFINITY);
    expect(Math.max(...right)).toBe(0);
  });
});

test.each([
  ['passes an ego that stands at the edge of its lane', 0.7, true],
  ['stays behind an ego that stands in the middle of its lane', 0, false],
])('on a road of one lane a direction a blue light %s', (_, aside, isPast) => {
  const country = shippedMap('country-road');
  const lane = country.lanes.find(
    ({ length, junction, left, right }) => length > 350 && junction < 0 && left < 0 && right < 0,
  );
  if (lane === undefined) throw new Error('the country road has no long road of one lane a direction');
  const place: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
  lanePointAt(lane, 170, place);
  const { heading: yaw } = place;
  const ego = { x: place.x + aside * Math.sin(yaw), y: place.y - aside * Math.cos(yaw), yaw, speed: 0 };
  const traffic = trafficOf(country, [{ model: 'ambulance', lane: lane.index, s: 40, speed: 15 }]);
  for (let tick = 0; tick < 2500; tick++) {
    traffic.step(tick, new Uint8Array(country.signals.length), ego);
    const { x, y } = traffic.current();
    // Half of both widths and some room: nobody is touched while it is beside the ego.
    const along = (x[0] - ego.x) * Math.cos(yaw) + (y[0] - ego.y) * Math.sin(yaw);
    const across = (y[0] - ego.y) * Math.cos(yaw) - (x[0] - ego.x) * Math.sin(yaw);
    if (Math.abs(along - 1.4) < 4.8) expect(Math.abs(across)).toBeGreaterThan(1.9 + 0.2);
  }
  expect(traffic.ways.s[0] > 190 || traffic.laneOf(0) !== lane.index).toBe(isPast);
});
