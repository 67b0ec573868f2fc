import type { Vector3 } from 'three';
import { MOST_WET_LAMPS, type WeatherUniforms } from '../light/weather-uniforms.ts';

/** Light of a lamp in wet ground, over its strength [1]. */
const SHARE = 0.5;

/** The nearest of the lamps that wet ground mirrors. Filled anew for each frame. */
export class WetLamps {
  private readonly uniforms: WeatherUniforms;
  isWet: boolean;
  /** Squared distance of each from the eye. */
  private readonly far = new Float64Array(MOST_WET_LAMPS);
  private count = 0;

  constructor(uniforms: WeatherUniforms, isWet: boolean) {
    this.uniforms = uniforms;
    this.isWet = isWet;
  }

  begin(): void {
    this.count = 0;
  }

  add(
    x: number,
    y: number,
    z: number,
    strength: number,
    [r, g, b]: readonly [number, number, number],
    eye: Vector3,
  ): void {
    if (!this.isWet || strength < 0.02) return;
    const far = (x - eye.x) * (x - eye.x) + (y - eye.y) * (y - eye.y);
    let k = this.count;
    if (k === MOST_WET_LAMPS) {
      k = 0;
      for (let i = 1; i < MOST_WET_LAMPS; i++) if (this.far[i] > this.far[k]) k = i;
      if (this.far[k] <= far) return;
    } else this.count++;
    this.far[k] = far;
    this.uniforms.wetLampPlaces.value[k].set(x, y, z);
    this.uniforms.wetLampLights.value[k].set(r, g, b).multiplyScalar(SHARE * strength);
  }

  commit(): void {
    for (let k = this.count; k < MOST_WET_LAMPS; k++) this.uniforms.wetLampLights.value[k].set(0, 0, 0);
  }
}
