import { cos, sin } from '../../core/math/sin-cos.ts';
import type { Localisation } from '../../core/messages/localisation.ts';
import type { Imu, Odometry } from '../../core/messages/motion-readings.ts';
import type { DriverTopic } from '../../core/messages.ts';
import type { DriverModule, Inbox, Outbox } from '../../core/module.ts';
import { SEEN_BAYS } from '../../core/seen-bays.ts';
import { clonePlain, type PlainData } from '../../core/snapshot.ts';
import { TICK_SECONDS, type Tick } from '../../core/tick.ts';
import type { BayCorners } from '../../map/bay-corners.ts';
import type { SurfacePoint } from '../../map/road-map.ts';
import type { GroundSurface } from '../surface-projection.ts';
import { BayCorrection } from './bay-correction.ts';
import { DeadReckoning } from './dead-reckoning.ts';
import { EGO, EgoFilter, type Pose2, slipAngle } from './ego-filter.ts';
import { RoadCorrection } from './road-correction.ts';
import type { RoadLines } from './road-lines.ts';

const READS = ['gnss', 'imu', 'odometry', 'road'] as const;
type Reads = (typeof READS)[number];
type Writes = 'localisation';

const GRAVITY = 9.81; // [m/s^2]
/** Error of the wheels' speed beside their scale: quantisation [m/s] and slip, a share of the speed [1]. */
const SPEED_NOISE = 0.05;
const SLIP_SHARE = 0.005;
/** The wheels stand still below this [m/s]. */
const STANDING = 0.02;
/** Time constant of the acceleration that is reported [s]. */
const ACCELERATION_TIME = 0.1;

/**
 * Tells where the ego is: gyroscope, accelerometer and wheels carry the belief on at every tick; satellite fixes and the
 * camera's road edges, compared with the map, correct it, and so do corners of parking spaces where somebody sees them.
 */
export class LocalisationModule implements DriverModule<Reads, Writes> {
  readonly name = 'localisation';
  readonly reads: readonly Reads[];
  readonly writes = ['localisation'] as const;
  private readonly filter: EgoFilter;
  private readonly reckoning = new DeadReckoning();
  private readonly correction: RoadCorrection;
  /** Null where no corners of parking spaces are seen. */
  private readonly bays: BayCorrection | null;
  private readonly surface: GroundSurface;
  private acceleration = 0;
  /** Ticks of the latest fix, road observation and corners that were used. */
  private fixTick: Tick = -1;
  private roadTick: Tick = -1;
  private baysTick: Tick = -1;
  private readonly now: Pose2 = { x: 0, y: 0, yaw: 0 };
  private readonly past: Pose2 = { x: 0, y: 0, yaw: 0 };
  /** Under the believed place; the last known one where the map knows none. */
  private readonly ground: SurfacePoint = { z: 0, nx: 0, ny: 0, nz: 1 };

  /** `first` is the pose at which the drive begins, as told to the driver; `bays` the map's, where the rig sees such. */
  constructor(
    first: Readonly<Pose2>,
    map: GroundSurface & { readonly lines: RoadLines },
    bays: BayCorners | null = null,
  ) {
    this.reads = bays === null ? READS : ([...READS, SEEN_BAYS] as unknown as readonly Reads[]);
    this.filter = new EgoFilter(first);
    this.bays = bays === null ? null : new BayCorrection(this.filter, bays);
    this.correction = new RoadCorrection(this.filter, map.lines);
    this.surface = map;
  }

  step(tick: Tick, inbox: Inbox<Reads>, outbox: Outbox<Writes>): void {
    const imu = inbox.latest('imu');
    const odometry = inbox.latest('odometry');
    if (imu !== null && odometry !== null) this.move(imu.message, odometry.message);
    this.takeFix(inbox);
    this.takeRoad(tick, inbox);
    if (this.bays !== null) this.takeBays(tick, inbox, this.bays);
    const rate = imu === null ? 0 : imu.message.yawRate - this.filter.state[EGO.gyroBias];
    outbox.publish('localisation', this.report(imu !== null, rate));
  }

  snapshot(): PlainData {
    return {
      filter: this.filter.snapshot(),
      reckoning: this.reckoning.snapshot(),
      acceleration: this.acceleration,
      ground: clonePlain(this.ground) as unknown as PlainData,
      fixTick: this.fixTick,
      roadTick: this.roadTick,
      baysTick: this.baysTick,
    };
  }

  restore(state: PlainData): void {
    const data = state as unknown as {
      filter: PlainData;
      reckoning: PlainData;
      acceleration: number;
      ground: SurfacePoint;
      fixTick: Tick;
      roadTick: Tick;
      baysTick: Tick;
    };
    this.filter.restore(data.filter);
    this.reckoning.restore(data.reckoning);
    this.acceleration = data.acceleration;
    Object.assign(this.ground, data.ground);
    this.fixTick = data.fixTick;
    this.roadTick = data.roadTick;
    this.baysTick = data.baysTick;
  }

  private move(imu: Imu, odometry: Odometry): void {
    const { state } = this.filter;
    // On a slope the accelerometer feels gravity's part along the road: a = f + g sin(pitch), nose down positive.
    const fall = cos(state[EGO.yaw]) * this.ground.nx + sin(state[EGO.yaw]) * this.ground.ny;
    const acceleration = imu.ax + GRAVITY * fall;
    this.filter.predict(TICK_SECONDS, imu.yawRate, acceleration);
    this.filter.correctSpeed(odometry.speed, SPEED_NOISE + SLIP_SHARE * Math.abs(odometry.speed));
    if (Math.abs(odometry.speed) < STANDING) this.filter.correctStandingRate(imu.yawRate);
    this.acceleration += (TICK_SECONDS / ACCELERATION_TIME) * (acceleration - this.acceleration);
    const rate = imu.yawRate - state[EGO.gyroBias];
    const speed = state[EGO.speed];
    this.reckoning.advance(speed * TICK_SECONDS, rate * TICK_SECONDS, slipAngle(speed, rate));
  }

  private takeFix(inbox: Inbox<Reads>): void {
    const fix = inbox.latest('gnss');
    if (fix === null || fix.tick === this.fixTick) return;
    this.fixTick = fix.tick;
    if (fix.message.valid) this.filter.correctPlace(fix.message.x, fix.message.y, fix.message.sigma);
  }

  private takeRoad(tick: Tick, inbox: Inbox<Reads>): void {
    const road = inbox.latest('road');
    if (road === null || road.tick === this.roadTick) return;
    const travel = this.travelIn(road.tick - this.roadTick);
    this.roadTick = road.tick;
    if (this.lookBack(tick - road.tick)) this.correction.apply(road.message, this.past, travel);
  }

  private takeBays(tick: Tick, inbox: Inbox<Reads>, correction: BayCorrection): void {
    const bays = (inbox as Inbox<DriverTopic>).latest(SEEN_BAYS);
    if (bays === null || bays.tick === this.baysTick) return;
    const travel = this.travelIn(bays.tick - this.baysTick);
    this.baysTick = bays.tick;
    if (this.lookBack(tick - bays.tick)) correction.apply(bays.message, this.past, travel);
  }

  /** Way in so many ticks, forwards or backwards [m]. */
  private travelIn(ticks: number): number {
    return Math.abs(this.filter.state[EGO.speed] * (ticks * TICK_SECONDS));
  }

  /** Lays `past` where the vehicle was so many ticks ago; false where that is not known. */
  private lookBack(ago: number): boolean {
    this.believedPose(this.now);
    return this.reckoning.poseBefore(ago, this.now, this.past);
  }

  private believedPose(out: Pose2): void {
    const { state } = this.filter;
    out.x = state[EGO.x];
    out.y = state[EGO.y];
    out.yaw = state[EGO.yaw];
  }

  private report(valid: boolean, yawRate: number): Localisation {
    const { state, covariance } = this.filter;
    this.surface.surfaceAt(state[EGO.x], state[EGO.y], this.ground);
    const yaw = state[EGO.yaw];
    return {
      valid,
      x: state[EGO.x],
      y: state[EGO.y],
      z: this.ground.z,
      yaw,
      speed: state[EGO.speed],
      acceleration: this.acceleration,
      yawRate,
      lateralSigma: this.filter.placeSigma(yaw + Math.PI / 2),
      longitudinalSigma: this.filter.placeSigma(yaw),
      yawSigma: Math.sqrt(covariance[EGO.yaw * 10]),
    };
  }
}
