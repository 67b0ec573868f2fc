import { describe, expect, test } from 'vitest';
import { SIGNAL_STATE } from '../../../src/core/messages/signals.ts';
import { crossingSeconds } from '../../../src/world/signals/change-times.ts';
import { FixedTimeSignals } from '../../../src/world/signals/fixed-time-signals.ts';
import { greenConflict } from '../../../src/world/signals/green-conflict.ts';
import { junctionStages } from '../../../src/world/signals/junction-stages.ts';
import { crossedLanes, isPedestrianGroup } from '../../../src/world/signals/pedestrian-groups.ts';
import { shippedMap, signalled } from './signal-fixture.ts';

const city = shippedMap('grid-city');
const walkers = city.signalGroups.flatMap((_, group) => (isPedestrianGroup(city, group) ? [group] : []));
const drivers = city.signalGroups.flatMap((_, group) => (isPedestrianGroup(city, group) ? [] : [group]));

test('every crosswalk at a junction with lights has a group of its own, with a head on both kerbs', () => {
  expect(walkers.length).toBeGreaterThan(20);
  for (const group of walkers) {
    const { signals, junction } = city.signalGroups[group];
    expect(signals.length).toBe(2);
    expect(signalled(city)).toContain(junction);
    const [a, b] = signals.map((signal) => city.signals[signal]);
    // Who walks to a head sees it: the headings point from the other kerb to it.
    const across = Math.atan2(a.y - b.y, a.x - b.x);
    expect(Math.cos(a.heading - across)).toBeCloseTo(1, 1);
    expect(Math.cos(b.heading - across)).toBeCloseTo(-1, 1);
    const roads = new Set(crossedLanes(city, group).map((lane) => city.lanes[lane].road));
    expect(roads.size).toBe(1);
    expect(crossedLanes(city, group).length).toBeGreaterThan(0);
  }
});

describe('in the fixed turns', () => {
  const control = new FixedTimeSignals(city, 3);
  const out = new Uint8Array(city.signals.length);
  const state = (group: number) => out[city.signalGroups[group].signals[0]];
  const longest = Math.max(...walkers.map((group) => control.cycleOf(group)));
  /** Per group: for how long it has shown something else than red, and since when it is red [ticks]. */
  const redSince = new Int32Array(city.signalGroups.length);
  const green = new Int32Array(city.signalGroups.length);
  const conflicts = walkers.map((walking) =>
    drivers.filter(
      (other) =>
        city.signalGroups[other].junction === city.signalGroups[walking].junction &&
        greenConflict(city, walking, other, true) !== null,
    ),
  );
  let together = 0;
  let unclear = 0;
  for (let tick = 0; tick < 2 * longest; tick += 10) {
    control.statesAt(tick, out);
    walkers.forEach((walking, i) => {
      if (state(walking) === SIGNAL_STATE.green) {
        green[walking] += 10;
        redSince[walking] = tick + 10;
      } else expect(state(walking)).toBe(SIGNAL_STATE.red);
      for (const other of conflicts[i]) {
        if (state(other) === SIGNAL_STATE.red) continue;
        if (state(walking) !== SIGNAL_STATE.red) together++;
        if (tick > longest && tick - redSince[walking] < 100 * crossingSeconds(city, walking) - 20) unclear++;
      }
    });
  }

  test('pedestrians get green, and none while somebody drives straight on over their crosswalk', () => {
    for (const group of walkers) expect(green[group]).toBeGreaterThan(2 * 400 - 20);
    expect(together).toBe(0);
  });
  test('whoever starts at the end of green has crossed before the next traffic may come', () =>
    expect(unclear).toBe(0));
  test('vehicles keep the cycle that they had without pedestrians', () => {
    for (const group of drivers) {
      const { junction } = city.signalGroups[group];
      const count = drivers.filter((other) => city.signalGroups[other].junction === junction).length;
      expect(control.cycleOf(group)).toBe(2000 * Math.max(2, count));
    }
  });
});

test('stages by themselves serve pedestrians with the traffic beside them', () => {
  for (const junction of signalled(city)) {
    const stages = junctionStages(city, junction);
    for (const stage of stages) {
      for (const a of stage) for (const b of stage) if (a < b) expect(greenConflict(city, a, b, false)).toBeNull();
    }
    expect(stages.flat().some((group) => isPedestrianGroup(city, group))).toBe(true);
  }
});
