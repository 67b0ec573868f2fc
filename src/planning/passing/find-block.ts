import { ACTOR_KIND } from '../../core/messages/actors-truth.ts';
import type { Track } from '../../core/messages/tracks.ts';
import { boxInLaneFrame, type LaneBox, makeLaneBox } from '../behaviour/box-in-lane-frame.ts';
import { roomInLane } from '../behaviour/corridor-obstacles.ts';
import { referenceSample } from '../route/reference-line.ts';
import { frontOf, type PassingScene } from './passing-scene.ts';
import type { TrackClock } from './track-clock.ts';
import { waitsInLine } from './waits-in-line.ts';

/** What blocks the lane is looked for so far ahead and behind [m]. */
const AHEAD = 90;
const BEHIND = 10;
/** Farther than this from its lane's middle a vehicle is parked [m]. */
const PARKED_BESIDE = 1.2;
/** Room beside vehicles, beside riders [m] (StVO section 5 (4): 1.5 m in town); in the way within this much. */
const ROOM = 0.8;
const RIDER_ROOM = 1.5;
const IN_THE_WAY = 0.4;
/** Things nearer to each other than this are passed in one go [m]. */
const ONE_GO = 18;

/** Who is slower than this share of the wished speed [1] and than this [m/s], and goes our way (cosine), is passed. */
const SLOW_SHARE = 0.6;
export const SLOW = 7;
const ALONG = 0.85;
/** After keeping its pace for so long [s]. */
const STEADY = 1.5;
/** Faster ones than SLOW, whom the ego may follow for a while, for so long. */
const STEADY_FASTER = 8;
/** Passing: at most so fast, at least so much faster [m/s]; from so near on [m], [s]; free of junctions so far after [m]. */
const FASTEST = 16;
const LEAST_GAIN = 3;
const CLOSE = 12;
const CLOSE_SECONDS = 2.2;
const AFTER = 30;
/** Share of the wished speed that is reached on the way [1]; acceleration [m/s^2]. */
const REACHED = 0.9;
const ACCELERATION = 1;
/** Way beside it before the ego may come back [m]. */
const BESIDE = 3;
/** Who is passed and hardly falls back [m/s] is reckoned to stay beside for so long [s]. */
const FALLS_BACK = 1;
const STAYS = 4;
/** Farther behind the ego's rear than this nobody is passed any more [m]. */
const LEFT_BEHIND = 3;

/** What blocks our lane, by its bounds in the lane frame of the route's line [m]. */
export interface Block {
  /** The first of it. */
  readonly track: Track;
  readonly moves: boolean;
  /** Whether the ego gains on it; false for who is passed and has become as fast as the ego may drive. */
  readonly gains: boolean;
  /** Speed at which the ego gets past it [m/s]; the speed of who moves. */
  readonly pace: number;
  readonly speed: number;
  /** For how long it has stood [s]; Infinity for who moves, and who is parked. */
  readonly stood: number;
  /** Ids of all that is passed in one go. */
  readonly ids: number[];
  /** Where it begins now, and where the ego is past it. */
  from: number;
  to: number;
  /** Offsets that the ego's side must keep to when it passes on the left, on the right. */
  left: number;
  right: number;
}

/**
 * Everything that blocks the lane ahead and is passed in one go; null where nothing does.
 * @param passed ids of those whom the ego is passing: they count until they are behind, whatever they do
 */
export function findBlock(scene: PassingScene, clock: TrackClock, passed: readonly number[]): Block | null {
  const blocks: Block[] = [];
  for (const track of scene.tracks) {
    const block = passed.includes(track.id) ? passedBlock(scene, clock, track) : blockOf(scene, clock, track);
    if (block !== null) blocks.push(block);
  }
  blocks.sort((a, b) => a.from - b.from || a.track.id - b.track.id);
  if (blocks.length === 0) return null;
  const [first, ...others] = blocks;
  for (const { from, to, left, right, ids } of others) {
    if (from > first.to + ONE_GO) break;
    first.to = Math.max(first.to, to);
    first.left = Math.max(first.left, left);
    first.right = Math.min(first.right, right);
    first.ids.push(...ids);
  }
  return first;
}

/** Somebody whom the ego is passing, until it has left him behind. */
function passedBlock(scene: PassingScene, clock: TrackClock, track: Track): Block | null {
  const { line, vehicle, ego } = scene;
  const { x, y, yaw, length, width } = track;
  if (!boxInLaneFrame(line, x, y, yaw, length, width, ego.s - BEHIND, ego.s + AHEAD, box)) return null;
  if (!isInTheWay(vehicle.width / 2, box) || box.sMax < ego.s - vehicle.rearOverhang - LEFT_BEHIND) return null;
  const moves = !clock.isStanding(track.id);
  const speed = moves ? track.speed * box.along : 0;
  const pace = moves ? passingPace(scene) : ego.speed;
  const gains = !moves || REACHED * pace - speed > FALLS_BACK;
  const gap = box.sMax + vehicle.rearOverhang + BESIDE - ego.s;
  const time = gains ? timeToGain(gap, ego.speed - speed, REACHED * pace - speed) : STAYS;
  const to = moves ? box.sMax + Math.max(0, speed) * time : box.sMax;
  return makeBlock(track, box, {
    moves,
    gains,
    pace: moves ? REACHED * pace : pace,
    stood: Number.POSITIVE_INFINITY,
    to,
  });
}

/** Whether the box gets in the way of one who keeps to the line. */
function isInTheWay(half: number, { dMin, dMax }: LaneBox): boolean {
  return dMin - half <= IN_THE_WAY && -half - dMax <= IN_THE_WAY;
}

function makeBlock(
  track: Track,
  { sMin, dMin, dMax, along }: LaneBox,
  what: Pick<Block, 'moves' | 'gains' | 'pace' | 'stood' | 'to'>,
): Block {
  const rider = track.kind === ACTOR_KIND.bicycle || track.kind === ACTOR_KIND.motorcycle;
  const room = rider ? RIDER_ROOM : ROOM;
  const speed = what.moves ? track.speed * along : 0;
  return { ...what, track, speed, ids: [track.id], from: sMin, left: dMax + room, right: dMin - room };
}

function blockOf(scene: PassingScene, clock: TrackClock, track: Track): Block | null {
  const { line, vehicle, ego, tick } = scene;
  const { x, y, yaw, length, width, kind, id } = track;
  if (kind === ACTOR_KIND.pedestrian) return null;
  if (!boxInLaneFrame(line, x, y, yaw, length, width, ego.s - BEHIND, ego.s + AHEAD, box)) return null;
  if (!isInTheWay(vehicle.width / 2, box) || box.sMax < ego.s - vehicle.rearOverhang) return null;
  const moves = !clock.isStanding(id);
  if (!moves && roomInLane(vehicle, line.halfWidth[referenceSample(line, box.s)], box)) return null;
  const isParked = Math.abs(box.d) > PARKED_BESIDE;
  if (!moves && !isParked && waitsInLine(scene, clock, id, box)) return null;
  const stood = moves || isParked ? Number.POSITIVE_INFINITY : clock.standing(tick, id);
  const isSlow = moves && box.along > ALONG && clock.steady(tick, id) >= (track.speed < SLOW ? STEADY : STEADY_FASTER);
  const to = moves ? (isSlow ? pastSlow(scene, track, box) : Number.NaN) : box.sMax;
  if (Number.isNaN(to)) return null;
  return makeBlock(track, box, {
    moves,
    gains: true,
    pace: moves ? REACHED * passingPace(scene) : ego.speed,
    stood,
    to,
  });
}

/** Speed at which somebody slow is overtaken [m/s]. */
function passingPace({ ego, profile, line }: PassingScene): number {
  return Math.min(profile[referenceSample(line, ego.s)], Math.max(ego.speed, FASTEST));
}

/**
 * Where the ego has passed somebody slow [m]: it gathers speed, and gains the gap and both lengths at the difference of
 * speeds. NaN where it is not near enough yet to swing out, hardly faster, or a junction or a line comes before.
 */
function pastSlow(scene: PassingScene, { speed }: Track, { sMin, sMax }: LaneBox): number {
  const { ego, profile, line, vehicle, map, waitingPlaces } = scene;
  const wished = profile[referenceSample(line, ego.s)];
  const passing = passingPace(scene);
  if (speed >= SLOW_SHARE * wished || passing - speed < LEAST_GAIN) return Number.NaN;
  if (sMin - ego.s - frontOf(scene) > CLOSE + CLOSE_SECONDS * ego.speed) return Number.NaN;
  const gap = sMax + vehicle.rearOverhang + BESIDE - ego.s;
  const to = sMax + Math.max(0, speed) * timeToGain(gap, ego.speed - speed, REACHED * passing - speed);
  const until = to + AFTER;
  const meetsJunction = line.legs.some(
    ({ lane, from, to: legTo }) => map.lanes[lane].junction >= 0 && legTo > ego.s && from < until,
  );
  return meetsJunction || waitingPlaces.some((s) => s > ego.s && s < until) ? Number.NaN : to;
}

/** Time to gain a gap when the difference of speeds grows from `now` to `most` [s]. */
function timeToGain(gap: number, now: number, most: number): number {
  if (gap <= 0) return 0;
  if (now >= most) return gap / now;
  const growing = (most - now) / ACCELERATION;
  const gained = ((most + now) / 2) * growing;
  if (gained <= gap) return growing + (gap - gained) / most;
  return (Math.sqrt(now * now + 2 * ACCELERATION * gap) - now) / ACCELERATION;
}

const box = makeLaneBox();
