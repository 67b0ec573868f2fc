import { fromDecibels } from './decibels.ts';
import type { RadarParameters } from './radar-parameters.ts';
import { rainAttenuation } from './rain-attenuation.ts';

/** Target and distance that the sensitivity is told for [m^2], [m]. */
const REFERENCE_SECTION = 10;
const REFERENCE_RANGE = 100;

/** What the antenna takes at the edges of the field of view, there and back [dB]; between it is Gaussian. */
const EDGE_LOSS = 6;

/** The radar equation: power back over noise, S = S_0 (sigma / 10 m^2) (100 m / R)^4 G(azimuth) e^(-2 a R). */
export class RadarLink {
  private readonly scale: number;
  private readonly halfField: number;
  /** What rain takes [dB/m], one way. */
  private rain: number;

  constructor(parameters: RadarParameters, rainRate: number) {
    const square = REFERENCE_RANGE * REFERENCE_RANGE;
    this.scale = (fromDecibels(parameters.snrAt100m) * square * square) / REFERENCE_SECTION;
    this.halfField = parameters.fieldOfView / 2;
    this.rain = rainAttenuation(rainRate);
  }

  /** Other rain [mm/h]. */
  setRain(rate: number): void {
    this.rain = rainAttenuation(rate);
  }

  /** Signal over noise of a square metre [1/m^2]. */
  gain(range: number, azimuth: number): number {
    const off = azimuth / this.halfField;
    const square = range * range;
    return (this.scale * fromDecibels(-EDGE_LOSS * off * off - 2 * this.rain * range)) / (square * square);
  }
}
