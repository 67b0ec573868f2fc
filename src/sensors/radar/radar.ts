import { exp } from '../../core/math/exp.ts';
import { log } from '../../core/math/log.ts';
import type { Pose } from '../../core/pose.ts';
import { RADAR_SOURCE, type RadarScan, type RadarTruth } from '../../core/radar-scan.ts';
import { RandomStream } from '../../core/random.ts';
import type { PlainData } from '../../core/snapshot.ts';
import type { Tick } from '../../core/tick.ts';
import type { Scenery } from '../../world/scenery/mesh.ts';
import type { SensedWeather, SensorModel, SensorTruth } from '../sensor.ts';
import { toDecibels } from './decibels.ts';
import { Detector } from './detector.ts';
import type { EchoGroup } from './echo-cells.ts';
import { MeasurementErrors } from './measurement-errors.ts';
import { RadarEchoes } from './radar-echoes.ts';
import { RadarLink } from './radar-link.ts';
import type { RadarParameters } from './radar-parameters.ts';
import { sortBy } from './sort-by.ts';

/** Groups weaker than this are detected by chance only, which is the clutter's part [1]. */
const WEAKEST = 0.1;

/** FMCW radar: detections with range, azimuth, range rate and cross section. docs/sensors.md has the model. */
export class Radar implements SensorModel<RadarScan, RadarTruth> {
  private readonly parameters: RadarParameters;
  private readonly link: RadarLink;
  private readonly echoes: RadarEchoes;
  private readonly fluctuation: RandomStream;
  private readonly errorStream: RandomStream;
  private readonly errors: MeasurementErrors;
  private readonly clutter: RandomStream;
  private readonly detector: Detector;
  /** Detections of the cycle, in the order in which they were found. */
  private found = 0;
  private readonly range: Float64Array;
  private readonly azimuth: Float64Array;
  private readonly rangeRate: Float64Array;
  /** Power over noise [1]. */
  private readonly power: Float64Array;
  private readonly source: Uint8Array;
  private readonly id: Int32Array;
  private readonly order: Int32Array;
  private truth: RadarTruth = { count: 0, source: new Uint8Array(0), id: new Int32Array(0) };

  constructor(name: string, parameters: RadarParameters, seed: number, scenery: Scenery, mount: Readonly<Pose>) {
    this.parameters = parameters;
    this.link = new RadarLink(parameters, scenery.atmosphere.weather?.rain ?? 0);
    this.echoes = new RadarEchoes(parameters, this.link, scenery, mount);
    this.fluctuation = new RandomStream(seed, `radar.${name}.fluctuation`);
    this.errorStream = new RandomStream(seed, `radar.${name}.errors`);
    this.errors = new MeasurementErrors(parameters, this.errorStream);
    this.clutter = new RandomStream(seed, `radar.${name}.clutter`);
    this.detector = new Detector(parameters.falseAlarmProbability, this.fluctuation);
    const room = parameters.maxDetections;
    this.range = new Float64Array(room);
    this.azimuth = new Float64Array(room);
    this.rangeRate = new Float64Array(room);
    this.power = new Float64Array(room);
    this.source = new Uint8Array(room);
    this.id = new Int32Array(room);
    this.order = new Int32Array(room);
  }

  setWeather({ weather }: SensedWeather): void {
    this.link.setRain(weather.rain);
  }

  measure(_tick: Tick, { ego, actors }: SensorTruth): RadarScan {
    this.echoes.look(ego, actors);
    this.found = 0;
    this.echoes.cells.forEachGroup(WEAKEST, this.detect);
    this.addClutter();
    return this.publish();
  }

  truthOf(): RadarTruth {
    return this.truth;
  }

  snapshot(): PlainData {
    return [this.fluctuation.snapshot(), this.errorStream.snapshot(), this.clutter.snapshot()];
  }

  restore(state: PlainData): void {
    const [fluctuation, errors, clutter] = state as PlainData[];
    this.fluctuation.restore(fluctuation);
    this.errorStream.restore(errors);
    this.clutter.restore(clutter);
  }

  /** Takes a group that passes the threshold; false when the list is full. */
  private readonly detect = (group: Readonly<EchoGroup>): boolean => {
    const power = this.detector.receive(group.snr);
    if (power < this.detector.threshold) return true;
    const range = group.range + this.errors.ofRange(power);
    const azimuth = group.azimuth + this.errors.ofAzimuth(power);
    const rate = group.rangeRate + this.errors.ofRangeRate(power);
    return this.note(range, azimuth, rate, power, group.source, group.id);
  };

  /** Detections of nothing: a Poisson number of them (Knuth, section 3.4.1), anywhere, just above the threshold. */
  private addClutter(): void {
    const { clutter, parameters: p, detector } = this;
    const none = exp(-p.clutterRate);
    for (let chance = clutter.uniform(); chance > none; chance *= clutter.uniform()) {
      const range = clutter.between(p.rangeMin, p.rangeMax);
      const azimuth = clutter.between(-p.fieldOfView / 2, p.fieldOfView / 2);
      const rate = clutter.between(-p.rangeRateMax, p.rangeRateMax);
      const power = detector.threshold - log(1 - clutter.uniform());
      this.note(range, azimuth, rate, power, RADAR_SOURCE.clutter, 0);
    }
  }

  private note(range: number, azimuth: number, rangeRate: number, power: number, source: number, id: number): boolean {
    if (this.found === this.order.length) return false;
    const i = this.found++;
    this.range[i] = range;
    this.azimuth[i] = azimuth;
    this.rangeRate[i] = rangeRate;
    this.power[i] = power;
    this.source[i] = source;
    this.id[i] = id;
    this.order[i] = i;
    return true;
  }

  private publish(): RadarScan {
    const { found: count, order } = this;
    sortBy(this.range, order, count);
    const scan: RadarScan = {
      count,
      range: new Float32Array(count),
      azimuth: new Float32Array(count),
      rangeRate: new Float32Array(count),
      rcs: new Float32Array(count),
      snr: new Float32Array(count),
    };
    const truth = { count, source: new Uint8Array(count), id: new Int32Array(count) };
    for (let n = 0; n < count; n++) {
      const i = order[n];
      scan.range[n] = this.range[i];
      scan.azimuth[n] = this.azimuth[i];
      scan.rangeRate[n] = this.rangeRate[i];
      scan.rcs[n] = toDecibels(this.power[i] / this.link.gain(this.range[i], this.azimuth[i]));
      scan.snr[n] = toDecibels(this.power[i]);
      truth.source[n] = this.source[i];
      truth.id[n] = this.id[i];
    }
    this.truth = truth;
    return scan;
  }
}
