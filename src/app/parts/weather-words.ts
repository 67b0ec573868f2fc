import type { WeatherFacts } from '../worker/weather-facts.ts';

/** `heavy-rain` as a title: Heavy rain. */
export function weatherTitle(name: string): string {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Time of day by the sun's height [rad]: civil twilight ends 6 degrees under the horizon. */
export function timeOfDay(sun: number | null): string {
  if (sun === null) return 'late afternoon';
  const degrees = (sun * 180) / Math.PI;
  if (degrees < -6) return 'night';
  if (degrees < 0) return 'twilight';
  return degrees < 10 ? 'low sun' : 'day';
}

/** Everything that is known of a weather, a line each. */
export function weatherLines({ road, friction, sun, speed, visibility, rain, snowfall }: WeatherFacts): string[] {
  const lines = [`road ${road}, friction ${friction.toFixed(2)} of dry asphalt`];
  if (sun !== null) lines.push(`sun ${Math.round((sun * 180) / Math.PI)}° over the horizon`);
  if (visibility !== null)
    lines.push(
      `visibility ${visibility < 1000 ? `${Math.round(visibility)} m` : `${(visibility / 1000).toFixed(1)} km`}`,
    );
  if (rain > 0) lines.push(`rain ${rain} mm/h`);
  if (snowfall > 0) lines.push(`snowfall ${snowfall} mm/h of water`);
  if (speed < 1) lines.push(`others go at ${Math.round(100 * speed)} % of their usual speed`);
  return lines;
}
