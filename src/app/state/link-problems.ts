import { LATERAL_NAMES } from '../../control/control-gains.ts';
import { PERCEPTIONS } from '../../scenario/perception-choice.ts';
import { PLANNER_NAMES } from '../../scenario/planners/planner-names.ts';
import { MOST_ALTERNATIVES } from '../../scenario/way/way-schema.ts';
import { WEATHER_NAMES } from '../../world/weather/weather-presets.ts';
import { parseLatency, parseMoment, parseRoute, parseSeed } from './deep-link.ts';
import { DRIVE_KEYS } from './drive-keys.ts';

/** What an address may say, where there is a list of it. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  perception: PERCEPTIONS,
  planner: PLANNER_NAMES,
  controller: LATERAL_NAMES,
  weather: WEATHER_NAMES,
};

/** What an address of a drive asks for and cannot have, in words for its reader; the default is driven instead. */
export function linkProblems(hash: string): string[] {
  return [...new URLSearchParams(hash.replace(/^#/, ''))].flatMap(([key, value]) => {
    const why = problemOf(key, value);
    return why === null ? [] : [why];
  });
}

function problemOf(key: string, value: string): string | null {
  if (!DRIVE_KEYS.includes(key))
    return `found "${key}", which says nothing here, expected ${DRIVE_KEYS.slice(0, OWN).join(', ')}`;
  const found = `${key}: found "${value}", expected`;
  if (key === 'seed') return parseSeed(value) === null ? `${found} a whole number from 0 to 4294967295` : null;
  if (key === 'route')
    return parseRoute(value) === undefined ? `${found} the number of a way from 1 to ${MOST_ALTERNATIVES}` : null;
  if (key === 'at') return parseMoment(value) === null ? `${found} seconds from 0 to 3600, such as 6.65` : null;
  if (key === 'own-latency') return parseLatency(value) === null ? `${found} a number of milliseconds from 0` : null;
  const names = NAMES[key];
  if (names === undefined || names.includes(value)) return null;
  const mend = key === 'planner' ? '; a planner of your own is opened in the panel "Your planner" (p)' : '';
  return `${found} one of ${names.join(', ')}${mend}`;
}

/** Keys before this one are for people to write; the others carry a planner. */
const OWN = DRIVE_KEYS.indexOf('own');
