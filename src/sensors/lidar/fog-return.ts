import { exp } from '../../core/math/exp.ts';
import { log } from '../../core/math/log.ts';
import { pow } from '../../core/math/pow.ts';
import { sin } from '../../core/math/sin-cos.ts';

/*
 * Fog as a soft target (Hahner et al. 2021, "Fog simulation on real lidar point clouds for 3D object detection in
 * adverse weather", equations 5 to 20): what the droplets along the beam give back, folded with the pulse.
 */

/** Meteorological optical range is where 5 % of the light is left: MOR = ln 20 / extinction (WMO). */
const LN_20 = log(20);

/** Backscattering coefficient of fog times MOR [1/sr] (Rasshofer et al. 2011, as Hahner has it). */
const BACKSCATTER = 0.046;

/** Half-power width of the pulse as a length, 20 ns [m]. */
const PULSE = 299792458 * 20e-9;

/** From here to there the receiver comes to see the beam: blind before, in full behind [m]. */
const BLIND = 0.9;
const FULL = 1;

/**
 * What the receiver, which is focused far away, takes of a target so near. Chosen so that an HDL-64E begins to see the fog
 * itself at an optical range of about 100 m; in that work it is hidden in a target's reflectivity of 1e-6, and compared
 * with recorded intensities, not with a threshold.
 */
const GAIN = 0.05;

/** How fog's returns spread behind the peak: 10 m times a deviate of Beta(2, 20), as in the code of that work. */
const SPREAD = 10;
const SHAPE = 20;

/** Fog is where one sees less than a kilometre (WMO) [m]. */
const FOG_VISIBILITY = 1000;

const STEP = 0.1;
const REACH = 30;

/**
 * Cells of the table of quantiles. The last ends at e^-2 of a cell before 1, so that the mean over it is right: the tail
 * falls off like an exponential.
 */
const QUANTILES = 4096;
const LAST = 0.1353;

/** The pulse in steps: sin^2 over twice its half-power width. */
const WIDTH = Math.floor(PULSE / STEP);
const SHAPE_OF_PULSE = Float64Array.from({ length: WIDTH + 1 }, (_, i) => {
  const phase = sin((Math.PI * i) / WIDTH);
  return phase * phase;
});

/** Whether air of this extinction [1/m] is fog. */
export function isFog(extinction: number): boolean {
  return LN_20 / FOG_VISIBILITY < extinction;
}

/** What fog gives back before a beam's target. */
export class FogReturn {
  /** Power of the peak by range of the target, in steps of STEP, over that of a white target at 1 m. */
  private readonly power = new Float64Array(REACH / STEP + 1);
  /** Range of the peak [m]. */
  private readonly peak = new Float64Array(REACH / STEP + 1);
  private readonly spread: Float64Array;

  /** @param extinction of the fog [1/m] @param gain of the receiver for what is near, over that for what is far [1] */
  constructor(extinction: number, gain = 1) {
    const backscatter = (BACKSCATTER * extinction) / LN_20;
    const near = Float64Array.from({ length: REACH / STEP + 1 }, (_, i) => scattered(i * STEP, extinction));
    for (let target = 0; target < this.power.length; target++) {
      this.findPeak(near, target);
      this.power[target] *= Math.PI * backscatter * GAIN * gain;
    }
    this.spread = Float64Array.from({ length: QUANTILES + 1 }, (_, i) =>
      betaQuantile(Math.min(i, QUANTILES - LAST) / QUANTILES),
    );
  }

  /** Power of the fog before a target at `range` [m] (Infinity for none), over that of a white target at 1 m. */
  powerBefore(range: number): number {
    return this.power[placeOf(range)];
  }

  /** Range of the return, by a number uniform in [0, 1) [m]; never behind the target. */
  rangeBefore(range: number, uniform: number): number {
    const at = uniform * QUANTILES;
    const i = at | 0;
    const behind = SPREAD * (this.spread[i] + (at - i) * (this.spread[i + 1] - this.spread[i]));
    const from = this.peak[placeOf(range)] + behind;
    return from < range ? from : range;
  }

  /** The pulse's end at range R has the fog from R - WIDTH to R behind it. */
  private findPeak(near: Float64Array, target: number): void {
    let best = 0;
    let place = 0;
    for (let end = 0; end < near.length + WIDTH; end++) {
      let sum = 0;
      const last = Math.min(end, target);
      for (let i = Math.max(0, end - WIDTH); i <= last; i++) sum += near[i] * SHAPE_OF_PULSE[end - i];
      if (sum > best) {
        best = sum;
        place = end;
      }
    }
    this.power[target] = best * STEP;
    // A hard target's peak is half a pulse late, too, and taken back by the sensor.
    this.peak[target] = Math.max(BLIND, (place - WIDTH / 2) * STEP);
  }
}

/** What comes back from a metre of fog at range r, over its backscattering: e^(-2 a r) / r^2, where the receiver sees. */
function scattered(r: number, extinction: number): number {
  if (r <= BLIND) return 0;
  const overlap = Math.min(1, (r - BLIND) / (FULL - BLIND));
  return (overlap * exp(-2 * extinction * r)) / (r * r);
}

function placeOf(range: number): number {
  return range >= REACH ? REACH / STEP : (range / STEP) | 0;
}

/** Quantile of Beta(2, SHAPE), whose distribution is 1 - (1 - x)^SHAPE (1 + SHAPE x), by halving. */
function betaQuantile(p: number): number {
  let low = 0;
  let high = 1;
  for (let i = 0; i < 50; i++) {
    const x = (low + high) / 2;
    if (1 - pow(1 - x, SHAPE) * (1 + SHAPE * x) < p) low = x;
    else high = x;
  }
  return low;
}
