import type { JsonPath } from '../json-document.ts';
import { checkFault } from '../rig/check-faults.ts';
import { sensorTopic } from '../rig/sensor-topic.ts';
import type { Action } from './action-schema.ts';
import type { ReferenceCheck } from './reference-check.ts';

/** What only vehicles do, and only people. */
const DRIVEN = {
  'set-speed': 'set its speed',
  'change-lane': 'change lanes',
  'follow-path': 'drive along a path: see walk',
  brake: 'brake',
  'cut-in': 'cut in',
  lights: 'show lights',
} as const;
const WALKED = { cross: 'walk across: see follow-path', walk: 'walk: see follow-path' } as const;

/** Checks what an action refers to, and that its actor can do it. */
export function checkAction(action: Action, path: JsonPath, check: ReferenceCheck): void {
  for (const [key, what] of Object.entries(DRIVEN)) {
    const driven = action[key as keyof typeof DRIVEN];
    if (driven !== undefined) check.ordered([...path, key, 'actor'], driven.actor, ['vehicle'], what);
  }
  for (const [key, what] of Object.entries(WALKED)) {
    const walked = action[key as keyof typeof WALKED];
    if (walked !== undefined) check.ordered([...path, key, 'actor'], walked.actor, ['pedestrian'], what);
  }
  for (const key of ['spawn', 'remove', 'resume'] as const) {
    const name = action[key];
    if (name !== undefined) check.ordered([...path, key], name, ['vehicle', 'pedestrian'], key);
  }
  const heedless = action['ignore-signals'];
  if (heedless !== undefined) check.ordered([...path, 'ignore-signals'], heedless, ['vehicle'], 'ignore signals');
  const speed = action['set-speed']?.speed;
  if (typeof speed === 'object') check.watched([...path, 'set-speed', 'speed', 'of'], speed.of);
  const cut = action['cut-in'];
  if (cut !== undefined) {
    check.watched([...path, 'cut-in', 'before'], cut.before);
    check.apart([...path, 'cut-in', 'before'], cut.actor, cut.before);
  }
  // Whether a car can drive there is asked of whole paths in actors/check-paths.ts.
  for (const [i, point] of (action['follow-path']?.points ?? []).entries())
    if (point.road !== undefined) check.place([...path, 'follow-path', 'points', i], point);
  for (const [i, point] of (action.walk?.path ?? []).entries()) check.place([...path, 'walk', 'path', i], point);
  const lane = action['change-lane']?.to;
  const { map } = check;
  if (lane !== undefined && map !== null && !map.lanes.some(({ id }) => id === lane)) {
    const ids = [...new Set(map.lanes.map(({ id }) => id))].sort((a, b) => a - b).join(', ');
    check.refuse([...path, 'change-lane', 'to'], `found ${lane}, expected the id of a driving lane of the map: ${ids}`);
  }
  checkSensors(action, path, check);
  const weather = action.weather?.to;
  if (typeof weather === 'object')
    for (const key of ['time', 'sun', 'latitude', 'longitude'] as const)
      if (weather[key] !== undefined)
        check.refuse(
          [...path, 'weather', 'to', key],
          'expected none: the sun stays where it is; set it in the weather of the scene',
        );
}

function checkSensors(action: Action, path: JsonPath, check: ReferenceCheck): void {
  if (check.rig === null) return;
  const sensors = new Map(check.rig.sensors.map((sensor) => [sensorTopic(sensor), sensor]));
  const failure = action['fail-sensor'];
  if (failure !== undefined) checkFault(failure, [...path, 'fail-sensor'], sensors, check.document, check.problems);
  const mended = action['mend-sensor'];
  if (mended !== undefined)
    check.name([...path, 'mend-sensor'], mended, [...sensors.keys()], 'the topic of a sensor of the rig');
}
