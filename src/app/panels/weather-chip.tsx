import { Cloud, CloudFog, CloudMoon, CloudRain, CloudSun, Moon, Snowflake, Sun, Sunset } from 'lucide-react';
import { timeOfDay, weatherLines, weatherTitle } from '../parts/weather-words.ts';
import type { WeatherFacts } from '../worker/weather-facts.ts';
import './weather-chip.css';

/** Weather, time of day and how slippery it is, in a corner of the world. */
export function WeatherChip({ weather }: { readonly weather: WeatherFacts }) {
  const Icon = iconOf(weather);
  const title = titleOf(weather);
  return (
    <div className="weather-chip" title={weatherLines(weather).join('\n')} data-testid="weather-chip">
      <Icon size={15} aria-hidden />
      <span>{title}</span>
      {weather.friction !== 1 && (
        <span className="quiet">
          friction <span className="number">{weather.friction.toFixed(2)}</span>
        </span>
      )}
    </div>
  );
}

/** Weather in words, with the time of day where its name does not tell. */
function titleOf({ name, sun }: WeatherFacts): string {
  const isOwn = name === 'fair' || name === 'custom';
  return isOwn ? `${weatherTitle(name)}, ${timeOfDay(sun)}` : weatherTitle(name);
}

function iconOf({ sun, visibility, rain, snowfall, road }: WeatherFacts) {
  const isDark = sun !== null && sun < -0.1;
  if (snowfall > 0 || road === 'snowed over' || road === 'icy') return Snowflake;
  if (rain > 0) return isDark ? CloudMoon : CloudRain;
  if (visibility !== null && visibility < 1000) return CloudFog;
  if (isDark) return Moon;
  if (sun !== null && sun < 0.17) return Sunset;
  if (sun === null) return CloudSun;
  return visibility !== null && visibility < 3000 ? Cloud : Sun;
}
