import { ACTOR_KIND } from '../../core/messages/actors-truth.ts';
import type { RandomStream } from '../../core/random.ts';
import type { Lane, RoadMap } from '../../map/road-map.ts';
import type { Model } from '../scenery/mesh.ts';
import type { ActorStart } from './actor-start.ts';
import { BODY_COLORS } from './body-colors.ts';
import { LaneChoice } from './lane-choice.ts';
import type { LaneObstacles } from './lane-obstacles.ts';
import { laneRoll } from './lane-roll.ts';
import { sampleAt } from './lane-sample.ts';
import { speedBefore, speedProfile } from './speed-profile.ts';

/** Distance that is kept clear around the ego's start [m]. */
const EGO_CLEARANCE = 30;
/** Least distance of two centres that start on one lane [m]. */
const SPACING = 16;
/** Cars do not start nearer to either end of a lane [m]. */
const END_MARGIN = 8;
/** Half the width that has to be free [m]. */
const WIDE = 1;
/** Share of the speed that the place allows [1]. */
const START_SPEED = 0.7;
/** Places that are tried for each car before the road counts as full. */
const TRIES = 200;

/** What is there already, and what to draw from. */
export interface TrafficStart {
  readonly map: RoadMap;
  readonly models: readonly Pick<Model, 'kind' | 'onRequest'>[];
  /** Index of the ego's model, which no other car wears. */
  readonly egoModel: number;
  /** Where the ego starts, map frame [m]. */
  readonly ego: { readonly x: number; readonly y: number };
  readonly actors: readonly ActorStart[];
  /** What stands on lanes without being on one of them; nothing if left out. */
  readonly standing?: LaneObstacles | null;
  readonly random: RandomStream;
}

/** The actors, and `count` more cars at random places that follow their lanes; fewer where the roads are full. */
export function fillTraffic(start: TrafficStart, count: number): ActorStart[] {
  const { map, models, egoModel, ego, actors, standing = null, random } = start;
  const choice = new LaneChoice(map);
  const all = [...actors];
  const lanes = map.lanes.filter((lane) => isStartLane(lane, choice));
  const cars = models.flatMap(({ kind, onRequest }, i) =>
    i !== egoModel && onRequest !== true && (kind === ACTOR_KIND.car || kind === ACTOR_KIND.van) ? [i] : [],
  );
  for (let added = 0; added < count && lanes.length > 0 && cars.length > 0; added++) {
    const place = findPlace(lanes, ego, all, standing, random);
    if (place === null) break;
    const { lane, s } = place;
    const toEnd = Math.max(0, lane.length - s - END_MARGIN);
    const speed =
      START_SPEED * Math.min(sampleAt(lane, speedProfile(lane, laneRoll(map, lane)), s), speedBefore(0, toEnd));
    const model = cars[random.integer(cars.length)];
    const color = BODY_COLORS[random.integer(BODY_COLORS.length)];
    all.push({ model, color, lane: lane.index, s, speed, behaviour: { kind: 'lane-follow' } });
  }
  return all;
}

function isStartLane(lane: Lane, choice: LaneChoice): boolean {
  return lane.type === 'driving' && lane.junction < 0 && usableLength(lane) > 0 && choice.leadsOnAlone(lane.index);
}

/** Length of a lane less its margins [m]. */
function usableLength(lane: Lane): number {
  return lane.length - 2 * END_MARGIN;
}

/** A place drawn evenly over the length of all lanes that is clear of the ego and of all others; null for none. */
function findPlace(
  lanes: readonly Lane[],
  ego: { readonly x: number; readonly y: number },
  others: readonly ActorStart[],
  standing: LaneObstacles | null,
  random: RandomStream,
): { lane: Lane; s: number } | null {
  const total = lanes.reduce((sum, lane) => sum + usableLength(lane), 0);
  for (let attempt = 0; attempt < TRIES; attempt++) {
    let at = random.between(0, total);
    let l = 0;
    for (; l + 1 < lanes.length && at >= usableLength(lanes[l]); l++) at -= usableLength(lanes[l]);
    const lane = lanes[l];
    const s = END_MARGIN + at;
    const dx = sampleAt(lane, lane.centre.x, s) - ego.x;
    const dy = sampleAt(lane, lane.centre.y, s) - ego.y;
    const isClearOfEgo = dx * dx + dy * dy >= EGO_CLEARANCE * EGO_CLEARANCE;
    const isClear = others.every((other) => other.lane !== lane.index || Math.abs(other.s - s) >= SPACING);
    const isTaken = standing?.blocks(lane.index, s - SPACING, s + SPACING, WIDE) === true;
    if (isClearOfEgo && isClear && !isTaken) return { lane, s };
  }
  return null;
}
