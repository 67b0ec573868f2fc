import { LIGHT } from '../../core/messages/actors-truth.ts';
import type { FootPlace } from '../people/pedestrian-schema.ts';
import { footPointOf } from '../people/person-starts.ts';
import type { Action } from './action-schema.ts';
import { changeLane } from './actions/change-lane.ts';
import { crossRoad } from './actions/cross-road.ts';
import { cutIn } from './actions/cut-in.ts';
import { failSensor } from './actions/fail-sensor.ts';
import { followPath } from './actions/follow-path.ts';
import { setSpeed } from './actions/set-speed.ts';
import { give, type StoryAction } from './actions/story-action.ts';
import { drivePath } from './drive-path.ts';
import type { StoryNames } from './make-condition.ts';

/** How fast people walk who are told to and not how fast [m/s] (Fruin 1971: 1.35 on average). */
const WALKING = 1.4;

/** What actions count that stand in lists of the whole storyboard. */
export interface ActionNames extends StoryNames {
  /** Topics of all faults' sensors, by index. */
  readonly faultSensors: readonly string[];
  /** Next indices into the faults and the weathers; taking one moves on. */
  readonly next: { fault: number; weather: number };
}

/** The action that a scene describes; its references have been checked. To be called in the storyboard's order. */
export function makeAction(asked: Action, names: ActionNames): StoryAction {
  const { user, map, next } = names;
  const id = (name: string) => user(name).id;
  if (asked['set-speed'] !== undefined) {
    const { actor, speed, ...rest } = asked['set-speed'];
    if (typeof speed === 'number') return setSpeed(user(actor), { ...rest, speed, of: null });
    return setSpeed(user(actor), { ...rest, speed: speed.plus, of: user(speed.of) });
  }
  if (asked['change-lane'] !== undefined) {
    const { actor, side, to, seconds } = asked['change-lane'];
    return changeLane(user(actor), side === undefined ? { id: to ?? 0 } : { side }, seconds);
  }
  if (asked['follow-path'] !== undefined) {
    const { actor, points, speed, backwards, careful } = asked['follow-path'];
    const path = drivePath(map, names.index, points, speed);
    if (path === null) throw new Error('a path of a checked storyboard leaves the map');
    return followPath(user(actor), path, backwards, careful);
  }
  if (asked.brake !== undefined) {
    const { actor, deceleration, to } = asked.brake;
    return give({ kind: 'brake', actor: id(actor), deceleration, to });
  }
  if (asked['cut-in'] !== undefined) {
    const { actor, before, gap = Number.NaN, seconds, speed = Number.NaN } = asked['cut-in'];
    return cutIn(user(actor), user(before), { gap, seconds, speed });
  }
  if (asked.cross !== undefined) return crossRoad(user(asked.cross.actor), asked.cross.speed ?? WALKING);
  if (asked.walk !== undefined) {
    const { actor, path, speed = WALKING } = asked.walk;
    const points = path.map((place) => pointOf(names, place));
    const [x, y] = [Float64Array.from(points, (point) => point.x), Float64Array.from(points, (point) => point.y)];
    return give({ kind: 'walk', actor: id(actor), x, y, speed });
  }
  if (asked.spawn !== undefined) return give({ kind: 'spawn', actor: id(asked.spawn) });
  if (asked.remove !== undefined) return give({ kind: 'remove', actor: id(asked.remove) });
  if (asked.resume !== undefined) return give({ kind: 'resume', actor: id(asked.resume) });
  if (asked['ignore-signals'] !== undefined)
    return give({ kind: 'obey', actor: id(asked['ignore-signals']), signals: false });
  if (asked.lights !== undefined) {
    const { actor, hazard, siren, indicator } = asked.lights;
    const lights = (hazard ? LIGHT.left | LIGHT.right : 0) | (siren ? LIGHT.blue : 0);
    return give({
      kind: 'lights',
      actor: id(actor),
      lights: lights | (indicator === undefined ? 0 : LIGHT[indicator]),
    });
  }
  if (asked.weather !== undefined)
    return give({ kind: 'weather', index: next.weather++, seconds: asked.weather.seconds ?? 0 });
  const failure = asked['fail-sensor'];
  if (failure !== undefined)
    return failSensor(next.fault++, { from: 0, to: failure.seconds ?? Number.POSITIVE_INFINITY });
  const mended = asked['mend-sensor'];
  if (mended !== undefined)
    return mendSensor(names.faultSensors.flatMap((sensor, i) => (sensor === mended ? [i] : [])));
  throw new Error('an action of a checked storyboard is none');
}

/** Ends faults. */
function mendSensor(faults: readonly number[]): StoryAction {
  return {
    begin: (_view, orders) => {
      for (const index of faults) orders.push({ kind: 'fault', index, active: false });
    },
  };
}

function pointOf({ map }: StoryNames, place: FootPlace): { readonly x: number; readonly y: number } {
  const point = footPointOf(map, place);
  if (point === null) throw new Error('a way on foot in a checked storyboard leaves the map');
  return point;
}
