import { expect, test } from 'vitest';
import { SIGNAL_STATE } from '../../../src/core/messages/signals.ts';
import type { RoadMap } from '../../../src/map/road-map.ts';
import { shippedMap } from '../../shipped-maps.ts';
import { AllKindsRun } from './all-kinds-run.ts';
import { overlappingPairs } from './traffic-fixture.ts';

/** Green, amber and all-red of each of two stages, in which approaches that face each other have green [s]. */
const [GREEN, AMBER, ALL_RED] = [18, 3, 2];
const STAGE = GREEN + AMBER + ALL_RED;

/** Per signal: the stage in which it is green, by the direction of its lane's end. */
function stagesOf(map: RoadMap): number[] {
  const stages = map.signals.map(() => 0);
  for (const { signal, lane } of map.stopLines) {
    const { heading, count } = map.lanes[lane].centre;
    stages[signal] = Math.abs(Math.cos(heading[count - 1])) > Math.SQRT1_2 ? 0 : 1;
  }
  return stages;
}

function stateAt(second: number, stage: number): number {
  const since = (second + STAGE * stage) % (2 * STAGE);
  if (since < GREEN) return SIGNAL_STATE.green;
  return since < GREEN + AMBER ? SIGNAL_STATE.amber : SIGNAL_STATE.red;
}

test('where those who face each other have green together many turn left from the middle, nobody is touched or forgotten', () => {
  const map = shippedMap('grid-city');
  const stages = stagesOf(map);
  const { traffic } = new AllKindsRun(map, 1, 150);
  const signals = new Uint8Array(map.signals.length);
  const { inMiddle, speed } = traffic.ways;
  const hasWaited = new Set<number>();
  const movedAt = new Int32Array(traffic.count);
  let longest = 0;
  for (let tick = 0; tick < 100 * 60; tick++) {
    for (const { index, kind } of map.signals)
      signals[index] = kind === 'light' ? stateAt(Math.floor(tick / 100), stages[index]) : 0;
    traffic.step(tick, signals, null);
    if (tick % 10 !== 0) continue;
    for (let i = 0; i < traffic.count; i++) {
      if (speed[i] > 0.1) movedAt[i] = tick;
      longest = Math.max(longest, tick - movedAt[i]);
      if (inMiddle[i] === 1 && speed[i] < 0.1) hasWaited.add(i);
    }
    if (tick % 50 === 0) expect(overlappingPairs(traffic.current())).toEqual([]);
  }
  expect(hasWaited.size).toBeGreaterThan(2);
  expect(longest / 100).toBeLessThan(120);
});
