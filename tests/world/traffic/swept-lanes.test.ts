import { expect, test } from 'vitest';
import { FixedTimeSignals } from '../../../src/world/signals/fixed-time-signals.ts';
import type { ActorStart } from '../../../src/world/traffic/actor-start.ts';
import { laneFacts } from '../../../src/world/traffic/lane-network.ts';
import { sizeClasses } from '../../../src/world/traffic/size-class.ts';
import { SweptLanes } from '../../../src/world/traffic/swept-lanes.ts';
import { Traffic } from '../../../src/world/traffic/traffic.ts';
import { MAX_HELD, PATH_LENGTH } from '../../../src/world/traffic/traffic-state.ts';
import { compactHatchback } from '../../../src/world/vehicles/compact-hatchback.ts';
import { shippedMap } from '../../shipped-maps.ts';
import { AllKindsRun } from './all-kinds-run.ts';
import { MODELS, overlappingPairs } from './traffic-fixture.ts';

const CAR = { length: 4.5, width: 1.8 };
const BUS = { length: 12, width: 2.55 };
const city = shippedMap('grid-city');
const swept = new SweptLanes(city, sizeClasses(city, laneFacts(city, BUS.width), [CAR, BUS]));

test('cars keep to their lanes; buses get into lanes of the same junction beside theirs, and each knows of the other', () => {
  const cut = city.lanes.filter(({ index }) => swept.cutsCorner(1, index));
  expect(cut.length).toBeGreaterThan(0);
  for (const { index, junction } of city.lanes) {
    expect(swept.cutsCorner(0, index)).toBe(false);
    for (const other of swept.beside[index]) {
      expect(city.lanes[other].junction).toBe(junction);
      expect([...swept.sweptFrom[other]]).toContain(index);
      expect([...city.conflicts[index]]).not.toContain(other);
    }
  }
});

test('buses come about the whole city, cut corners, and nobody is on the lanes that they get into', () => {
  const run = new AllKindsRun(city, 1, 150, { mix: { car: 0.7, bus: 0.3 } });
  const { traffic } = run;
  const { held, path } = traffic.ways;
  const bodies = Array.from(traffic.current().length, (length, i) => ({ length, width: traffic.current().width[i] }));
  const sweptByAll = new SweptLanes(city, sizeClasses(city, laneFacts(city, BUS.width), bodies));
  const roads = new Set<number>();
  let cuts = 0;
  let overlaps = 0;
  let beside = 0;
  for (let second = 0; second < 400; second++) {
    run.drive(1);
    overlaps += overlappingPairs(run.actors).length;
    for (let actor = 0; actor < traffic.count; actor++) {
      const on = path[actor * PATH_LENGTH];
      if (traffic.kindOf(actor) !== 'bus') continue;
      if (second > 200 && city.lanes[on].junction < 0) roads.add(city.lanes[on].road);
      const holds = held.subarray(actor * MAX_HELD, (actor + 1) * MAX_HELD).includes(on);
      if (!holds || !sweptByAll.cutsCorner(actor, on)) continue;
      cuts++;
      for (let other = 0; other < traffic.count; other++)
        if (sweptByAll.beside[on].includes(path[other * PATH_LENGTH])) beside++;
    }
  }
  expect(overlaps).toBe(0);
  expect(beside).toBe(0);
  expect(cuts).toBeGreaterThan(20);
  expect(roads.size).toBeGreaterThan(40);
});

test('of a car and a bus beside it that cuts its corner who was refused more often goes first at green, and the bus where that was for 10 s', () => {
  const models = [...MODELS, { name: 'bus', kind: 1, height: 3, ...BUS }];
  const [cut, beside] = besideAtLight();
  const atLight = (model: number, to: number): ActorStart => {
    const { predecessors, successors } = city.lanes[to];
    const line = city.stopLines.find(({ lane }) => lane === predecessors[0])?.s ?? Number.NaN;
    const place = { lane: predecessors[0], s: line - 1 - models[model].length / 2, speed: 0 };
    return { model, color: 0, ...place, behaviour: { kind: 'lane-follow' }, route: [[successors[0]]] };
  };
  const actors = [atLight(1, beside), atLight(MODELS.length, cut)];
  const traffic = new Traffic({ map: city, models, actors, seed: 1, vehicle: compactHatchback });
  const control = new FixedTimeSignals(city, 1);
  const signals = new Uint8Array(city.signals.length);
  const start = traffic.snapshot();
  const { held, waited } = traffic.ways;
  const firstIn = (refusedCar: number, refusedBus: number): string | undefined => {
    traffic.restore(start);
    waited[0] = refusedCar;
    waited[1] = refusedBus;
    for (let tick = 0; tick < 8000; tick++) {
      control.statesAt(tick, signals);
      traffic.step(tick, signals, null);
      if (held[0] === beside) return 'car';
      if (held[MAX_HELD] === cut) return 'bus';
    }
    return undefined;
  };
  expect([firstIn(0, 0), firstIn(0, 1), firstIn(1, 1)]).toEqual(['car', 'bus', 'car']);
  expect([firstIn(200, 99), firstIn(200, 100)]).toEqual(['car', 'bus']);
});

/** A lane on which buses cut the corner, and one that they get into, from lanes side by side with one light. */
function besideAtLight(): readonly [number, number] {
  const lightOf = (lane: number) =>
    city.stopLines.find(
      (line) => line.lane === city.lanes[lane].predecessors[0] && city.signals[line.signal].kind === 'light',
    )?.signal;
  for (const { index } of city.lanes) {
    if (!swept.cutsCorner(1, index) || lightOf(index) === undefined) continue;
    for (const other of swept.beside[index]) if (lightOf(other) === lightOf(index)) return [index, other];
  }
  throw new Error('the map has no such lanes');
}
