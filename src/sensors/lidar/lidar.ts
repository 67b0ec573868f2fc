import type { ActorsTruth } from '../../core/messages/actors-truth.ts';
import type { EgoTruth } from '../../core/messages/ego-truth.ts';
import { type LidarTruth, POINT_CAUSE, type PointCloud } from '../../core/point-cloud.ts';
import { composePoses, type Pose } from '../../core/pose.ts';
import { RandomStream } from '../../core/random.ts';
import { SEMANTIC } from '../../core/semantic-class.ts';
import type { PlainData } from '../../core/snapshot.ts';
import type { Tick } from '../../core/tick.ts';
import type { Scenery } from '../../world/scenery/mesh.ts';
import type { SensedWeather } from '../sensor.ts';
import { Air } from './air.ts';
import { BeamEchoes, SURFACES } from './beam-echoes.ts';
import { FACET } from './beam-hits.ts';
import { FacetOptics } from './facet-optics.ts';
import { type LidarParameters, mostReturns } from './lidar-parameters.ts';
import { LidarScanner } from './lidar-scanner.ts';
import { NORMAL, NORMAL_BITS } from './normal-table.ts';
import { ReturnChoice } from './return-choice.ts';

const TWO_TO_32 = 4294967296;

/** Odd multipliers that give each return of a beam a deviate of its own from one draw (Knuth, multiplicative hashing). */
const MIX = [1, 0x9e3779b1, 0x85ebca6b];

/**
 * A lidar: what its beams hit, what of it comes back, what it makes of that. Every effect draws from a stream of its own
 * and as often in every sweep, whatever is around.
 */
export class Lidar {
  private readonly parameters: LidarParameters;
  private readonly scanner: LidarScanner;
  private readonly optics: FacetOptics;
  private readonly echoes: BeamEchoes;
  private air: Air;
  private readonly choice: ReturnChoice;
  private readonly noise: RandomStream;
  private readonly general: RandomStream;
  private readonly faint: RandomStream;
  private readonly weather: RandomStream;
  private readonly x: Float32Array;
  private readonly y: Float32Array;
  private readonly z: Float32Array;
  private readonly intensity: Uint8Array;
  private readonly beam: Uint32Array;
  private readonly echo: Uint8Array;
  private readonly cause: Uint8Array;
  private count = 0;

  constructor(name: string, parameters: LidarParameters, seed: number, scenery: Scenery) {
    const { pattern, mount, range, duration, isClockwise, motionDistortion } = parameters;
    this.parameters = parameters;
    const sweep = { duration: motionDistortion ? duration : 0, isClockwise };
    this.scanner = new LidarScanner(scenery, pattern, mount, range, sweep);
    const { atmosphere } = scenery;
    this.optics = new FacetOptics(parameters.weather ? atmosphere.weather : undefined, !parameters.materials);
    this.echoes = new BeamEchoes(this.scanner.grid, parameters);
    this.air = new Air(parameters, atmosphere);
    this.choice = new ReturnChoice(parameters.returns);
    this.noise = new RandomStream(seed, `lidar.${name}.range`);
    this.general = new RandomStream(seed, `lidar.${name}.dropoff.general`);
    this.faint = new RandomStream(seed, `lidar.${name}.dropoff.intensity`);
    this.weather = new RandomStream(seed, `lidar.${name}.weather`);
    const room = this.scanner.grid.count * mostReturns(parameters.returns);
    this.x = new Float32Array(room);
    this.y = new Float32Array(room);
    this.z = new Float32Array(room);
    this.intensity = new Uint8Array(room);
    this.beam = new Uint32Array(room);
    this.echo = new Uint8Array(room);
    this.cause = new Uint8Array(room);
  }

  setWeather({ atmosphere }: SensedWeather): void {
    this.optics.setWeather(this.parameters.weather ? atmosphere.weather : undefined);
    this.air = new Air(this.parameters, atmosphere);
  }

  /** The sweep that ends at the tick of `truth`. */
  measure(_tick: Tick, { ego, actors }: { readonly ego: EgoTruth; readonly actors: ActorsTruth | null }): PointCloud {
    const { scanner, optics, echoes } = this;
    scanner.scan(ego, actors);
    optics.read(scanner, actors);
    echoes.read(scanner.hits, optics);
    this.count = 0;
    for (let beam = 0; beam < scanner.grid.count; beam++) this.measureBeam(beam);
    return this.cloud();
  }

  /** What the latest sweep really met. */
  truthOf(): LidarTruth {
    const { scanner, optics, parameters } = this;
    const { grid, hits } = scanner;
    const { count, channels, stretch } = grid;
    const range = new Float32Array(count).fill(Number.POSITIVE_INFINITY);
    const semantic = new Uint8Array(count).fill(SEMANTIC.sky);
    const instance = new Uint16Array(count);
    const cosine = new Float32Array(count);
    for (let beam = 0, channel = 0; beam < count; beam++) {
      const facet = hits.facet[beam];
      const long = stretch[channel];
      if (++channel === channels) channel = 0;
      if (facet < 0) continue;
      const near = hits.nearness[beam];
      if (long > parameters.range * near) continue;
      range[beam] = long / near;
      semantic[beam] = optics.semantic[facet];
      instance[beam] = optics.instance[facet];
      cosine[beam] = Math.min(1, (near * hits.facets[FACET.stride * facet + FACET.distance]) / long);
    }
    return {
      columns: grid.columns,
      channels,
      range,
      semantic,
      instance,
      cosine,
      cause: this.cause.slice(0, this.count),
    };
  }

  /** Sets the body off its mount, in the body's frame; null puts it back. */
  displace(by: Readonly<Pose> | null): void {
    const { mount } = this.parameters;
    this.scanner.mountAt(by === null ? mount : composePoses(mount, by, { ...mount }));
  }

  snapshot(): PlainData {
    const { noise, general, faint, weather } = this;
    return [noise, general, faint, weather].map((stream) => stream.snapshot());
  }

  restore(state: PlainData): void {
    const { noise, general, faint, weather } = this;
    for (const [i, stream] of [noise, general, faint, weather].entries()) stream.restore((state as PlainData[])[i]);
  }

  /** Everything that comes back along a beam, then what of it is reported. */
  private measureBeam(beam: number): void {
    const { parameters, air, choice, echoes } = this;
    const { dropoff } = parameters;
    const isOut = dropoff.general > 0 && this.general.int32() >>> 0 < dropoff.general * TWO_TO_32;
    const keep = dropoff.zeroIntensity > 0 ? (this.faint.int32() >>> 0) / TWO_TO_32 : 1;
    const draw = parameters.rangeNoise > 0 ? this.noise.int32() : 0;
    const drop = air.drops === null ? 1 : (this.weather.int32() >>> 0) / TWO_TO_32;
    const spread = air.drops === null && air.fog === null ? 0 : (this.weather.int32() >>> 0) / TWO_TO_32;
    if (isOut) return;
    choice.clear();
    const first = SURFACES * beam;
    const nearest = echoes.range[first];
    for (let at = first; at < first + SURFACES; at++) {
      const range = echoes.range[at];
      if (range === Number.POSITIVE_INFINITY) break;
      const cause = echoes.isMixed[at] === 1 ? POINT_CAUSE.edge : POINT_CAUSE.surface;
      choice.range[choice.count] = range;
      choice.intensity[choice.count] = echoes.strength[at];
      air.dim(choice.range, choice.intensity, choice.count);
      this.offer(cause);
    }
    if (air.drops !== null) {
      const range = air.drops.rangeOf(drop);
      if (range < nearest) {
        choice.range[choice.count] = range;
        // Over so few metres the air takes next to nothing.
        choice.intensity[choice.count] = air.drops.strengthAt(range, spread);
        this.offer(POINT_CAUSE.precipitation);
      }
    }
    if (air.fog !== null) {
      const range = air.fog.rangeBefore(nearest, spread);
      choice.range[choice.count] = range;
      choice.intensity[choice.count] = air.fog.powerBefore(nearest) * range * range;
      this.offer(POINT_CAUSE.fog);
    }
    choice.make();
    for (let k = 0; k < choice.chosen; k++) {
      const intensity = choice.intensity[choice.order[k]];
      // What is kept at random: CARLA leaves out zeroIntensity (1 - I / intensityLimit) of points of intensity I.
      if (keep < dropoff.zeroIntensity * (1 - intensity / dropoff.intensityLimit)) continue;
      this.report(beam, k, draw);
    }
  }

  /** Takes the return that was put behind those taken if it is within range and bright enough. */
  private offer(cause: number): void {
    const { choice } = this;
    const { minRange, range: maxRange, tenthRange } = this.parameters;
    const range = choice.range[choice.count];
    if (range < minRange || range > maxRange) return;
    const share = range / tenthRange;
    if (choice.intensity[choice.count] < 0.1 * share * share) return;
    choice.add(cause);
  }

  private report(beam: number, k: number, draw: number): void {
    const { parameters, choice, count } = this;
    const { cosine, sine, slope, stretch, channels } = this.scanner.grid;
    const of = choice.order[k];
    let range = choice.range[of];
    if (parameters.rangeNoise > 0) {
      const index = k === 0 ? draw >>> (32 - NORMAL_BITS) : Math.imul(draw, MIX[k]) >>> (32 - NORMAL_BITS);
      range += parameters.rangeNoise * NORMAL[index];
    }
    if (range < 0) range = 0;
    const { resolution } = parameters;
    if (resolution > 0) range = resolution * Math.floor(range / resolution + 0.5);
    const column = (beam / channels) | 0;
    const channel = beam - column * channels;
    const flat = range / stretch[channel];
    this.x[count] = flat * cosine[column];
    this.y[count] = flat * sine[column];
    this.z[count] = flat * slope[channel];
    this.intensity[count] = Math.min(255, Math.floor(255 * choice.intensity[of] + 0.5));
    this.beam[count] = beam;
    this.echo[count] = k;
    this.cause[count] = choice.cause[of];
    this.count = count + 1;
  }

  private cloud(): PointCloud {
    const { parameters, count, scanner } = this;
    const { pattern } = parameters;
    return {
      mount: { ...parameters.toldMount },
      columns: scanner.grid.columns,
      channels: scanner.grid.channels,
      firstAzimuth: pattern.firstAzimuth,
      azimuthStep: pattern.azimuthStep,
      duration: parameters.motionDistortion ? parameters.duration : 0,
      isClockwise: parameters.isClockwise,
      count,
      x: this.x.slice(0, count),
      y: this.y.slice(0, count),
      z: this.z.slice(0, count),
      intensity: this.intensity.slice(0, count),
      beam: this.beam.slice(0, count),
      echo: this.echo.slice(0, count),
    };
  }
}
