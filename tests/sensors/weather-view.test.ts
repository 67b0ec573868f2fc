import { expect, test } from 'vitest';
import { Bus } from '../../src/core/bus.ts';
import { SEEN_WEATHER_ROW } from '../../src/core/seen-weather.ts';
import { WeatherView } from '../../src/sensors/weather-view.ts';
import { effectsOf } from '../../src/world/weather/weather-effects.ts';
import { presetWeather } from '../../src/world/weather/weather-presets.ts';

test('tells once a second what the road looks like and how far one sees, and that it turns', () => {
  const bus = new Bus([SEEN_WEATHER_ROW]);
  const first = presetWeather('clear-noon');
  const snow = presetWeather('snow');
  const view = new WeatherView({ first, later: [snow] });
  const { inbox, outbox } = bus.connect(view);
  const story = bus.connect({
    name: 'storyboard',
    reads: [],
    writes: ['truth.story'],
    step: () => undefined,
    snapshot: () => null,
    restore: () => undefined,
  });
  for (let tick = 0; tick <= 600; tick++) {
    bus.begin(tick);
    if (tick === 150)
      story.outbox.publish('truth.story', {
        fired: Int32Array.of(0),
        orders: [{ kind: 'weather', index: 0, seconds: 2 }],
      });
    view.step(tick, inbox, outbox);
    const seen = bus.latest('weather');
    expect(seen?.tick).toBe(tick - (tick % 100));
    if (tick === 100) expect(seen?.message).toEqual({ road: 'dry', friction: 1, visibility: first.visibility });
  }
  expect(bus.latest('weather')?.message).toEqual({
    road: 'snowed over',
    friction: effectsOf(snow).friction,
    visibility: snow.visibility,
  });
});
