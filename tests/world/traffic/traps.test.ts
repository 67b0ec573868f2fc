import { describe, expect, test } from 'vitest';
import { laneFacts } from '../../../src/world/traffic/lane-network.ts';
import { waitingLanes, withoutTraps } from '../../../src/world/traffic/traps.ts';
import { shippedMap } from '../../shipped-maps.ts';
import { AllKindsRun } from './all-kinds-run.ts';

/** Lanes 0 and 1 are streets that follow each other in a circle; 2 and 3 a ring that 0 leads into; 4 an end that 3 may lead to. */
const STREETS = Uint8Array.of(1, 1, 0, 0, 0);
const noEnd = [false, false, false, false, false];

describe('ways on without traps', () => {
  test('leave out a ring without a way out, and keep the others', () => {
    expect(withoutTraps([[1, 2], [0], [3], [2], []], noEnd, STREETS)).toEqual([[1], [0], [], [], []]);
  });

  test('keep a ring with a way out, to a street or to the edge of the map', () => {
    const toStreet = [[1, 2], [0], [3], [2, 0], []];
    expect(withoutTraps(toStreet, noEnd, STREETS)).toEqual(toStreet);
    const toEdge = [[1, 2], [0], [3], [2, 4], []];
    expect(withoutTraps(toEdge, [false, false, false, false, true], STREETS)).toEqual(toEdge);
  });

  test('leave out streets that lead only into one', () => {
    expect(withoutTraps([[1], [2], [3], [2], []], noEnd, STREETS).flat()).toEqual([]);
  });

  test('one street in a circle is no trap', () => {
    expect(withoutTraps([[0]], [false], Uint8Array.of(1))).toEqual([[0]]);
  });
});

test('a bus can wait on streets, on pieces of them that follow others, and on no lane of a junction', () => {
  const town = shippedMap('grid-city');
  const facts = laneFacts(town);
  const waits = waitingLanes(town, facts, 12);
  for (const lane of town.lanes) {
    if (lane.junction >= 0) expect(waits[lane.index]).toBe(0);
    else if (lane.length > 40) expect(waits[lane.index]).toBe(1);
  }
  const pieces = town.lanes.filter(({ index, length }) => waits[index] === 1 && length < 13);
  expect(pieces.length).toBeGreaterThan(0);
});

test('nobody goes around a roundabout for ever: a quarter of an hour among streets with exits too tight for buses', () => {
  const map = shippedMap('grid-city');
  const run = new AllKindsRun(map, 1, 80);
  const ring = new Int32Array(run.traffic.count);
  let longest = 0;
  for (let second = 0; second < 900; second++) {
    run.drive(1);
    for (let actor = 0; actor < ring.length; actor++) {
      const { junction, length } = map.lanes[run.traffic.laneOf(actor)];
      ring[actor] = junction >= 0 || length < 20 ? ring[actor] + 1 : 0;
      longest = Math.max(longest, ring[actor]);
    }
  }
  expect(longest).toBeLessThan(180);
});
