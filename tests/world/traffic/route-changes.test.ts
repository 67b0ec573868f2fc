import { describe, expect, test } from 'vitest';
import { SIGNAL_STATE } from '../../../src/core/messages/signals.ts';
import type { RoadMap } from '../../../src/map/road-map.ts';
import { RouteTable } from '../../../src/world/traffic/route-table.ts';
import { Traffic } from '../../../src/world/traffic/traffic.ts';
import { compactHatchback } from '../../../src/world/vehicles/compact-hatchback.ts';
import { shippedMap } from '../../shipped-maps.ts';
import { MODELS } from './traffic-fixture.ts';

const city = shippedMap('grid-city');

interface Turn {
  readonly lane: number;
  readonly exits: number[];
}

/** First lanes of roads from which a road at the next junction is reached by changing lanes only. */
function turnsByChange(map: RoadMap): Turn[] {
  const { lanes } = map;
  const exitRoads = (from: number, changes: boolean): number[] => {
    const reached = new Set([from]);
    const roads = new Set<number>();
    for (const lane of reached) {
      const { junction, successors, left, right } = lanes[lane];
      if (junction >= 0) for (const exit of successors) roads.add(lanes[exit].road);
      else for (const next of [...successors, ...(changes ? [left, right] : [])]) if (next >= 0) reached.add(next);
    }
    return [...roads];
  };
  return lanes.flatMap(({ index, junction, length, predecessors }) => {
    if (junction >= 0 || length < 20 || !predecessors.some((before) => lanes[before].junction >= 0)) return [];
    const straight = exitRoads(index, false);
    return exitRoads(index, true)
      .filter((road) => !straight.includes(road))
      .map((road) => ({ lane: index, exits: lanes.filter((lane) => lane.road === road).map((lane) => lane.index) }));
  });
}

describe('routes that need another lane', () => {
  const turns = turnsByChange(city);

  test('lead there by changes', () => {
    expect(turns.length).toBeGreaterThan(20);
    for (const { lane, exits } of turns) {
      const table = new RouteTable(city, exits);
      let [at, changes] = [lane, 0];
      for (let steps = 0; !table.isDestination(at) && steps < 40; steps++) {
        if (table.side[at] !== 0) changes++;
        at = table.step(at);
      }
      expect(table.isDestination(at)).toBe(true);
      expect(changes).toBeGreaterThan(0);
    }
  });

  test('are driven in time, into pockets for those who turn, too: the next junction is the right one', () => {
    for (const { lane, exits } of turns) {
      const start = { model: 1, color: 0, lane, s: 8, speed: 6, behaviour: { kind: 'lane-follow' as const } };
      const actors = [{ ...start, route: [exits] }];
      const traffic = new Traffic({ map: city, models: MODELS, actors, seed: 1, vehicle: compactHatchback });
      const green = new Uint8Array(city.signals.length).fill(SIGNAL_STATE.green);
      const entered = new Set<number>();
      for (let tick = 0; tick < 6000 && !exits.includes(traffic.laneOf(0)); tick++) {
        traffic.step(tick, green, null);
        const { junction } = city.lanes[traffic.laneOf(0)];
        if (junction >= 0) entered.add(junction);
      }
      expect(exits).toContain(traffic.laneOf(0));
      expect(entered.size).toBe(1);
    }
  });
});
