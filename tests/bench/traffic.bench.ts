import { createRequire } from 'node:module';
import { bench, describe } from 'vitest';
import type { Traffic } from '../../src/world/traffic/traffic.ts';
import { firstTownText } from '../map-fixture.ts';

/** What `npm ci` has built, see math.bench.ts. */
const load = createRequire(import.meta.url);
const { loadRoadMap } = load('../../dist/map/load-road-map.js');
const { RandomStream } = load('../../dist/core/random.js');
const { fillTraffic } = load('../../dist/world/traffic/fill-traffic.js');
const { FixedTimeSignals } = load('../../dist/world/signals/fixed-time-signals.js');
const { Traffic: BuiltTraffic } = load('../../dist/world/traffic/traffic.js');
const { compactHatchback } = load('../../dist/world/vehicles/compact-hatchback.js');

const TICKS = 1000;
const { map } = loadRoadMap(firstTownText(), 'first-town');
const models = [{ name: 'sedan', kind: 0, length: 4.5, width: 1.8, height: 1.5 }];
const ego = { x: 1e6, y: 1e6 };

/** Ten seconds of traffic; vehicle updates a second are the cars times 1000 times the runs a second. */
describe.each([8, 25, 80])('%i cars, 1000 ticks', (count) => {
  const actors = fillTraffic(
    { map, models, egoModel: -1, ego, actors: [], random: new RandomStream(1, 'bench') },
    count,
  );
  const traffic: Traffic = new BuiltTraffic({ map, models, actors, seed: 1, vehicle: compactHatchback });
  const control = new FixedTimeSignals(map, 1);
  const signals = new Uint8Array(map.signals.length);
  let tick = 0;
  bench(
    'traffic',
    () => {
      for (let end = tick + TICKS; tick < end; tick++) {
        control.statesAt(tick, signals);
        traffic.step(tick, signals, null);
      }
    },
    { time: 500 },
  );
});
