import { hypot } from '../../../core/math/hypot.ts';
import { sin } from '../../../core/math/sin-cos.ts';
import { clonePlain, type PlainData } from '../../../core/snapshot.ts';
import { secondsAt, TICKS_PER_SECOND, type Tick } from '../../../core/tick.ts';
import type { VehicleSpecification } from '../../../core/vehicle-specification.ts';
import type { RoadMap } from '../../../map/road-map.ts';
import { DRY, type Grip } from '../../grip/grip.ts';
import type { Fence, LaneState, Obstacle } from '../../planning-problem.ts';
import type { RoadUser } from '../../road-users/road-user.ts';
import { wishedChangeLength } from '../../route/build-reference-line.ts';
import { type ReferenceLeg, type ReferenceLine, referenceSample } from '../../route/reference-line.ts';
import type { RouteStopLine } from '../route-stop-lines.ts';
import { LINE_ROOM } from '../signal-rule.ts';
import type { SlowStretch } from './caution.ts';
import { type Crossing, crossingOf, OUR_WAY } from './crossing-of.ts';
import { FreeDrive } from './free-drive.ts';
import { kindInWords } from './kind-in-words.ts';
import { changesLane, takesGap } from './merge-gap.ts';
import type { RightOfWay } from './right-of-way.ts';

/** Crossings are looked for within this way, or so many seconds of it [m], [s]. */
const LEAST_AHEAD = 60;
const SECONDS_AHEAD = 7;
/**
 * Time kept [s]: before who goes first, before him once we are in the junction, behind anybody;
 * more of it once we wait.
 */
const BEFORE_FIRST = 2;
const BEFORE_ONCE_IN = 0.7;
const BEHIND = 0.4;
const HELD = 0.5;
/** Who comes in our way to go our way is behind us or before us after this [s]. */
const MERGED = 1;
/**
 * Who must give way and needs no harder braking than this is trusted to do so [m/s^2]: while he does not brake, and while
 * he does, harder than that.
 */
const TRUSTED = 2.2;
const TRUSTED_BRAKING = 4;
const BRAKES = -1;
/** Where to wait [m]: before a junction without a line, and before the other's way. */
const ENTRY_ROOM = 1;
const WAY_ROOM = 1.2;
/** A stop line this far before a junction is the one to wait at [m]. */
const LINE_BEFORE = 20;
/** Braking up to which the ego waits before the junction, and before the other's way [m/s^2]. */
const ENTRY_BRAKING = 4;
const WAY_BRAKING = 7;
/** Who has waited this long gives way only to those faster than this: two who wait for each other would wait for ever. */
const PATIENCE = 3 * TICKS_PER_SECOND;
const MOVING_FAST = 1.5; // [m/s]
const STANDSTILL = 0.3; // [m/s]
/** Speed at the entry of a junction where others go first, and how far ahead it is thought of [m/s], [m]. */
const ENTRY_SPEED = 20 / 3.6;
const LOOK_AHEAD = 80;
/** A lane change is gone on with from so far behind its beginning on [m]. */
const COMMITTED = 3;
/** Share of a gap that is enough for who has been standing [1]. */
const URGENT_SHARE = 0.6;

export interface YieldScene {
  readonly tick: Tick;
  readonly map: RoadMap;
  readonly line: ReferenceLine;
  readonly vehicle: VehicleSpecification;
  readonly stopLines: readonly RouteStopLine[];
  /** States of the lights; empty while none was seen. */
  readonly states: Uint8Array;
  readonly profile: Float64Array;
  readonly start: LaneState;
  /** Those who go our way ahead. */
  readonly leaders: readonly Obstacle[];
  /** What the road gives; dry asphalt's if left out. */
  readonly grip?: Grip;
}

export interface YieldView {
  readonly fences: Fence[];
  readonly obstacles: Obstacle[];
  /** Tracks that are dealt with here. */
  readonly tracks: Set<number>;
  /** Where the ego should be slow. */
  readonly slow: SlowStretch[];
}

/** Whom the ego waits for, since when, and when it last had to. */
interface Wait {
  readonly id: number;
  readonly since: Tick;
}

/**
 * Whom to let go first of those who cross our way, come in it or come towards us where we turn across. They are believed to
 * go on at their speed along any way that is open to them.
 *
 * | who | rule |
 * |---|---|
 * | goes first by light, sign, side, or being inside already | we wait unless we are past 2 s before him, or come 0.4 s after him |
 * | must give way to us | nothing, as long as he can do so without a stamp on the brake; else as above |
 * | follows us, stands, comes towards us on his own side | nothing |
 *
 * Whoever is waited for is waited for with half a second more: what was decided holds.
 */
export class YieldRule {
  private readonly rights: RightOfWay;
  private readonly free = new FreeDrive();
  private waits: readonly Wait[] = [];
  private standsSince: Tick = -1;

  constructor(rights: RightOfWay) {
    this.rights = rights;
  }

  /** To be called once for every plan. */
  view(scene: YieldScene, users: readonly RoadUser[]): YieldView {
    const { tick, map, line, vehicle, start, profile } = scene;
    const view: YieldView = { fences: [], obstacles: [], tracks: new Set(), slow: [] };
    const front = vehicle.length - vehicle.rearOverhang;
    const reach = start.s + Math.max(LEAST_AHEAD, SECONDS_AHEAD * start.speed);
    const junctions = line.legs.filter(({ lane, to }) => map.lanes[lane].junction >= 0 && to > start.s - front);
    if (start.speed > STANDSTILL) this.standsSince = -1;
    else if (this.standsSince < 0) this.standsSince = tick;
    this.free.roll(line, profile, start, scene.leaders, front);
    const waits: Wait[] = [];
    for (const user of users) {
      if (user.isWalker || this.isWaitedOut(tick, user)) continue;
      let [meets, isInWay] = [0, false];
      let worst: Crossing | null = null;
      for (let w = 0; w < user.wayCount; w++) {
        const crossing = crossingOf(line, vehicle, start.s, reach, user, user.ways[w]);
        if (crossing === null || isOfNoConcern(scene, crossing)) continue;
        const own = junctionAt(junctions, crossing.from + front, crossing.to);
        const rival = own === null ? -1 : this.rights.rivalOn(own.lane, crossing.way);
        if (rival < 0 && Math.abs(crossing.along) > OUR_WAY) continue;
        view.tracks.add(user.id);
        // Who is in his way already has to get out of it.
        isInWay ||= start.s > crossing.from;
        if (!this.mustWait(scene, crossing, own, rival)) continue;
        meets++;
        if (worst === null || crossing.from < worst.from) worst = crossing;
      }
      if (worst === null) continue;
      // Where he could as well turn away, we wait but do not brake for what may not come.
      if (meets === user.wayCount) view.obstacles.push(worst.obstacle);
      if (isInWay) continue;
      const s = waitingPlace(scene, junctionAt(junctions, worst.from + front, worst.to), worst.from);
      if (s === null) continue;
      const since = this.waits.find(({ id }) => id === user.id)?.since ?? tick;
      waits.push({ id: user.id, since });
      view.fences.push({ s, cause: 'junction', reason: inWords(line, worst, since) });
    }
    this.mergeInGaps(scene, users, view, waits);
    this.waits = waits;
    for (const { lane, from } of junctions) {
      const s = from - ENTRY_ROOM - front;
      if (s < start.s || s > start.s + LOOK_AHEAD || !this.rights.givesWay(lane, scene.states)) continue;
      view.slow.push({ from: s, to: s, speed: ENTRY_SPEED });
    }
    return view;
  }

  snapshot(): PlainData {
    return { waits: clonePlain(this.waits) as unknown as PlainData, standsSince: this.standsSince };
  }

  restore(state: PlainData): void {
    const { waits, standsSince } = clonePlain(state) as unknown as { waits: Wait[]; standsSince: Tick };
    this.waits = waits;
    this.standsSince = standsSince;
  }

  /** Before a lane change whose gap somebody takes. */
  private mergeInGaps(scene: YieldScene, users: readonly RoadUser[], view: YieldView, waits: Wait[]): void {
    const { tick, map, line, vehicle, start } = scene;
    const next = line.legs.findIndex(
      (leg, i) => i > 0 && leg.from > start.s && changesLane(map, line.legs[i - 1], leg),
    );
    if (next < 0) return;
    const { lane, from, laneFrom } = line.legs[next];
    const before = line.legs[next - 1];
    const begins =
      from -
      Math.min(
        Math.max(wishedChangeLength(map.lanes[before.lane]), wishedChangeLength(map.lanes[lane])),
        from - before.from,
      ) /
        2;
    if (begins > start.s + LOOK_AHEAD || start.s > begins + COMMITTED) return;
    const entry = from - (from - begins) / 2;
    const stands = this.standsSince >= 0 && tick - this.standsSince > PATIENCE;
    const merging = {
      lane,
      at: laneFrom + vehicle.length / 2 - vehicle.rearOverhang,
      time: this.free.timeAt(entry),
      speed: this.free.speedAt(entry),
      length: vehicle.length,
      share: stands ? URGENT_SHARE : 1,
    };
    if (!canStop(start.speed, begins - start.s, Math.min(ENTRY_BRAKING, (scene.grip ?? DRY).sight))) return;
    for (const user of users) {
      if (user.isWalker || view.tracks.has(user.id) || !takesGap(map, merging, user)) continue;
      const since = this.waits.find(({ id }) => id === user.id)?.since ?? tick;
      waits.push({ id: user.id, since });
      const reason = `${kindInWords(user.kind)} ${user.id} in the next lane goes first, since ${secondsAt(since).toFixed(1)} s`;
      view.fences.push({ s: begins, cause: 'junction', reason });
    }
  }

  private isWaitedOut(tick: Tick, { speed }: RoadUser): boolean {
    return this.standsSince >= 0 && tick - this.standsSince > PATIENCE && Math.abs(speed) < MOVING_FAST;
  }

  private mustWait(scene: YieldScene, crossing: Crossing, own: ReferenceLeg | null, rival: number): boolean {
    const { user, enters, merges, from, to } = crossing;
    const weGoFirst = own !== null && rival >= 0 && this.goesFirst(scene, own.lane, rival, user);
    if (weGoFirst && enters > 0 && isTrusted(crossing, scene.grip)) return false;
    const isHeld = this.waits.some(({ id }) => id === user.id);
    const held = isHeld ? HELD : 0;
    const leaves = merges ? enters + MERGED : crossing.leaves;
    if (this.free.timeAt(from - WAY_ROOM) > leaves + BEHIND + held) return false;
    const isIn =
      own !== null && scene.start.s + scene.vehicle.length - scene.vehicle.rearOverhang > own.from + ENTRY_ROOM;
    const before = isIn && !isHeld && !weGoFirst ? BEFORE_ONCE_IN : BEFORE_FIRST;
    return this.free.timeAt(to) + before + held >= enters;
  }

  private goesFirst({ map, states }: YieldScene, own: number, rival: number, user: RoadUser): boolean {
    if (this.rights.hasRed(rival, user, states)) return true;
    const isInside = user.lane >= 0 && map.lanes[user.lane].junction >= 0;
    return !isInside && this.rights.first(own, rival, states) === 'ego';
  }
}

/** Follows us, or comes towards us on a way that leaves us alone. */
function isOfNoConcern({ line, vehicle, start }: YieldScene, { user, along, alongNow, sNow }: Crossing): boolean {
  const isBehind = sNow < start.s + vehicle.length / 2 - vehicle.rearOverhang;
  if (isBehind && along > OUR_WAY && alongNow > OUR_WAY) return true;
  return isBehind && line.legs.some(({ lane }) => lane === user.lane);
}

/** Whether somebody who must give way can still do so without a stamp on the brake. */
function isTrusted({ user, x, y }: Crossing, { sight, utmost } = DRY): boolean {
  const left = Math.max(0.5, hypot(x - user.x, y - user.y) - user.length / 2);
  return (
    (user.speed * user.speed) / (2 * left) <
    (user.acceleration < BRAKES ? Math.min(TRUSTED_BRAKING, utmost) : Math.min(TRUSTED, sight))
  );
}

/** The leg inside a junction in which a stretch of the ego's way lies. */
function junctionAt(junctions: readonly ReferenceLeg[], from: number, to: number): ReferenceLeg | null {
  return junctions.find((leg) => leg.to > from && leg.from < to) ?? null;
}

/** Before the junction, or where that is too late, before the other's way; null where that is too late as well. */
function waitingPlace(
  { stopLines, vehicle, start: { s, speed }, grip = DRY }: YieldScene,
  own: ReferenceLeg | null,
  from: number,
): number | null {
  const front = vehicle.length - vehicle.rearOverhang;
  const beforeWay = from - WAY_ROOM;
  if (own !== null) {
    const line = stopLines.find((stop) => stop.s <= own.from + 1 && stop.s > own.from - LINE_BEFORE);
    const entry = Math.min(beforeWay, (line === undefined ? own.from - ENTRY_ROOM : line.s - LINE_ROOM) - front);
    if (canStop(speed, entry - s, Math.min(ENTRY_BRAKING, grip.sight))) return entry;
  }
  return canStop(speed, beforeWay - s, Math.min(WAY_BRAKING, grip.utmost)) ? beforeWay : null;
}

function canStop(speed: number, left: number, braking: number): boolean {
  return left > -0.5 && (speed * speed) / (2 * Math.max(left, 0.1)) <= braking;
}

/** About whom, from where, since when. */
function inWords(line: ReferenceLine, { user, alongNow, sNow, along }: Crossing, since: Tick): string {
  const { kind, id, yaw } = user;
  const across = sin(yaw - line.heading[referenceSample(line, Number.isFinite(sNow) ? sNow : 0)]);
  const way = Number.isFinite(alongNow) ? alongNow : along;
  const whence = way < -OUR_WAY ? 'from ahead' : across < 0 ? 'from the left' : 'from the right';
  return `${kindInWords(kind)} ${id} ${whence} goes first, since ${secondsAt(since).toFixed(1)} s`;
}
