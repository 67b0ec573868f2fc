import { expect, test } from 'vitest';
import { LIGHT } from '../../../../src/core/messages/actors-truth.ts';
import { shippedMap, shippedMapNames } from '../../../shipped-maps.ts';
import { AllKindsRun } from '../all-kinds-run.ts';
import { placesOf } from '../traffic-watch.ts';

/** Drivers signal before they change (StVO, section 7 (5)): lamps flash 90 times a minute, so that a second has one flash at least. */
const BEFORE = 100;

test.each(shippedMapNames())('in %s nobody changes lanes without its indicator on before', (name) => {
  const map = shippedMap(name);
  const run = new AllKindsRun(map, 1, Math.round(0.3 * placesOf(map)));
  const { ways, count } = run.traffic;
  const seen = { 1: new Int32Array(count).fill(-1e6), [-1]: new Int32Array(count).fill(-1e6) };
  const silent: string[] = [];
  let changes = 0;
  for (let tick = 0; tick < 6000; tick++) {
    run.step();
    if (tick % 10 !== 0) continue;
    for (let actor = 0; actor < count; actor++) {
      const side = ways.changeSide[actor];
      if (side !== 0 && ways.changedAt[actor] === tick) {
        changes++;
        if (tick - seen[side as 1 | -1][actor] > BEFORE) silent.push(`${tick}: actor ${actor}`);
      }
      if ((ways.lights[actor] & LIGHT.left) !== 0) seen[1][actor] = tick;
      if ((ways.lights[actor] & LIGHT.right) !== 0) seen[-1][actor] = tick;
    }
  }
  expect(silent).toEqual([]);
  if (name === 'motorway' || name === 'oval') expect(changes).toBeGreaterThan(10);
});
