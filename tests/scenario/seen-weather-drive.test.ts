import { expect, test } from 'vitest';
import { SEEN_WEATHER } from '../../src/core/seen-weather.ts';
import { assembleRun } from '../../src/scenario/assemble.ts';
import type { Run } from '../../src/scenario/run.ts';
import { weatherOf } from '../../src/scenario/weather/read-weather.ts';
import type { WeatherName } from '../../src/world/weather/weather-presets.ts';
import { firstDrive } from './first-drive-fixture.ts';

const loaded = await firstDrive('planning');
const alone = { ...loaded, scene: { ...loaded.scene, actors: [], traffic: { count: 0 } } };

function driveIn(weather: WeatherName | null, ticks: number, friction = 1): Run {
  const scene = { ...alone.scene, friction };
  const seen = weather === null ? null : weatherOf(weather, null);
  const { run } = assembleRun({ ...alone, scene, weather: seen }, { seed: 1, perception: 'oracle', segmenter: null });
  while (run.ticks < ticks) run.step();
  return run;
}

test('on a road that looks frozen the driver wishes for less speed; a road that is and does not look so it does not know', () => {
  const wished = (run: Run) => run.bus.latest('plan')!.message.desiredSpeed;
  const fair = wished(driveIn(null, 100));
  expect(wished(driveIn('black-ice', 100))).toBeLessThan(0.95 * fair);
  expect(wished(driveIn(null, 100, 0.12))).toBeGreaterThan(0.98 * fair);
});

test('a drive without weather has no topic of it', () => {
  expect(driveIn(null, 1).bus.has(SEEN_WEATHER)).toBe(false);
  expect(driveIn('snow', 1).bus.latest(SEEN_WEATHER)?.message).toMatchObject({ road: 'snowed over', friction: 0.24 });
});

test('resumed from a snapshot in the snow, gives the hash of running through', () => {
  const whole = driveIn('snow', 157);
  const state = whole.snapshot();
  const resumed = driveIn('snow', 0);
  resumed.restore(state);
  for (const run of [whole, resumed]) while (run.ticks < 400) run.step();
  expect(resumed.hash).toBe(whole.hash);
});
