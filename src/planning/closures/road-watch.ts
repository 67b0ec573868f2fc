import { ACTOR_KIND } from '../../core/messages/actors-truth.ts';
import type { Track } from '../../core/messages/tracks.ts';
import { clonePlain, type PlainData } from '../../core/snapshot.ts';
import { secondsAt, type Tick } from '../../core/tick.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { boxInLaneFrame, makeLaneBox } from '../behaviour/box-in-lane-frame.ts';
import { roomInLane } from '../behaviour/corridor-obstacles.ts';
import { routeCrosswalks } from '../behaviour/route-crosswalks.ts';
import { routeStopLines } from '../behaviour/route-stop-lines.ts';
import { waitingPlaces } from '../behaviour/waiting-places.ts';
import { DRY } from '../grip/grip.ts';
import type { PassingScene } from '../passing/passing-scene.ts';
import { TrackClock } from '../passing/track-clock.ts';
import { waitsInLine } from '../passing/waits-in-line.ts';
import type { LaneState } from '../planning-problem.ts';
import { laneBurdens } from '../route/lane-burdens.ts';
import { type ReferenceLine, referenceSample } from '../route/reference-line.ts';
import type { RoutePoint } from '../route/route-graph.ts';
import { speedProfile } from '../speed-profile.ts';
import { type ClosedLane, closedLanesAt } from './closed-lanes.ts';

/** The road is looked at so far ahead [m]: what sensors see. */
const AHEAD = 80;
/** A car is never as narrow as this [m]: what is, is a barrier, a cone, a box, and drives nowhere. */
const THING_WIDTH = 1.2;
/** Things across the whole road close it after standing there for so long [s] ... */
const ACROSS_PATIENCE = 1;
/** ... others once the ego has stood behind them for so long [s], and vehicles, which may drive off, for longer; standing [m/s], near [m]. */
const THING_PATIENCE = 10;
const VEHICLE_PATIENCE = 40;
const STANDS = 0.3;
const BEHIND_IT = 25;
/** In the way within this much room [m]. */
const IN_THE_WAY = 0.3;

/** What of a moment the watch looks at, in the lane frame of the route's own line. */
export interface WatchedMoment {
  readonly tick: Tick;
  readonly ego: LaneState;
  readonly tracks: readonly Track[];
  /** Whether the ego drives around what blocks its lane, or waits for a gap to do so. */
  readonly passes: 'now' | 'later' | 'not';
}

/**
 * Watches whether the road ahead is closed for good: something stands on the route's lane, leaves no room, is not passed, and does not
 * wait for anything.
 */
export class RoadWatch {
  private readonly map: RoadMap;
  private readonly vehicle: VehicleSpecification;
  /** Whether sizes of tracks are to be trusted: those made of a picture are guessed. */
  private readonly knowsThings: boolean;
  private readonly clock = new TrackClock();
  private line: ReferenceLine | null = null;
  private waitingPlaces: readonly number[] = [];
  private profile: Float64Array = new Float64Array(0);
  /** Since when something has blocked the lane and was not passed, and since when the ego has stood behind it; -1 for not. */
  private stuckSince: Tick = -1;
  private stoodSince: Tick = -1;

  constructor(map: RoadMap, vehicle: VehicleSpecification, knowsThings: boolean) {
    this.map = map;
    this.vehicle = vehicle;
    this.knowsThings = knowsThings;
  }

  /** Lanes that are closed ahead; none as long as there is hope. To be called once for every plan. */
  look(line: ReferenceLine, moment: WatchedMoment): ClosedLane[] {
    const { tick, ego, tracks, passes } = moment;
    this.clock.update(tick, tracks);
    this.follow(line);
    const block = passes === 'now' ? null : this.firstBlock(line, moment);
    if (block === null) {
      this.stuckSince = -1;
      this.stoodSince = -1;
      return [];
    }
    if (this.stuckSince < 0) this.stuckSince = tick;
    const isBehind = Math.abs(ego.speed) < STANDS && block.s - ego.s < BEHIND_IT;
    if (!isBehind) this.stoodSince = -1;
    else if (this.stoodSince < 0) this.stoodSince = tick;
    const isThing = this.isThing(block.track);
    const stuck = isThing && secondsAt(tick - this.stuckSince) >= ACROSS_PATIENCE;
    const stood = this.stoodSince < 0 ? 0 : secondsAt(tick - this.stoodSince);
    const isOver = passes === 'not' && stood >= (isThing ? THING_PATIENCE : VEHICLE_PATIENCE);
    if (!stuck && !isOver) return [];
    const standing = tracks.filter((track) => this.standsForGood(tick, track));
    const closed = closedLanesAt(this.map, block.place, standing, this.vehicle.width);
    return isOver || isAcross(this.map, block.place.lane, closed) ? closed : [];
  }

  snapshot(): PlainData {
    const { clock, stuckSince, stoodSince } = this;
    return clonePlain({ clock: clock.snapshot(), stuckSince, stoodSince } as unknown as PlainData);
  }

  restore(state: PlainData): void {
    const { clock, ...rest } = clonePlain(state) as unknown as { clock: PlainData; stuckSince: Tick; stoodSince: Tick };
    this.clock.restore(clock);
    Object.assign(this, rest);
  }

  private follow(line: ReferenceLine): void {
    if (this.line === line) return;
    this.line = line;
    this.profile = speedProfile(line);
    this.waitingPlaces = waitingPlaces(routeStopLines(this.map, line), routeCrosswalks(this.map, line));
  }

  private isThing({ kind, width }: Track): boolean {
    return this.knowsThings && kind === ACTOR_KIND.car && width < THING_WIDTH;
  }

  private standsForGood(tick: Tick, track: Track): boolean {
    const patience = this.isThing(track) ? ACROSS_PATIENCE : VEHICLE_PATIENCE;
    return track.kind !== ACTOR_KIND.pedestrian && this.clock.standing(tick, track.id) >= patience;
  }

  /** The nearest that stands on the way, leaves no room, and waits for nothing. */
  private firstBlock(
    line: ReferenceLine,
    moment: WatchedMoment,
  ): { track: Track; s: number; place: RoutePoint } | null {
    const { tick, ego, tracks } = moment;
    const { map, vehicle, profile, waitingPlaces } = this;
    const scene: PassingScene = { tick, map, vehicle, line, profile, waitingPlaces, grip: DRY, ego, tracks };
    const half = vehicle.width / 2;
    let nearest: { track: Track; s: number; place: RoutePoint } | null = null;
    for (const track of tracks) {
      if (track.kind === ACTOR_KIND.pedestrian || !this.clock.isStanding(track.id)) continue;
      const { x, y, yaw, length, width, id } = track;
      if (!boxInLaneFrame(line, x, y, yaw, length, width, ego.s, ego.s + AHEAD, box)) continue;
      if (box.sMin < ego.s || box.sMin > line.goal || (nearest !== null && box.s >= nearest.s)) continue;
      if (box.dMin - half > IN_THE_WAY || -half - box.dMax > IN_THE_WAY) continue;
      if (roomInLane(vehicle, line.halfWidth[referenceSample(line, box.s)], box)) continue;
      const { s } = box;
      if (!this.isThing(track) && waitsInLine(scene, this.clock, id, { ...box })) continue;
      const leg = line.legs.find(({ from, to }) => s >= from && s <= to);
      if (leg === undefined || leg.to <= leg.from) continue;
      const share = (s - leg.from) / (leg.to - leg.from);
      const place = { lane: leg.lane, s: leg.laneFrom + share * (leg.laneTo - leg.laneFrom) };
      nearest = { track, s, place };
    }
    return nearest;
  }
}

/**
 * Whether these are all lanes that one could go on along beside a lane: those of its direction, and where there is but one of them and
 * nothing but paint beside it, those of the other, too.
 */
function isAcross(map: RoadMap, lane: number, closed: readonly ClosedLane[]): boolean {
  const { road, section, direction } = map.lanes[lane];
  const beside = map.lanes.filter((one) => one.road === road && one.section === section);
  const { oncoming } = laneBurdens(map);
  const ours = beside.filter((one) => one.direction === direction);
  const isDivided = ours.length > 1 || oncoming[lane] === 0;
  const open = beside.filter(({ index }) => !closed.some((one) => one.lane === index));
  return open.every((one) => isDivided && one.direction !== direction);
}

const box = makeLaneBox();
