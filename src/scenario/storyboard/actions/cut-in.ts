import type { StoryOrder } from '../../../core/story.ts';
import { isDue } from '../../../core/tick.ts';
import type { RoadUser } from '../road-user.ts';
import type { StoryView } from '../story-view.ts';
import { lanesBetween } from './change-lane.ts';
import type { StoryAction } from './story-action.ts';

/** The gap is made by a difference in speed that this braking takes away on the way that lacks [m/s^2], within bounds [m/s]. */
const EASING = 2;
const SLOWEST = 1;
const FASTEST = 8;
/** How it comes to the speeds that this takes [m/s^2]. */
const ACCELERATION = 3;
/** The gap is there when it is wrong by less [m]. */
const EXACT = 0.5;
/** The speed is told anew so often [1/s]. */
const RATE = 5;

export interface CutIn {
  /** It first gets so far ahead, from box to box [m]; NaN: it goes at once. */
  readonly gap: number;
  /** Of the lane change [s]. */
  readonly seconds: number;
  /** Afterwards [m/s]; NaN: that of who is cut in on where it made a gap, else as it is. */
  readonly speed: number;
}

/**
 * Gets into the lane of another before it: by its speed to the wished gap ahead, then by a lane change whether or not
 * there is room. Composed of speed and lane orders; nothing comes of it where they are in one lane already.
 */
export function cutIn(user: RoadUser, before: RoadUser, { gap, seconds, speed }: CutIn): StoryAction {
  /** At work; sign of what the gap lacked at the beginning. */
  const state = new Float64Array(2);
  const pull = (view: StoryView, orders: StoryOrder[]) => {
    state[0] = 0;
    const actor = user.id;
    const after = Number.isNaN(speed) ? (Number.isNaN(gap) ? Number.NaN : Math.max(0, before.speed)) : speed;
    if (!Number.isNaN(after))
      orders.push({ kind: 'speed', actor, speed: after, acceleration: ACCELERATION, reckless: false });
    const side = sideOf(view, user, before);
    if (side !== 0) orders.push({ kind: 'lane', actor, side: side > 0 ? 'left' : 'right', seconds });
  };
  const approach = (lacking: number, orders: StoryOrder[]) => {
    const faster = Math.min(FASTEST, Math.max(SLOWEST, Math.sqrt(2 * EASING * Math.abs(lacking))));
    const wished = Math.max(0, before.speed + (lacking > 0 ? faster : -faster));
    orders.push({ kind: 'speed', actor: user.id, speed: wished, acceleration: ACCELERATION, reckless: false });
  };
  return {
    state,
    actor: user.id,
    yieldsTo: ['speed', 'brake', 'lane', 'path', 'resume', 'remove'],
    begin: (view, orders) => {
      state[0] = 0;
      const lacking = gap - gapAhead(user, before);
      if (Number.isNaN(lacking) || Math.abs(lacking) < EXACT) {
        pull(view, orders);
        return;
      }
      state[0] = 1;
      state[1] = Math.sign(lacking);
      approach(lacking, orders);
    },
    advance: (view, orders) => {
      const lacking = gap - gapAhead(user, before);
      if (Number.isNaN(lacking)) state[0] = 0;
      else if (lacking * state[1] < EXACT) pull(view, orders);
      else if (isDue(view.tick, RATE)) approach(lacking, orders);
    },
  };
}

/** From the front of one to the tail of another beside or ahead, along the heading of the first [m]; NaN unless both are there. */
function gapAhead(user: RoadUser, before: RoadUser): number {
  if (!user.isThere || !before.isThere) return Number.NaN;
  const { box } = before;
  const along = (user.box.x - box.x) * box.cosYaw + (user.box.y - box.y) * box.sinYaw;
  return along - user.box.halfLength - box.halfLength;
}

/** Side of the other's lane, left positive; 0 where it is the same. */
function sideOf(view: StoryView, user: RoadUser, before: RoadUser): number {
  const [own, other] = [view.laneOf(user).lane, view.laneOf(before).lane];
  if (own >= 0 && own === other) return 0;
  if (own >= 0 && other >= 0) {
    const lanes = lanesBetween(view.map, own, (lane) => lane === other);
    if (lanes !== 0) return lanes;
  }
  // On other sections of the road: by where it is, seen from the other, which looks the same way.
  const { box } = before;
  return (user.box.x - box.x) * box.sinYaw - (user.box.y - box.y) * box.cosYaw;
}
