import { describe, expect, test } from 'vitest';
import type { RoadMap } from '../../../src/map/road-map.ts';
import type { ActorStart } from '../../../src/world/traffic/actor-start.ts';
import { laneFacts } from '../../../src/world/traffic/lane-network.ts';
import { smallCircles } from '../../../src/world/traffic/small-circles.ts';
import { shippedMap } from '../../shipped-maps.ts';
import { overlappingPairs, TrafficRun } from './traffic-fixture.ts';

const city = shippedMap('grid-city');
const { of, most } = smallCircles(city, laneFacts(city));

describe('small circles', () => {
  test('are the four of the grid city, of four places each; a ring with less room between its arms is none', () => {
    expect(most).toEqual([3, 3, 3, 3]);
    const village = shippedMap('left-hand-village');
    expect(smallCircles(village, laneFacts(village)).most).toEqual([]);
  });

  test('let off four queues of four cars in 70 s, without a touch; nobody stands on them for long', () => {
    const run = new TrafficRun(city, 1, 0, queuesBefore(city, 0));
    const wasOn = new Uint8Array(run.traffic.count);
    const rest = new Int32Array(run.traffic.count);
    let longestRest = 0;
    let left = 0;
    for (let half = 0; half < 140; half++) {
      for (let tick = 0; tick < 50; tick++) run.step();
      expect(overlappingPairs(run.actors)).toEqual([]);
      for (let car = 0; car < wasOn.length; car++) {
        const isOn = of[run.traffic.laneOf(car)] === 0;
        if (wasOn[car] === 1 && !isOn) left++;
        wasOn[car] = isOn ? 1 : 0;
        rest[car] = isOn && run.traffic.ways.speed[car] < 0.1 ? rest[car] + 1 : 0;
        longestRest = Math.max(longestRest, rest[car]);
      }
    }
    expect(left).toBe(16);
    expect(longestRest / 2).toBeLessThan(10);
  });
});

/** Four cars before each arm of a circle, 8 m from each other. */
function queuesBefore({ lanes }: RoadMap, circle: number): ActorStart[] {
  const entries = lanes.filter(
    ({ predecessors, successors }) =>
      successors.some((lane) => of[lane] === circle) && predecessors.every((lane) => of[lane] !== circle),
  );
  return entries.flatMap(({ predecessors }) => {
    let lane = lanes[predecessors[0]];
    let s = lane.length - 4;
    return [0, 1, 2, 3].map((): ActorStart => {
      for (; s < 0; s += lane.length) lane = lanes[lane.predecessors[0]];
      const start = { model: 1, color: 0, lane: lane.index, s, speed: 0, behaviour: { kind: 'lane-follow' } } as const;
      s -= 8;
      return start;
    });
  });
}
