import type { GnssFix } from '../../core/gnss-fix.ts';
import { sin } from '../../core/math/sin-cos.ts';
import type { Gnss } from '../../core/messages/motion-readings.ts';
import { composePoses, type Pose, rotationOfPose, toParent } from '../../core/pose.ts';
import { RandomStream } from '../../core/random.ts';
import type { PlainData } from '../../core/snapshot.ts';
import { TICKS_PER_SECOND, type Tick } from '../../core/tick.ts';
import type { GeoFrame } from '../../map/projection/geo-frame.ts';
import type { Mesh } from '../../world/scenery/mesh.ts';
import { GaussMarkov } from '../noise/gauss-markov.ts';
import type { SensorModel, SensorTruth } from '../sensor.ts';
import { type Dilution, dilutionOf } from './dilution.ts';
import type { GnssParameters } from './gnss-parameters.ts';
import { Satellites } from './satellites.ts';
import { type SkyMask, skyMaskOf } from './sky-mask.ts';

/** What a receiver needs of the world. */
export interface GnssSurroundings {
  /** Null where the map does not say where on earth it is. */
  readonly frame: GeoFrame | null;
  /** Scenery that may hide satellites. */
  readonly chunks: readonly Mesh[];
}

/** Satellites of a map that is nowhere are those of Munich [degrees]. */
const ANYWHERE = { latitude: 48.1, longitude: 11.6 };

/** Fixes of a worse position dilution of precision are withheld [1] (default of u-blox M8 and F9, CFG-NAV5, pDop). */
const WORST_DILUTION = 25;

/**
 * A satellite receiver: true place of the antenna, white noise and a wandering bias on each axis (J. Rankin, "An error
 * model for sensor simulation: GPS and differential GPS", 1994). Where the sky counts, both grow as the dilution of
 * precision does over that under an open sky, axis by axis, since satellites are hidden by what stands around; reflected
 * signals add an error of their own, and with fewer than four satellites there is no fix.
 */
export class GnssReceiver implements SensorModel<Gnss> {
  private readonly parameters: GnssParameters;
  private readonly mount: Pose;
  private readonly frame: GeoFrame | null;
  private readonly random: RandomStream;
  private readonly bias: readonly GaussMarkov[];
  private readonly multipath: readonly GaussMarkov[];
  private readonly multipathRandom: RandomStream;
  private readonly satellites: Satellites;
  private readonly sky: SkyMask | null;
  private readonly lowest: number;
  private readonly used: Uint8Array;
  private readonly open: Dilution = { count: 0, east: 0, north: 0, up: 0 };
  private readonly seen: Dilution = { count: 0, east: 0, north: 0, up: 0 };
  private readonly rotation = new Float64Array(9);
  private readonly antenna = { x: 0, y: 0, z: 0 };
  /** Place of the last fix, which is held while there is none; and the tick from which on fixes come again. */
  private last = { x: Number.NaN, y: Number.NaN, z: Number.NaN };
  private ready: Tick = 0;

  /** White noise and bias are of one stream, as they have been from the start; what came later has its own. */
  constructor(name: string, parameters: GnssParameters, seed: number, { frame, chunks }: GnssSurroundings) {
    const stream = name === 'gnss' ? 'sensors.gnss' : `gnss.${name}`;
    const { rate, biasSigma, biasTau, verticalRatio, multipathTau } = parameters;
    this.parameters = parameters;
    this.mount = { ...parameters.mount };
    this.frame = frame;
    this.random = new RandomStream(seed, stream);
    this.bias = [1, 1, verticalRatio].map(
      (scale) => new GaussMarkov(scale * biasSigma, biasTau, 1 / rate, this.random),
    );
    this.multipathRandom = new RandomStream(seed, `${stream}.multipath`);
    this.multipath = [1, 1, verticalRatio].map(
      (scale) => new GaussMarkov(scale, multipathTau, 1 / rate, this.multipathRandom),
    );
    const place = frame?.toEarth(0, 0, 0, { latitude: 0, longitude: 0, height: 0 }) ?? ANYWHERE;
    this.satellites = new Satellites(parameters.constellations, place.latitude, place.longitude, parameters.hour);
    this.used = new Uint8Array(this.satellites.count);
    this.lowest = sin((parameters.elevationMaskDeg * Math.PI) / 180);
    this.sky = parameters.sky ? skyMaskOf(chunks) : null;
  }

  measure(tick: Tick, truth: SensorTruth): Gnss {
    const fix = this.fix(tick, truth);
    if (this.parameters.isGeodetic) return fix;
    const { valid, x, y, z, sigma } = fix;
    return { valid, x, y, z, sigma };
  }

  /** One fix in full. */
  fix(tick: Tick, { ego }: SensorTruth): GnssFix {
    const { whiteSigma, biasSigma, verticalRatio, multipathSigma } = this.parameters;
    const { open, seen, antenna, bias, multipath } = this;
    toParent(ego, rotationOfPose(ego, this.rotation), this.mount, antenna);
    this.lookUp(tick);
    const isSeen =
      seen.east * seen.east + seen.north * seen.north + seen.up * seen.up <= WORST_DILUTION * WORST_DILUTION;
    if (!isSeen) this.ready = tick + this.parameters.reacquisition * TICKS_PER_SECOND;
    const valid = this.sky === null || (isSeen && tick >= this.ready);
    const east = this.sky === null ? 1 : seen.east / open.east;
    const north = this.sky === null ? 1 : seen.north / open.north;
    const up = this.sky === null ? 1 : seen.up / open.up;
    // Noise is drawn whether there is a fix or not, so that an outage moves no later draws.
    const slowX = bias[0].step();
    const fastX = whiteSigma * this.random.normal();
    const slowY = bias[1].step();
    const fastY = whiteSigma * this.random.normal();
    const slowZ = bias[2].step();
    const fastZ = verticalRatio * whiteSigma * this.random.normal();
    const reflected = this.sky === null ? 0 : multipathSigma * (1 - seen.count / open.count);
    const reflectedX = reflected * multipath[0].step();
    const reflectedY = reflected * multipath[1].step();
    const reflectedZ = reflected * multipath[2].step();
    if (valid) {
      this.last.x = antenna.x + east * (slowX + reflectedX) + east * fastX;
      this.last.y = antenna.y + north * (slowY + reflectedY) + north * fastY;
      this.last.z = antenna.z + up * (slowZ + reflectedZ) + up * fastZ;
    }
    if (valid && this.parameters.reducedBy !== null) this.reduce(this.parameters.reducedBy);
    return this.stated(valid, Math.sqrt(whiteSigma * whiteSigma + biasSigma * biasSigma), Math.max(east, north), up);
  }

  displace(by: Readonly<Pose> | null): void {
    if (by === null) Object.assign(this.mount, this.parameters.mount);
    else composePoses(this.parameters.mount, by, this.mount);
  }

  snapshot(): PlainData {
    return {
      random: this.random.snapshot(),
      bias: this.bias.map(({ value }) => value),
      multipathRandom: this.multipathRandom.snapshot(),
      multipath: this.multipath.map(({ value }) => value),
      last: [this.last.x, this.last.y, this.last.z],
      ready: this.ready,
    };
  }

  restore(state: PlainData): void {
    const from = state as {
      random: PlainData;
      bias: readonly number[];
      multipathRandom: PlainData;
      multipath: readonly number[];
      last: readonly number[];
      ready: number;
    };
    this.random.restore(from.random);
    this.multipathRandom.restore(from.multipathRandom);
    for (const [axis, process] of this.bias.entries()) process.value = from.bias[axis];
    for (const [axis, process] of this.multipath.entries()) process.value = from.multipath[axis];
    [this.last.x, this.last.y, this.last.z] = from.last;
    this.ready = from.ready;
  }

  /** Dilution of precision of all satellites above the mask, and of those that nothing hides. */
  private lookUp(tick: Tick): void {
    const { satellites, used, antenna, sky } = this;
    satellites.update(tick);
    const { directions } = satellites;
    for (let i = 0; i < used.length; i++) used[i] = directions[3 * i + 2] > this.lowest ? 1 : 0;
    dilutionOf(directions, used, this.open);
    if (sky !== null) {
      for (let i = 0; i < used.length; i++) {
        if (used[i] === 0) continue;
        const [east, north, up] = [directions[3 * i], directions[3 * i + 1], directions[3 * i + 2]];
        if (sky.isHidden(antenna.x, antenna.y, antenna.z, east, north, up)) used[i] = 0;
      }
    }
    dilutionOf(directions, used, this.seen);
  }

  /** From the antenna to the vehicle's origin, by where the antenna is told to be. */
  private reduce(arm: Readonly<Pose>): void {
    const { last, rotation: r } = this;
    last.x -= r[0] * arm.x + r[1] * arm.y + r[2] * arm.z;
    last.y -= r[3] * arm.x + r[4] * arm.y + r[5] * arm.z;
    last.z -= r[6] * arm.x + r[7] * arm.y + r[8] * arm.z;
  }

  private stated(valid: boolean, sigma: number, horizontal: number, vertical: number): GnssFix {
    const { x, y, z } = this.last;
    const place = { latitude: Number.NaN, longitude: Number.NaN, height: Number.NaN };
    if (!Number.isNaN(x)) this.frame?.toEarth(x, y, z, place);
    const { east, north, count } = this.seen;
    return {
      valid,
      x,
      y,
      z,
      sigma: sigma * horizontal,
      ...place,
      verticalSigma: sigma * this.parameters.verticalRatio * vertical,
      satellites: count,
      hdop: Math.sqrt(east * east + north * north),
    };
  }
}
