import { LATERAL_NAMES } from '../../control/control-gains.ts';
import { TICKS_PER_SECOND, type Tick } from '../../core/tick.ts';
import { PERCEPTIONS } from '../../scenario/perception-choice.ts';
import { DEFAULT_PLANNER, PLANNER_NAMES } from '../../scenario/planners/planner-names.ts';
import type { PlannerSetup } from '../../scenario/run-result.ts';
import { MOST_ALTERNATIVES } from '../../scenario/way/way-schema.ts';
import { WEATHER_NAMES } from '../../world/weather/weather-presets.ts';
import type { DriveChoice, LatencyText, PlannerText } from '../worker/protocol.ts';
import { unpackText } from './packed-text.ts';
import { SCENES, sceneChoice } from './scene-list.ts';

/** No scene lasts longer [ticks]. */
const LATEST_MOMENT: Tick = 3600 * TICKS_PER_SECOND;
const GREATEST_SEED = 0xffffffff;
const FIRST_SCENE = SCENES[0]?.file ?? 'scenes/first-drive.json';

/** The drive that an address such as `#scene=first-drive&seed=3&perception=cnn&weather=rain` names; what it leaves out is default. */
export function parseDeepLink(hash: string): DriveChoice {
  const values = new URLSearchParams(hash.replace(/^#/, ''));
  const key = values.get('scene');
  const known = SCENES.find((scene) => scene.key === key);
  // A name that is not there is passed on, so that the page can say so.
  const own = sceneChoice(known?.file ?? (key === null ? FIRST_SCENE : `scenes/${key}.json`));
  return {
    scene: own.scene,
    seed: parseSeed(values.get('seed')),
    perception: PERCEPTIONS.find((who) => who === values.get('perception')) ?? own.perception,
    planner: PLANNER_NAMES.find((name) => name === values.get('planner')) ?? DEFAULT_PLANNER,
    controller: LATERAL_NAMES.find((name) => name === values.get('controller')) ?? null,
    weather: WEATHER_NAMES.find((name) => name === values.get('weather')) ?? null,
    route: parseRoute(values.get('route')),
  };
}

/** The number of a way, else undefined. */
export function parseRoute(text: string | null): number | undefined {
  const route = Number(text);
  return Number.isInteger(route) && route >= 1 && route <= MOST_ALTERNATIVES ? route : undefined;
}

/** Ticks of a moment that a person wrote in seconds, such as "6.65": at most an hour, else null. */
export function parseMoment(text: string | null): Tick | null {
  if (text === null || !/^\d{1,4}(\.\d+)?$/.test(text.trim())) return null;
  const ticks = Math.round(Number(text) * TICKS_PER_SECOND);
  return ticks <= LATEST_MOMENT ? ticks : null;
}

/** Where the page's address asks to go once its drive is loaded; null for the start. */
export function readMoment(): Tick | null {
  return parseMoment(new URLSearchParams(window.location.hash.replace(/^#/, '')).get('at'));
}

/** A seed as a person wrote it: a whole number from 0 to 4294967295, else null. */
export function parseSeed(text: string | null): number | null {
  if (text === null || !/^\d{1,10}$/.test(text.trim())) return null;
  const seed = Number(text);
  return seed <= GREATEST_SEED ? seed : null;
}

export function formatDeepLink({
  scene,
  seed,
  perception,
  planner,
  own,
  controller,
  weather,
  route,
}: DriveChoice): string {
  const values = new URLSearchParams({ scene: scene.replace(/^.*\/|\.json$/g, '') });
  if (seed !== null) values.set('seed', String(seed));
  values.set('perception', perception);
  if (planner !== DEFAULT_PLANNER) values.set('planner', planner);
  if (controller !== null) values.set('controller', controller);
  if (weather !== null) values.set('weather', weather);
  if (route !== undefined) values.set('route', String(route));
  if (own?.packed !== undefined) {
    values.set('own', own.packed);
    const { params = [], latency = 0 } = own.setup ?? {};
    for (const param of params) values.append('own-param', param);
    if (own.times?.packed !== undefined) values.set('own-times', own.times.packed);
    else if (own.times !== undefined) values.set('own-times-file', own.times.name);
    else if (latency !== 0) values.set('own-latency', String(latency));
  }
  return `#${values}`;
}

/** The drive that the page's address names, but for a planner that it carries. */
export function readDeepLink(): DriveChoice {
  return parseDeepLink(window.location.hash);
}

/** What a link says whose planner cannot be read. */
const UNREADABLE: PlannerText = {
  name: 'shared.ts',
  text: '// The planner in this link cannot be read: the link has been cut off or changed.\n',
};

/** A planner that an address carries, and the name of the file with its times where that is not in the address. */
export interface LinkedPlanner {
  readonly planner: PlannerText;
  readonly absentTimes: string | null;
  /** What of it cannot be read, in words; null for nothing. */
  readonly problem: string | null;
}

/** The planner that the page's address carries; null where it carries none. */
export async function readOwnPlanner(): Promise<LinkedPlanner | null> {
  const values = new URLSearchParams(window.location.hash.replace(/^#/, ''));
  const packed = values.get('own');
  if (packed === null) return null;
  const text = (await unpackText(packed)) ?? UNREADABLE;
  const times = await unpackTimes(values.get('own-times'));
  const planner = { ...text, packed, setup: parseSetup(values), ...(times === null ? {} : { times }) };
  const isCut = times === null && values.has('own-times');
  const problem = isCut ? 'own-times: the latencies in this link cannot be read: it has been cut off or changed' : null;
  return { planner, absentTimes: values.get('own-times-file'), problem };
}

async function unpackTimes(packed: string | null): Promise<LatencyText | null> {
  const times = packed === null ? null : await unpackText(packed);
  return times === null || packed === null ? null : { ...times, packed };
}

/** How the planner of an address is set up; what a planner says of itself where that is no latency. */
function parseSetup(values: URLSearchParams): PlannerSetup {
  return { params: values.getAll('own-param'), latency: parseLatency(values.get('own-latency')) ?? 0 };
}

/** Milliseconds, else null. */
export function parseLatency(text: string | null): number | null {
  const latency = Number(text === null || text.trim() === '' ? Number.NaN : text);
  return latency >= 0 && Number.isFinite(latency) ? latency : null;
}

/** Puts the drive into the address: as a place to come back to, or in the place of the present one. */
export function writeDeepLink(choice: DriveChoice, how: 'push' | 'replace'): void {
  const hash = formatDeepLink(choice);
  if (window.location.hash === hash) return;
  if (how === 'push') window.history.pushState(null, '', hash);
  else window.history.replaceState(null, '', hash);
}
