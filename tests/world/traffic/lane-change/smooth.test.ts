import { expect, test } from 'vitest';
import { shippedMap } from '../../../shipped-maps.ts';
import { AllKindsRun } from '../all-kinds-run.ts';
import { placesOf } from '../traffic-watch.ts';

/** By which two turns of a tick, one after the other, may differ [rad]: 0.25 degrees. */
const MOST = 0.0044;

test.each(['motorway', 'oval'])('on the %s nobody turns in jerks, where lanes widen, too', (name) => {
  const map = shippedMap(name);
  const run = new AllKindsRun(map, 1, Math.round(0.3 * placesOf(map)));
  const { count } = run.traffic;
  const [yaw, turn, since] = [new Float64Array(count), new Float64Array(count), new Int32Array(count)];
  const ids = new Int32Array(count);
  const jerks: string[] = [];
  for (let tick = 0; tick < 4000; tick++) {
    run.step();
    const { id, yaw: now, x, y } = run.actors;
    for (let i = 0; i < count; i++) {
      const turned = Math.atan2(Math.sin(now[i] - yaw[i]), Math.cos(now[i] - yaw[i]));
      if (ids[i] !== id[i]) since[i] = tick;
      const isJerk = tick - since[i] > 2 && Math.abs(turned - turn[i]) > MOST;
      if (isJerk) jerks.push(`#${id[i]} at (${x[i].toFixed(0)}, ${y[i].toFixed(0)})`);
      [yaw[i], turn[i], ids[i]] = [now[i], turned, id[i]];
    }
  }
  expect(jerks).toEqual([]);
});
