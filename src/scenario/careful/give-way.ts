import { hypot } from '../../core/math/hypot.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { PREDICTION_COUNT, PREDICTION_SECONDS, SAMPLE_COUNT, SAMPLE_SECONDS } from '../../planning/planning-problem.ts';
import { isSoft } from '../../planning/road-users/road-user.ts';
import type { ReferenceLeg } from '../../planning/route/reference-line.ts';
import type { LaneTrajectory } from '../../planning/trajectory/lane-trajectory.ts';
import type { DrivingStyle } from './driving-style.ts';
import type { LaneChain } from './lane-chain.ts';
import { LINE_ROOM } from './line-rule.ts';
import type { Meeting } from './meetings.ts';
import type { Precedence } from './precedence.ts';
import type { Bounds, Cause } from './roll-out.ts';

/** Room kept behind what has to be driven around: enough to swing out [m]. */
const ROOM_TO_PASS = 13;
/** Who goes our way within 60 degrees is followed. */
const OUR_WAY = 0.5;
/** Slower than this one stands [m/s]. */
const STANDS = 0.3;

/** Time kept between the ego and who crosses its way [s]: before who goes first, before who gives way, behind anybody. */
const BEFORE_FIRST = 2;
const BEFORE_OTHERS = 1;
const BEHIND = 0.4;

/** Who must give way to us and needs no harder braking than this to do so is trusted [m/s^2]. */
const TRUSTED_BRAKING = 2.6;
/** Where to wait: so far before a junction, and before the other's way [m]. */
const ENTRY_ROOM = 1;
const WAY_ROOM = 1.2;

export interface GiveWayScene {
  readonly map: RoadMap;
  readonly chain: LaneChain;
  readonly vehicle: VehicleSpecification;
  readonly style: DrivingStyle;
  readonly precedence: Precedence;
  readonly states: Uint8Array;
  readonly egoS: number;
  readonly egoSpeed: number;
  /** How long the ego has been standing [s]. */
  readonly egoStanding: number;
}

/**
 * Turns meetings into bounds, given how the ego would drive without those who cross: whom to follow, whom to let go first.
 *
 * | who | rule |
 * |---|---|
 * | goes our way before us, now or when he comes in | followed |
 * | goes our way behind us | left to look out for himself |
 * | stands in our way | stopped behind |
 * | crosses, merges, comes towards us, and goes first | we wait unless we are past 2 s before him |
 * | the same, and we go first | we wait only if he is inside already, or would have to brake hard |
 * | walks or rides across | we wait |
 */
export function boundByThoseAhead(scene: GiveWayScene, meetings: readonly Meeting[], out: Bounds): void {
  for (const meeting of meetings) {
    if (isFollowed(scene, meeting)) follow(meeting, out);
    else if (isStanding(scene, meeting)) standBehind(scene, meeting, out);
  }
}

/** The same for those who come across, given how the ego would drive without them. */
export function boundByThoseAcross(
  scene: GiveWayScene,
  meetings: readonly Meeting[],
  nominal: LaneTrajectory,
  out: Bounds,
): void {
  for (const meeting of meetings) {
    if (isFollowed(scene, meeting) || isBehind(scene, meeting) || isStanding(scene, meeting)) continue;
    cross(scene, meeting, nominal, out);
  }
}

function isStanding(scene: GiveWayScene, meeting: Meeting): boolean {
  return Math.abs(meeting.user.speed) < STANDS && meeting.first === 0 && !isBehind(scene, meeting);
}

function isFollowed({ egoS, vehicle }: GiveWayScene, { first, alongNow, sNow, user }: Meeting): boolean {
  if (first > 0 || alongNow < OUR_WAY || user.isWalker) return false;
  return sNow > egoS + vehicle.length / 2 - vehicle.rearOverhang && user.speed >= STANDS;
}

/**
 * Goes our way and is not before us: now, or when he comes in the way. Who rides beside us towards a junction where we turn
 * is not behind: he goes straight on.
 */
function isBehind({ egoS, vehicle, chain }: GiveWayScene, meeting: Meeting): boolean {
  const { along, alongNow, sNow, user, isBeside, from, to } = meeting;
  if (isSoft(user) && isBeside && junctionAt(chain, from, to + vehicle.length) !== null) return false;
  return along > OUR_WAY && alongNow > OUR_WAY && sNow < egoS + vehicle.length / 2 - vehicle.rearOverhang;
}

function follow({ user, last, behindNow }: Meeting, out: Bounds): void {
  const until = last === PREDICTION_COUNT - 1 ? Number.POSITIVE_INFINITY : (last + 1) * PREDICTION_SECONDS;
  const acceleration = user.acceleration < -0.5 ? user.acceleration : 0;
  out.leaders.push({
    s: behindNow,
    speed: user.speed,
    acceleration,
    from: 0,
    until,
    cause: 'vehicle',
    reason: 'vehicle',
  });
}

function standBehind({ style }: GiveWayScene, { user, from }: Meeting, out: Bounds): void {
  const cause: Cause = user.isWalker ? 'pedestrian' : user.id === 0 ? 'obstacle' : 'vehicle';
  const room = user.blocks ? ROOM_TO_PASS : style.standstillGap;
  out.stops.push({ s: from - room, until: Number.POSITIVE_INFINITY, cause, reason: cause });
}

function cross(scene: GiveWayScene, meeting: Meeting, nominal: LaneTrajectory, out: Bounds): void {
  const { user, way, first, last, along, behindNow, from, to } = meeting;
  const own = junctionAt(scene.chain, from + scene.vehicle.length - scene.vehicle.rearOverhang, to);
  const rival = own === null ? -1 : scene.precedence.rivalOn(own.lane, way);
  const merges = along > OUR_WAY;
  // A cut-in outside junctions: who is before us there is followed from now on.
  if (merges && rival < 0 && user.isWalker) {
    standBehind(scene, meeting, out);
    return;
  }
  if (merges && rival < 0) {
    out.leaders.push({
      s: behindNow,
      speed: user.speed,
      acceleration: Math.min(0, user.acceleration),
      from: 0,
      until: Number.POSITIVE_INFINITY,
      cause: 'vehicle',
      reason: 'vehicle that comes in',
    });
    return;
  }
  const enters = first * PREDICTION_SECONDS;
  const leaves = merges ? enters + MERGED : (last + 1) * PREDICTION_SECONDS;
  const weGoFirst = own !== null && rival >= 0 && goesFirst(scene, own.lane, rival, meeting);
  if (weGoFirst && first > 0 && isTrusted(meeting)) return;
  const arrives = timeAt(nominal, from - WAY_ROOM);
  const isPast = timeAt(nominal, to);
  if (arrives > leaves + BEHIND) {
    if (merges) follow({ ...meeting, last: PREDICTION_COUNT - 1 }, out);
    return;
  }
  if (isPast + (weGoFirst ? BEFORE_OTHERS : BEFORE_FIRST) < enters) return;
  out.stops.push({
    s: waitingPlace(scene, own, from),
    until: leaves + BEHIND,
    cause: user.isWalker ? 'pedestrian' : own === null ? 'vehicle' : 'junction',
    reason: user.isWalker ? 'pedestrian' : own === null ? 'vehicle across' : 'vehicle goes first',
  });
}

/** Who has merged is followed after this time [s]. */
const MERGED = 1;

function goesFirst({ precedence, states, map }: GiveWayScene, own: number, rival: number, { user }: Meeting): boolean {
  if (user.isEmergency) return false;
  if (precedence.hasRed(rival, user, states)) return true;
  const isInside = user.lane >= 0 && map.lanes[user.lane].junction >= 0;
  return !isInside && precedence.first(own, rival, states) === 'ego';
}

/** Slowly towards junctions where others go first: who comes late is seen late. */
export function boundByJunctions({ chain, precedence, states, egoS, vehicle }: GiveWayScene, out: Bounds): void {
  const front = vehicle.length - vehicle.rearOverhang;
  for (const { lane, from } of chain.junctions) {
    const s = from - ENTRY_ROOM - front;
    if (s < egoS || s > egoS + LOOK_AHEAD || !precedence.givesWay(lane, states)) continue;
    out.slow.push({ from: s - READY, to: s + READY, speed: ENTRY_SPEED, reason: 'junction where others go first' });
  }
}

/** Junctions farther ahead are left for later; speed with which one comes to one where others go first, and how far before [m]. */
const LOOK_AHEAD = 80;
const READY = 3;
const ENTRY_SPEED = 20 / 3.6;

/** Whether somebody who must give way can still do so without a stamp on the brake. */
function isTrusted({ user, way, first }: Meeting): boolean {
  const left = Math.max(0.5, hypot(way.x[first] - user.x, way.y[first] - user.y) - user.length / 2);
  return (user.speed * user.speed) / (2 * left) < TRUSTED_BRAKING;
}

/** The leg inside a junction in which a stretch of the ego's way lies. */
function junctionAt({ junctions }: LaneChain, from: number, to: number): ReferenceLeg | null {
  return junctions.find((leg) => leg.to > from && leg.from < to) ?? null;
}

/** Before the junction, or where that is too late, before the other's way. */
function waitingPlace(scene: GiveWayScene, own: ReferenceLeg | null, from: number): number {
  const { chain, vehicle, egoS, egoSpeed, style } = scene;
  const beforeWay = from - WAY_ROOM;
  if (own === null) return beforeWay;
  const front = vehicle.length - vehicle.rearOverhang;
  const line = chain.stopLines.find(({ s }) => s <= own.from + 1 && s > own.from - 20);
  const entry = (line === undefined ? own.from - ENTRY_ROOM : line.s - LINE_ROOM) - front;
  const left = entry - egoS;
  const canWait = left > -0.5 && (egoSpeed * egoSpeed) / (2 * Math.max(left, 0.1)) < style.firmBraking;
  return canWait ? Math.min(entry, beforeWay) : beforeWay;
}

/** When a trajectory comes to a station [s]; beyond its end at the last speed, Infinity where it stands. */
function timeAt({ s, speed }: LaneTrajectory, station: number): number {
  if (s[0] >= station) return 0;
  for (let i = 1; i < SAMPLE_COUNT; i++) {
    if (s[i] >= station) return (i - (s[i] - station) / Math.max(s[i] - s[i - 1], 1e-6)) * SAMPLE_SECONDS;
  }
  const rest = station - s[SAMPLE_COUNT - 1];
  return speed[SAMPLE_COUNT - 1] < 0.1
    ? Number.POSITIVE_INFINITY
    : (SAMPLE_COUNT - 1) * SAMPLE_SECONDS + rest / speed[SAMPLE_COUNT - 1];
}
