import type { RoadSignal } from '../opendrive/signal-records.ts';
import type { SignName } from './sign-name.ts';

/** What editors call signs whose type they leave open, as in RoadRunner's exports ("Sign_Stop", "SpeedLimit60"). */
const HINTS: readonly (readonly [RegExp, SignName])[] = [
  [/no.?u.?turn/, 'noUTurn'],
  [/no.?left/, 'noLeftTurn'],
  [/no.?right/, 'noRightTurn'],
  [/no.?entry|do.?not.?enter|wrong.?way/, 'noEntry'],
  [/no.?parking/, 'noParking'],
  [/no.?stopping/, 'noStopping'],
  [/no.?(overtak|pass)/, 'noOvertaking'],
  [/(^|[^a-z])stop|stop.?sign/, 'stop'],
  [/yield|give.?way/, 'yield'],
  [/roundabout/, 'roundabout'],
  [/one.?way/, 'oneWayRight'],
  [/keep.?right/, 'passRight'],
  [/keep.?left/, 'passLeft'],
  [/priority.?road/, 'priorityRoad'],
  [/cross.?walk|pedestrian/, 'warningPedestrian'],
  [/school|children/, 'warningChildren'],
  [/construction|road.?work|work.?zone/, 'warningRoadworks'],
  [/dead.?end|road.?ends/, 'deadEnd'],
];
const SPEED = /(?:speed|274|limit)\D{0,12}(\d{1,3})(?!\d)/;

/** The meaning that a signal's name gives away, null where it does not. */
export function nameHint({ name }: RoadSignal): { sign: SignName; text: string } | null {
  const words = name.replaceAll(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
  const speed = SPEED.exec(words);
  if (speed !== null) return { sign: 'speedLimit', text: speed[1] };
  const hint = HINTS.find(([pattern]) => pattern.test(words));
  return hint === undefined ? null : { sign: hint[1], text: '' };
}
