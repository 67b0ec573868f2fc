import { SIGNAL_STATE } from '../../core/messages/signals.ts';
import type { LaneIndex } from '../../map/lane-index.ts';
import type { RoadMap } from '../../map/road-map.ts';
import type { Condition } from './condition-schema.ts';
import { accelerationOf } from './conditions/acceleration-of.ts';
import { collided } from './conditions/collided.ts';
import { distanceBetween } from './conditions/distance-between.ts';
import { distanceToPlace } from './conditions/distance-to-place.ts';
import { eventFired } from './conditions/event-fired.ts';
import { all, any, not } from './conditions/joined.ts';
import { nearPlace } from './conditions/near-place.ts';
import { onStretch } from './conditions/on-stretch.ts';
import { signalShows } from './conditions/signal-shows.ts';
import { speedOf } from './conditions/speed-of.ts';
import { standingStill } from './conditions/standing-still.ts';
import type { StoryCondition } from './conditions/story-condition.ts';
import { timeHeadway } from './conditions/time-headway.ts';
import { timeReached } from './conditions/time-reached.ts';
import { timeToCollision } from './conditions/time-to-collision.ts';
import { type PlacePoint, placePoint } from './place-point.ts';
import type { StoryPlace } from './place-schema.ts';
import type { RoadUser } from './road-user.ts';
import { lightsOf, stretchOf } from './story-references.ts';
import type { StoryEvent } from './storyboard-schema.ts';

/** Radius of a place to come to, unless said otherwise [m]. */
const USUAL_RADIUS = 3;

/** What the names in a checked storyboard mean. */
export interface StoryNames {
  readonly map: RoadMap;
  readonly index: LaneIndex;
  readonly events: readonly StoryEvent[];
  readonly user: (name: string) => RoadUser;
}

/** The condition that a scene describes; its references have been checked. */
export function makeCondition(asked: Condition, names: StoryNames): StoryCondition {
  const { user } = names;
  if (asked.time !== undefined) return timeReached(asked.time);
  if (asked.distance !== undefined) {
    const { from, to, along, ...bounds } = asked.distance;
    const isAlong = along === 'lane';
    if (typeof to === 'string') return distanceBetween(user(from), user(to), isAlong, bounds);
    return distanceToPlace(user(from), pointOf(names, to), isAlong, bounds);
  }
  if (asked.ttc !== undefined) return timeToCollision(user(asked.ttc.from), user(asked.ttc.to), asked.ttc);
  if (asked.headway !== undefined) return timeHeadway(user(asked.headway.from), user(asked.headway.to), asked.headway);
  if (asked.position !== undefined) {
    const { actor, at, within = USUAL_RADIUS, on } = asked.position;
    if (at !== undefined) return nearPlace(user(actor), pointOf(names, at), within);
    if (on !== undefined) return onStretch(user(actor), stretchOf(names.map, on));
  }
  if (asked.speed !== undefined) {
    const { actor, than, ...bounds } = asked.speed;
    return speedOf(user(actor), than === undefined ? null : user(than), bounds);
  }
  if (asked.acceleration !== undefined) return accelerationOf(user(asked.acceleration.actor), asked.acceleration);
  if (asked.signal !== undefined) {
    const states = [asked.signal.is].flat().map((color) => SIGNAL_STATE[color]);
    return signalShows(lightsOf(names.map, asked.signal.id), states);
  }
  if (asked.event !== undefined) {
    const { name, after } = typeof asked.event === 'string' ? { name: asked.event, after: 0 } : asked.event;
    const event = names.events.findIndex((other) => other.name === name);
    return eventFired(event, after, names.events[event].repeat !== false);
  }
  if (asked.standstill !== undefined) return standingStill(user(asked.standstill.actor), asked.standstill.for);
  if (asked.collision !== undefined) {
    const { of, with: other } = asked.collision;
    return collided(user(of), other === undefined ? null : user(other));
  }
  const parts = (inner: readonly Condition[]) => inner.map((part) => makeCondition(part, names));
  if (asked.all !== undefined) return all(parts(asked.all));
  if (asked.any !== undefined) return any(parts(asked.any));
  if (asked.not !== undefined) return not(makeCondition(asked.not, names));
  throw new Error('a condition of a checked storyboard is none');
}

function pointOf({ map, index }: StoryNames, place: StoryPlace): PlacePoint {
  const point = placePoint(map, index, place);
  if (point === null) throw new Error('a place of a checked storyboard is on no lane');
  return point;
}
