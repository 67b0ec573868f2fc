import { cos, sin } from '../../core/math/sin-cos.ts';
import { composePoses, type Pose } from '../../core/pose.ts';
import { RandomStream } from '../../core/random.ts';
import type { PlainData } from '../../core/snapshot.ts';
import type { Tick } from '../../core/tick.ts';
import type { UltrasonicEcho } from '../../core/ultrasonic-echo.ts';
import type { Solid } from '../../world/scenery/mesh.ts';
import type { Weather } from '../../world/weather/weather.ts';
import type { SensedWeather, SensorModel, SensorTruth } from '../sensor.ts';
import { type BoxEcho, findBoxEcho, type SoundBox } from './box-echo.ts';
import { echoLevel } from './echo-level.ts';
import type { UltrasonicParameters } from './ultrasonic-parameters.ts';

const DEGREE = Math.PI / 180;

/** What stands is looked up anew when the car is this far from where it was [m]. */
const MOVED = 5;
/** Solids are taken for this high, and their foot for the car's ground unless it is said [m]. */
const SOLID_HEIGHT = 3;
/** Solids whose foot is farther than this above or below are on another deck of a bridge [m]. */
const DECK = 2.5;
/** Ringing hides echoes from nearer than this, but tells that something is there [m]. */
const RINGING = 0.02;

/** What a sensor needs to know beside itself. */
export interface UltrasonicSurroundings {
  /** Its pose as the driver is told. */
  readonly told: Pose;
  readonly solids: readonly Solid[];
  /** Null for a fair day. */
  readonly weather: Pick<Weather, 'rain' | 'snowfall'> | null;
}

/** Drops that hit the membrane and flakes in the way raise the threshold [dB / (mm/h)], up to a limit [dB]. By judgement. */
const RAIN_DIN = 0.5;
const SNOW_DIN = 2;
const MOST_DIN = 10;

function dinOf({ rain, snowfall }: Pick<Weather, 'rain' | 'snowfall'>): number {
  return Math.min(MOST_DIN, RAIN_DIN * rain + SNOW_DIN * snowfall);
}

/**
 * An ultrasonic sensor: the nearest echo, of walls and corners of boxes, that is loud enough to be heard. Every box in the cone
 * has one place that throws sound back (`box-echo.ts`), its level over the threshold fades from ping to ping; what is below it
 * is missed, and the next nearest counts.
 */
export class UltrasonicSensor implements SensorModel<UltrasonicEcho> {
  private readonly parameters: UltrasonicParameters;
  private readonly mount: Pose;
  private readonly told: Pose;
  private readonly solids: readonly Solid[];
  /** What falls raises the threshold by this [dB]. */
  private din: number;
  private readonly fading: RandomStream;
  private readonly noise: RandomStream;
  private readonly crossTalk: RandomStream;
  private scale: number;
  private readonly near: Solid[] = [];
  private nearX = Number.NaN;
  private nearY = Number.NaN;
  private readonly pose: Pose = { x: 0, y: 0, z: 0, yaw: 0, pitch: 0, roll: 0 };
  private readonly box: SoundBox = {
    x: 0,
    y: 0,
    cosYaw: 1,
    sinYaw: 0,
    halfLength: 0,
    halfWidth: 0,
    low: 0,
    high: 0,
  };
  private readonly echo: BoxEcho = { distance: 0, offAxis: 0, incidence: 0, isEdge: false };
  private nearest = Number.POSITIVE_INFINITY;

  constructor(
    name: string,
    parameters: UltrasonicParameters,
    seed: number,
    { told, solids, weather }: UltrasonicSurroundings,
  ) {
    const stream = `ultrasonic.${name}`;
    this.parameters = parameters;
    this.mount = { ...parameters.mount };
    this.told = told;
    this.solids = solids;
    this.din = weather === null ? 0 : dinOf(weather);
    this.fading = new RandomStream(seed, `${stream}.fading`);
    this.noise = new RandomStream(seed, `${stream}.range`);
    this.crossTalk = new RandomStream(seed, `${stream}.cross-talk`);
    this.scale = 1 + parameters.speedError * new RandomStream(seed, `${stream}.speed`).normal();
  }

  setWeather({ weather }: SensedWeather): void {
    this.din = dinOf(weather);
  }

  measure(_tick: Tick, { ego, actors }: SensorTruth): UltrasonicEcho {
    const { minRange, maxRange, fading } = this.parameters;
    composePoses(ego, this.mount, this.pose);
    this.nearest = Number.POSITIVE_INFINITY;
    const fade = fading * this.fading.normal() - this.din;
    this.lookUp();
    for (const { x, y, z, yaw, length, width } of this.near) {
      const foot = z ?? ego.z;
      if (Math.abs(foot - ego.z) < DECK) this.listen(x, y, yaw, length, width, foot, SOLID_HEIGHT, fade);
    }
    for (let i = 0; actors !== null && i < actors.count; i++) {
      const [x, y, yaw] = [actors.x[i], actors.y[i], actors.yaw[i]];
      this.listen(x, y, yaw, actors.length[i], actors.width[i], actors.z[i], actors.height[i], fade);
    }
    const range = this.heard();
    const valid = range <= maxRange;
    return {
      valid,
      range: valid ? Math.max(minRange, range) : maxRange,
      minRange,
      maxRange,
      fieldOfView: 2 * this.parameters.halfAngleDeg * DEGREE,
      mount: this.told,
    };
  }

  displace(by: Readonly<Pose> | null): void {
    if (by === null) Object.assign(this.mount, this.parameters.mount);
    else composePoses(this.parameters.mount, by, this.mount);
  }

  snapshot(): PlainData {
    return {
      scale: this.scale,
      fading: this.fading.snapshot(),
      noise: this.noise.snapshot(),
      crossTalk: this.crossTalk.snapshot(),
    };
  }

  restore(state: PlainData): void {
    const from = state as { scale: number; fading: PlainData; noise: PlainData; crossTalk: PlainData };
    this.scale = from.scale;
    this.fading.restore(from.fading);
    this.noise.restore(from.noise);
    this.crossTalk.restore(from.crossTalk);
  }

  /** The solids that the cone may reach before the next look-up. */
  private lookUp(): void {
    const { pose, near } = this;
    const moved = (pose.x - this.nearX) * (pose.x - this.nearX) + (pose.y - this.nearY) * (pose.y - this.nearY);
    if (moved <= MOVED * MOVED) return;
    this.nearX = pose.x;
    this.nearY = pose.y;
    near.length = 0;
    for (const solid of this.solids) {
      const reach = this.parameters.maxRange + MOVED + (solid.length + solid.width) / 2;
      const [dx, dy] = [solid.x - pose.x, solid.y - pose.y];
      if (dx * dx + dy * dy < reach * reach) near.push(solid);
    }
  }

  /** Takes a box for the nearest if it is, and is loud enough. */
  private listen(
    x: number,
    y: number,
    yaw: number,
    length: number,
    width: number,
    foot: number,
    height: number,
    fade: number,
  ): void {
    const { pose, box, echo, parameters } = this;
    const [dx, dy] = [x - pose.x, y - pose.y];
    const reach = Math.min(this.nearest, parameters.maxRange) + (length + width) / 2;
    if (dx * dx + dy * dy > reach * reach) return;
    const [c, s] = [cos(pose.yaw), sin(pose.yaw)];
    box.x = c * dx + s * dy;
    box.y = c * dy - s * dx;
    box.cosYaw = cos(yaw - pose.yaw);
    box.sinYaw = sin(yaw - pose.yaw);
    box.halfLength = length / 2;
    box.halfWidth = width / 2;
    box.low = foot - pose.z;
    box.high = foot + height - pose.z;
    if (!findBoxEcho(box, parameters.halfAngleDeg * DEGREE, parameters.halfHeightDeg * DEGREE, echo)) return;
    if (echo.distance < this.nearest && echoLevel(echo, parameters) + fade > 0) this.nearest = echo.distance;
  }

  /** What is made of the nearest echo; numbers are drawn whether there is one or not. */
  private heard(): number {
    const { rangeSigma, rangeShare, resolution, minRange, maxRange, crossTalk } = this.parameters;
    const noise = this.noise.normal();
    const isCrossed = this.crossTalk.uniform() < crossTalk;
    const other = this.crossTalk.between(minRange, maxRange);
    let range = this.nearest * this.scale + noise * (rangeSigma + rangeShare * Math.min(this.nearest, maxRange));
    if (this.nearest <= RINGING) range = minRange;
    if (isCrossed) range = Math.min(range, other);
    return resolution > 0 ? Math.round(range / resolution) * resolution : range;
  }
}
