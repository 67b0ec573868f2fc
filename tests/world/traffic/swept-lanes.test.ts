import { expect, test } from 'vitest';
import { laneFacts } from '../../../src/world/traffic/lane-network.ts';
import { sizeClasses } from '../../../src/world/traffic/size-class.ts';
import { SweptLanes } from '../../../src/world/traffic/swept-lanes.ts';
import { MAX_HELD, PATH_LENGTH } from '../../../src/world/traffic/traffic-state.ts';
import { shippedMap } from '../../shipped-maps.ts';
import { AllKindsRun } from './all-kinds-run.ts';
import { overlappingPairs } from './traffic-fixture.ts';

const CAR = { length: 4.5, width: 1.8 };
const BUS = { length: 12, width: 2.55 };

test('cars keep to their lanes; buses get into lanes of the same junction beside theirs, and each knows of the other', () => {
  const map = shippedMap('grid-city');
  const swept = new SweptLanes(map, sizeClasses(map, laneFacts(map, BUS.width), [CAR, BUS]));
  const cut = map.lanes.filter(({ index }) => swept.cutsCorner(1, index));
  expect(cut.length).toBeGreaterThan(0);
  for (const { index, junction } of map.lanes) {
    expect(swept.cutsCorner(0, index)).toBe(false);
    for (const other of swept.beside[index]) {
      expect(map.lanes[other].junction).toBe(junction);
      expect([...swept.sweptFrom[other]]).toContain(index);
      expect([...map.conflicts[index]]).not.toContain(other);
    }
  }
});

test('buses come about the whole city, cut corners, and nobody is on the lanes that they get into', () => {
  const map = shippedMap('grid-city');
  const run = new AllKindsRun(map, 1, 150, { mix: { car: 0.7, bus: 0.3 } });
  const { traffic } = run;
  const { held, path } = traffic.ways;
  const bodies = Array.from(traffic.current().length, (length, i) => ({ length, width: traffic.current().width[i] }));
  const swept = new SweptLanes(map, sizeClasses(map, laneFacts(map, BUS.width), bodies));
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
      if (second > 200 && map.lanes[on].junction < 0) roads.add(map.lanes[on].road);
      const holds = held.subarray(actor * MAX_HELD, (actor + 1) * MAX_HELD).includes(on);
      if (!holds || !swept.cutsCorner(actor, on)) continue;
      cuts++;
      for (let other = 0; other < traffic.count; other++)
        if (swept.beside[on].includes(path[other * PATH_LENGTH])) beside++;
    }
  }
  expect(overlaps).toBe(0);
  expect(beside).toBe(0);
  expect(cuts).toBeGreaterThan(20);
  expect(roads.size).toBeGreaterThan(40);
});
