import type { Bus } from '../../core/bus.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import type { EgoTruth } from '../../core/messages/ego-truth.ts';
import { clonePlain, type PlainData } from '../../core/snapshot.ts';
import { isDue, secondsAt, type Tick } from '../../core/tick.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import type { LaneIndex } from '../../map/lane-index.ts';
import type { RoadMap } from '../../map/road-map.ts';
import type { CollisionRecord } from './collision-record.ts';
import { recordCollision, type SpeedsBefore } from './collision-view.ts';
import { DriveFrame, FRAMES_PER_SECOND } from './drive-frame.ts';
import type { DriveRoute } from './drive-route.ts';
import { LaneView } from './lane-view.ts';
import { OthersView } from './others-view.ts';
import { PathAhead } from './path-ahead.ts';

export interface FrameSourceOptions {
  readonly map: RoadMap;
  readonly index: LaneIndex;
  readonly vehicle: VehicleSpecification;
  /** Null where progress is not asked for. */
  readonly route: DriveRoute | null;
}

/** Makes the frames of a run out of what the world publishes. Called after every tick. */
export class FrameSource {
  readonly frame = new DriveFrame();
  /** Collisions of the tick that was taken last. */
  readonly collisionsNow: CollisionRecord[] = [];
  private readonly vehicle: VehicleSpecification;
  private readonly route: DriveRoute | null;
  private readonly lanes: LaneView;
  private readonly others: OthersView;
  private readonly place = { s: 0, d: 0 };
  private readonly pending: CollisionRecord[] = [];
  /** Where the ego was on its route at the last frame [m]; NaN: not known. */
  private lastS = 0;
  /** Centre of its box at the last frame; NaN before the first. */
  private lastX = Number.NaN;
  private lastY = Number.NaN;
  private lastSpeed = 0;
  private before: SpeedsBefore | null = null;

  constructor({ map, index, vehicle, route }: FrameSourceOptions) {
    const isOnRoute = route?.isOnRoute ?? new Uint8Array(map.lanes.length);
    this.vehicle = vehicle;
    this.route = route;
    this.lanes = new LaneView(map, index, isOnRoute);
    this.others = new OthersView(new PathAhead(map, isOnRoute));
    this.frame.routeLength = route?.length ?? Number.NaN;
  }

  /** Takes a tick; returns whether it made a frame. */
  take(tick: Tick, bus: Bus): boolean {
    const { frame, pending, collisionsNow } = this;
    const ego = bus.publishedNow('truth.ego');
    collisionsNow.length = 0;
    if (ego === null) return false;
    const actors = bus.publishedNow('truth.actors');
    const collisions = bus.publishedNow('truth.events')?.collisions ?? NONE;
    const isFrame = isDue(tick, FRAMES_PER_SECOND);
    if (isFrame || collisions.length > 0) {
      this.fillEgo(ego, tick);
      this.lanes.fill(frame);
    }
    for (const collision of collisions) {
      const record = recordCollision(collision, frame, this.lastSpeed, actors, this.before);
      collisionsNow.push(record);
      pending.push(record);
    }
    if (isFrame) {
      this.fillAdvance();
      this.fillRoute();
      this.others.fill(frame, actors);
      frame.signals = bus.publishedNow('truth.signals')?.state ?? frame.signals;
      frame.collisions.length = 0;
      for (const record of pending) frame.collisions.push(record);
      pending.length = 0;
    }
    this.lastSpeed = ego.vx;
    this.before = actors;
    return isFrame;
  }

  snapshot(): PlainData {
    const { pending, lastS, lastX, lastY, lastSpeed, before } = this;
    const speeds = before === null ? null : { count: before.count, id: before.id, speed: before.speed };
    return clonePlain({ pending, lastS, lastX, lastY, lastSpeed, before: speeds } as unknown as PlainData);
  }

  restore(state: PlainData): void {
    const from = clonePlain(state) as unknown as {
      pending: CollisionRecord[];
      lastS: number;
      lastX: number;
      lastY: number;
      lastSpeed: number;
      before: SpeedsBefore | null;
    };
    this.pending.length = 0;
    this.pending.push(...from.pending);
    this.lastS = from.lastS;
    this.lastX = from.lastX;
    this.lastY = from.lastY;
    this.lastSpeed = from.lastSpeed;
    this.before = from.before;
  }

  private fillEgo(ego: EgoTruth, tick: Tick): void {
    const { frame } = this;
    const { length, width, rearOverhang } = this.vehicle;
    frame.tick = tick;
    frame.time = secondsAt(tick);
    frame.x = ego.x;
    frame.y = ego.y;
    frame.z = ego.z;
    frame.yaw = ego.yaw;
    frame.cosYaw = cos(ego.yaw);
    frame.sinYaw = sin(ego.yaw);
    frame.halfLength = length / 2;
    frame.halfWidth = width / 2;
    const forward = length / 2 - rearOverhang;
    frame.centreX = ego.x + forward * frame.cosYaw;
    frame.centreY = ego.y + forward * frame.sinYaw;
    frame.vx = ego.vx;
    frame.vy = ego.vy;
    const speed = Math.sqrt(ego.vx * ego.vx + ego.vy * ego.vy);
    frame.speed = ego.vx < 0 ? -speed : speed;
    frame.ax = ego.ax;
    frame.ay = ego.ay;
    frame.yawRate = ego.yawRate;
    frame.steer = ego.steer;
    frame.braking = ego.braking;
  }

  private fillAdvance(): void {
    const { frame } = this;
    const dx = frame.centreX - this.lastX;
    const dy = frame.centreY - this.lastY;
    this.lastX = frame.centreX;
    this.lastY = frame.centreY;
    frame.advance = Number.isNaN(dx) ? 0 : Math.sqrt(dx * dx + dy * dy);
    const heading = frame.yaw - frame.headingError;
    frame.laneAdvance = Number.isNaN(dx + heading) ? 0 : dx * cos(heading) + dy * sin(heading);
  }

  private fillRoute(): void {
    const { frame, route, place } = this;
    frame.routeS = frame.routeOffset = Number.NaN;
    if (route === null) return;
    const isFound = Number.isNaN(this.lastS)
      ? route.seek(frame.x, frame.y, place)
      : route.place(frame.x, frame.y, this.lastS, place);
    this.lastS = isFound ? place.s : Number.NaN;
    if (!isFound) return;
    frame.routeS = place.s;
    frame.routeOffset = place.d;
  }
}

const NONE = [] as const;
