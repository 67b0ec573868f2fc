import { LaneIndex } from '../../map/lane-index.ts';
import { lanePointAt } from '../../map/lane-point.ts';
import type { LanePoint } from '../../map/road-map.ts';
import { lanePositionOf, lanesAt } from '../lane-position-of.ts';
import type { LoadedScene } from '../load-scene.ts';
import type { Condition } from '../storyboard/condition-schema.ts';
import { placePoint } from '../storyboard/place-point.ts';
import type { SketchedUser } from './sketch-users.ts';

/** A place that something waits for: a circle, or a stretch of a lane (x, y in turn). */
export interface SketchedTrigger {
  readonly name: string;
  readonly circle: { readonly x: number; readonly y: number; readonly radius: number } | null;
  readonly stretch: readonly number[];
}

/** A place is reached within this distance where a scene does not say [m]. */
const WITHIN = 3;
/** Circles of greater distances would hide the scene [m]. */
const WIDEST = 200;
const STEP = 2;
/** Around a light that is waited for [m]. */
const LIGHT = 2.5;

/** The places of all conditions of a scene; those of time and speed have none. */
export function sketchTriggers(loaded: LoadedScene, users: readonly SketchedUser[]): SketchedTrigger[] {
  const { scene, map } = loaded;
  const index = new LaneIndex(map);
  const find = (name: string) => users.find((user) => user.name === name);
  const triggers: SketchedTrigger[] = [];
  const circle = (
    name: string,
    place: { readonly x: number; readonly y: number } | null | undefined,
    radius: number,
  ) => {
    if (place === null || place === undefined || radius > WIDEST) return;
    triggers.push({ name, circle: { x: place.x, y: place.y, radius }, stretch: [] });
  };
  const visit = (name: string, condition: Condition): void => {
    const { distance, position, signal } = condition;
    if (distance !== undefined) {
      const { from, to } = distance;
      const place = typeof to === 'string' ? find(to === 'ego' ? from : to) : placePoint(map, index, to);
      circle(name, place, distance.below ?? distance.above ?? WITHIN);
    }
    if (position?.at !== undefined) circle(name, placePoint(map, index, position.at), position.within ?? WITHIN);
    if (position?.on !== undefined) triggers.push(...stretchesOf(name, loaded, position.on));
    if (signal !== undefined)
      circle(
        name,
        map.signals.find(({ id }) => id === signal.id),
        LIGHT,
      );
    for (const inner of [...(condition.all ?? []), ...(condition.any ?? [])]) visit(name, inner);
    if (condition.not !== undefined) visit(name, condition.not);
  };
  for (const { name, when } of scene.storyboard) visit(name, when);
  for (const actor of scene.actors) {
    if (actor.kind !== 'pedestrian' || actor.departure.kind !== 'ego-within') continue;
    circle(`${actor.name} sets off`, find(actor.name), actor.departure.distance);
  }
  return triggers;
}

type Stretch = NonNullable<NonNullable<Condition['position']>['on']>;

function stretchesOf(name: string, { map }: LoadedScene, { road, lane, from = 0, to }: Stretch): SketchedTrigger[] {
  const isOn = (id: number) => lane === undefined || id === lane;
  const ids = map.lanes.filter((one) => map.document.roads[one.road].id === road && isOn(one.id)).map(({ id }) => id);
  return [...new Set(ids)].map((id) => {
    const length = lanesAt(map, { road, lane: id, s: 0 }).reduce((sum, one) => sum + one.length, 0);
    const end = Math.min(to ?? length, length);
    const stretch: number[] = [];
    for (let s = from; s <= end; s = s < end ? Math.min(end, s + STEP) : end + 1) {
      const position = lanePositionOf(map, { road, lane: id, s });
      if (position === null) continue;
      lanePointAt(map.lanes[position.lane], position.s, point);
      stretch.push(point.x, point.y);
    }
    return { name, circle: null, stretch };
  });
}

const point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
