import { expect, test } from 'vitest';
import { RandomStream } from '../../../src/core/random.ts';
import { LaneChoice } from '../../../src/world/traffic/lane-choice.ts';
import { firstTown } from '../../map-fixture.ts';

const town = firstTown();

test('a drive through the town goes on for ever, only from lane to successor, and never turns back', () => {
  const choice = new LaneChoice(town);
  const random = new RandomStream(1, 'test');
  const visited = new Set<number>();
  let lane = town.lanes.findIndex(({ junction }) => junction < 0);
  for (let i = 0; i < 3000; i++) {
    expect(choice.leadsOn(lane)).toBe(true);
    const next = choice.next(lane, random);
    expect(town.lanes[lane].successors).toContain(next);
    const { heading, count } = town.lanes[next].centre;
    expect(Math.abs(heading[count - 1] - heading[0])).toBeLessThan(2.7 + (town.lanes[next].junction < 0 ? 10 : 0));
    visited.add(next);
    lane = next;
  }
  expect(visited.size).toBeGreaterThan(0.8 * town.lanes.length);
});

test('a lane that leads only to where it is dropped does not lead on, and is not chosen where there is another', () => {
  // 0 goes to 1 and 2; 1 goes back to 0; 2 ends beside 1.
  const template = town.lanes[0];
  const lanes = [[1, 2], [0], []].map((successors, index) => ({
    ...template,
    index,
    successors,
    left: index === 2 ? 1 : -1,
    right: -1,
  }));
  const choice = new LaneChoice({ ...town, lanes });
  expect([0, 1, 2].map((lane) => choice.leadsOn(lane))).toEqual([true, true, false]);
  const random = new RandomStream(1, 'test');
  for (let i = 0; i < 20; i++) expect(choice.next(0, random)).toBe(1);
  expect(choice.next(2, random)).toBe(-1);
});
