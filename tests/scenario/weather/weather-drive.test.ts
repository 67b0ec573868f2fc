import { describe, expect, test } from 'vitest';
import { assembleRun } from '../../../src/scenario/assemble.ts';
import { frictionOf } from '../../../src/scenario/run-result.ts';
import { createEgo } from '../../../src/world/ego/create-ego.ts';
import { DYNAMICS_NAMES } from '../../../src/world/ego/ego-dynamics.ts';
import { compactHatchback } from '../../../src/world/vehicles/compact-hatchback.ts';
import { presetWeather, type WeatherName } from '../../../src/world/weather/weather-presets.ts';
import { planeGround } from '../../world/plane-ground.ts';
import { firstDrive } from '../first-drive-fixture.ts';

const loaded = await firstDrive();
const unseen = await firstDrive('planning');
const under = (name: WeatherName | null, scene = loaded) => ({
  ...scene,
  weather: name === null ? null : presetWeather(name),
});

function drive(name: WeatherName | null, ticks: number, scene = loaded) {
  const { run } = assembleRun(under(name, scene), { seed: 1, perception: 'oracle', segmenter: null });
  while (run.ticks < ticks) run.step();
  return run;
}

/** Way from 14 m/s to rest with the brakes fully on [m]. */
function brakingDistance(dynamics: (typeof DYNAMICS_NAMES)[number], friction: number): number {
  const start = { x: 0, y: 0, z: 0, yaw: 0, speed: 14 };
  const ego = createEgo({ name: dynamics, tyre: 'pacejka', friction }, compactHatchback, planeGround(), start);
  for (let tick = 0; tick < 6000 && ego.speed > 0.05; tick++) ego.step({ steer: 0, throttle: 0, brake: 1 });
  return ego.pose.x;
}

describe('driving in weather', () => {
  test.each(DYNAMICS_NAMES)('%s: braking takes v^2 / (2 mu g), by what the weather leaves of mu', (dynamics) => {
    for (const name of ['rain', 'snow', 'black-ice'] as const) {
      const mu = frictionOf(under(name)) * compactHatchback.tyreFriction;
      const closed = (14 * 14) / (2 * mu * 9.81);
      const way = brakingDistance(dynamics, frictionOf(under(name)));
      // The brakes need 0.08 s to bite; drag and rolling resistance help a little where it takes long.
      expect(way).toBeGreaterThan(0.86 * closed);
      expect(way).toBeLessThan(closed + 14 * 0.16);
    }
  });

  test("the scene's own friction counts beside the weather's", () => {
    const scene = { ...loaded.scene, friction: 0.5 };
    expect(frictionOf({ scene, weather: presetWeather('rain') })).toBeCloseTo(0.35, 12);
    expect(frictionOf({ scene, weather: null })).toBe(0.5);
  });

  test('same seed and weather, same hash; each weather another', { timeout: 120_000 }, () => {
    const names = [null, 'rain', 'snow', 'night'] as const;
    const hashes = names.map((name) => drive(name, 120).hash);
    expect(new Set(hashes).size).toBe(names.length);
    expect(names.map((name) => drive(name, 120).hash)).toEqual(hashes);
  });

  test('others drive more slowly on snow', { timeout: 120_000 }, () => {
    const way = (name: WeatherName | null) => {
      const run = drive(name, 1, unseen);
      let sum = 0;
      while (run.ticks < 1500) {
        run.step();
        sum += (run.bus.latest('truth.actors')?.message.speed ?? new Float64Array()).reduce((a, b) => a + b, 0);
      }
      return sum;
    };
    expect(way('snow')).toBeLessThan(0.9 * way(null));
  });

  test('goes on from a snapshot in any weather', { timeout: 120_000 }, () => {
    const whole = drive('heavy-rain', 100);
    const first = drive('heavy-rain', 50);
    const { run } = assembleRun(under('heavy-rain'), { seed: 1, perception: 'oracle', segmenter: null });
    run.restore(first.snapshot());
    while (run.ticks < 100) run.step();
    expect(run.hash).toBe(whole.hash);
  });
});
