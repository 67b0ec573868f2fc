import { describe, expect, test } from 'vitest';
import { hashOf } from '../../../src/core/hash.ts';
import type { PlainData } from '../../../src/core/snapshot.ts';
import type { RoadMap } from '../../../src/map/road-map.ts';
import type { TrafficFlow } from '../../../src/world/traffic/traffic-flow.ts';
import { PATH_LENGTH } from '../../../src/world/traffic/traffic-state.ts';
import { shippedMap } from '../../shipped-maps.ts';
import { AllKindsRun } from './all-kinds-run.ts';

/** Flows of vehicles into two long streets, one of them without a destination. */
function twoFlows({ lanes }: RoadMap): TrafficFlow[] {
  const streets = lanes.filter(({ type, junction, length }) => type === 'driving' && junction < 0 && length > 100);
  const [from, beside] = [streets[0], streets[streets.length >> 1]];
  const usual = { kinds: { car: 0.8, truck: 0.2 }, begin: 0, end: Number.POSITIVE_INFINITY };
  return [
    { ...usual, from: from.index, to: [beside.index], vehiclesPerHour: 500 },
    { ...usual, from: beside.index, to: null, vehiclesPerHour: 300 },
  ];
}

describe.each(['grid-city', 'motorway', 'left-hand-village'])(
  'all kinds, all drivers, lane changes, flows: %s',
  (name) => {
    const map = shippedMap(name);
    const flows = twoFlows(map);
    const run = (seed = 1) => new AllKindsRun(map, seed, 100, { flows });

    test('same seed, same hash, whatever ran before; another seed, another', () => {
      const first = hashOf(run().drive(20).traffic.snapshot());
      const other = hashOf(run(2).drive(20).traffic.snapshot());
      expect(other).not.toBe(first);
      expect(hashOf(run().drive(20).traffic.snapshot())).toBe(first);
    });

    test('going on from a snapshot between two decisions, in traffic that has driven elsewhere, is running through', () => {
      const through = run().drive(30.05);
      const resumed = run().drive(7);
      resumed.traffic.restore(structuredClone(through.traffic.snapshot()));
      resumed.tick = through.tick;
      through.drive(40);
      resumed.drive(40);
      expect(through.traffic.ways.changedAt.some((tick) => tick > 3005)).toBe(name !== 'left-hand-village');
      expect(through.traffic.flowsTruth().entered[0]).toBeGreaterThan(0);
      expect(hashOf(resumed.traffic.snapshot())).toBe(hashOf(through.traffic.snapshot()));
      expect(hashOf(resumed.traffic.truth())).toBe(hashOf(through.traffic.truth()));
    });
  },
);

describe('a vehicle more, far away', () => {
  const map = shippedMap('grid-city');
  const COUNT = 300;
  const SECONDS = 10;
  /** News travel from driver to driver along a queue, but not so far in that time [m]. */
  const FAR = 700;

  const alone = new AllKindsRun(map, 1, COUNT);
  const joined = new AllKindsRun(map, 1, COUNT + 1);
  const { x, y } = joined.traffic.truth();
  const far = Array.from({ length: COUNT }, (_, i) => i).filter((i) => {
    const [dx, dy] = [x[i] - x[COUNT], y[i] - y[COUNT]];
    return dx * dx + dy * dy > FAR * FAR;
  });
  const drivers = (run: AllKindsRun) => Array.from({ length: COUNT }, (_, i) => run.traffic.driverOf(i));

  test('has no say in who the others are and where they begin', () => {
    expect(joined.traffic.count).toBe(COUNT + 1);
    expect(drivers(joined)).toEqual(drivers(alone));
    expect([...x.slice(0, COUNT)]).toEqual([...alone.traffic.truth().x]);
  });

  test('changes no bit of what they do, and none of their random numbers', () => {
    expect(far.length).toBeGreaterThan(COUNT / 5);
    const [before, after] = [alone.drive(SECONDS), joined.drive(SECONDS)].map(({ traffic }) => {
      const { random } = traffic.snapshot() as unknown as { random: PlainData[] };
      const { s, speed, acceleration, path } = traffic.ways;
      return far.map((i) => ({
        random: random[i],
        state: [s[i], speed[i], acceleration[i], ...path.slice(i * PATH_LENGTH, (i + 1) * PATH_LENGTH)],
      }));
    });
    expect(after).toEqual(before);
  });
});
