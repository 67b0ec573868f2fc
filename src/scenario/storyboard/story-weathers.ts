import type { SceneWeather } from '../weather/weather-schema.ts';
import type { StoryEvent } from './storyboard-schema.ts';

/** The weathers to which a storyboard turns, in its order: WeatherOrder.index counts them. */
export function storyWeathers(storyboard: readonly StoryEvent[]): NonNullable<SceneWeather>[] {
  return storyboard.flatMap(({ then }) => then.flatMap(({ weather }) => weather?.to ?? []));
}
