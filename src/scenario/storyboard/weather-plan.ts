import type { WeatherPlan } from '../../world/weather/weather-course.ts';
import type { LoadedScene } from '../load-scene.ts';
import { FAIR_START, weatherOf } from '../weather/read-weather.ts';

/** How the weather of a scene turns by its storyboard; null where it stays as it is. */
export function weatherPlanOf({ scene, weather }: Pick<LoadedScene, 'scene' | 'weather'>): WeatherPlan | null {
  const later = scene.storyboard.flatMap(({ then }) =>
    then.flatMap((action) => (action.weather === undefined ? [] : [weatherOf(action.weather.to, null)])),
  );
  return later.length === 0 ? null : { first: weather ?? FAIR_START, later };
}
