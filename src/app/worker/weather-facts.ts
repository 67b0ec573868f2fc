import type { LoadedScene } from '../../scenario/load-scene.ts';
import { frictionOf } from '../../scenario/run-result.ts';
import type { Atmosphere } from '../../world/scenery/mesh.ts';
import type { Weather } from '../../world/weather/weather.ts';
import { effectsOf } from '../../world/weather/weather-effects.ts';
import { weatherAtmosphere } from '../../world/weather/weather-light.ts';

/** What the page says of the weather. */
export interface WeatherFacts {
  /** A preset's name, `custom`, or `fair` where the scene asks for none. */
  readonly name: string;
  /** State of the road in a word, and its friction over that of dry asphalt [1]. */
  readonly road: string;
  readonly friction: number;
  /** How high the sun stands [rad]; null where the scene leaves it to the seed. */
  readonly sun: number | null;
  /** Share of their usual speed that others go [1]. */
  readonly speed: number;
  /** [m]; null on a fair day. */
  readonly visibility: number | null;
  /** What falls [mm/h]. */
  readonly rain: number;
  readonly snowfall: number;
}

/** Weather that the storyboard has turned: what the page says of it, and the light it draws by. */
export interface TurnedWeather {
  readonly facts: WeatherFacts;
  readonly atmosphere: Atmosphere;
}

export function turnedWeather(loaded: LoadedScene, weather: Weather): TurnedWeather {
  return { facts: weatherFacts({ ...loaded, weather }), atmosphere: weatherAtmosphere(weather) };
}

export function weatherFacts(loaded: LoadedScene): WeatherFacts {
  const { weather } = loaded;
  const { road, speed } = effectsOf(weather);
  return {
    name: weather?.name ?? 'fair',
    road,
    friction: frictionOf(loaded),
    sun: weather?.sun.elevation ?? null,
    speed,
    visibility: weather?.visibility ?? null,
    rain: weather?.rain ?? 0,
    snowfall: weather?.snowfall ?? 0,
  };
}
