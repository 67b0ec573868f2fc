import { Color, type IUniform, SRGBColorSpace, Vector3 } from 'three';
import type { Atmosphere } from '../../world/scenery/mesh.ts';
import { LIGHT_SCALE } from './weather-light-scale.ts';

/** Uniforms of the sky and the air, shared by everything that is seen through it. */
export interface AtmosphereUniforms {
  readonly [name: string]: IUniform;
  readonly sunDirection: IUniform<Vector3>;
  readonly zenithColor: IUniform<Color>;
  readonly horizonColor: IUniform<Color>;
  readonly extinction: IUniform<number>;
  /** Brightness of the air around the sun over that of a fair afternoon [1]. */
  readonly halo: IUniform<number>;
  /** Up to this distance from the eye the air is not seen [m]: 0 but for eyes high above a map. */
  readonly clearReach: IUniform<number>;
}

/** sRGB 0 to 255 as linear light. */
export function linearColor([red, green, blue]: readonly [number, number, number]): Color {
  return new Color().setRGB(red / 255, green / 255, blue / 255, SRGBColorSpace);
}

export function atmosphereUniforms(atmosphere: Atmosphere): AtmosphereUniforms {
  const uniforms: AtmosphereUniforms = {
    sunDirection: { value: new Vector3() },
    zenithColor: { value: new Color() },
    horizonColor: { value: new Color() },
    extinction: { value: 0 },
    halo: { value: 1 },
    clearReach: { value: 0 },
  };
  takeAtmosphere(uniforms, atmosphere);
  return uniforms;
}

/** Gives the uniforms another sky and air. */
export function takeAtmosphere(uniforms: AtmosphereUniforms, atmosphere: Atmosphere): void {
  const { weather, sun, zenith, horizon } = atmosphere;
  uniforms.sunDirection.value.set(...sun);
  uniforms.zenithColor.value.copy(weather === undefined ? linearColor(zenith) : shown(weather.zenithLight));
  uniforms.horizonColor.value.copy(weather === undefined ? linearColor(horizon) : shown(weather.horizonLight));
  uniforms.extinction.value = atmosphere.extinction;
  uniforms.halo.value = weather?.halo ?? 1;
}

/** Light of the camera's scale, as the renderer shows it alike. */
export function shown([red, green, blue]: readonly [number, number, number]): Color {
  return new Color(red * LIGHT_SCALE, green * LIGHT_SCALE, blue * LIGHT_SCALE);
}

/**
 * GLSL: light of the sky in a direction, and the same at the horizon, which distant things fade into (Koschmieder: the
 * share that is left after a distance d is exp(-extinction d)). Sky and haze agree at the horizon by construction.
 */
export const ATMOSPHERE_GLSL = /* glsl */ `
uniform vec3 sunDirection;
uniform vec3 zenithColor;
uniform vec3 horizonColor;
uniform float extinction;
uniform float halo;
uniform float clearReach;

vec3 hazeLight(vec3 direction) {
  float towardsSun = max(dot(normalize(vec3(direction.xy, 0.001)), normalize(vec3(sunDirection.xy, 0.001))), 0.0);
  return horizonColor * mix(vec3(1.0), vec3(1.22, 1.06, 0.86), halo * pow(towardsSun, 3.0));
}

vec3 skyLight(vec3 direction) {
  float height = max(direction.z, 0.0);
  vec3 sky = mix(zenithColor, hazeLight(direction), pow(1.0 - height, 4.0));
  float towardsSun = max(dot(direction, sunDirection), 0.0);
  return sky + halo * vec3(1.0, 0.82, 0.55) * (0.22 * pow(towardsSun, 24.0) + 0.5 * pow(towardsSun, 300.0));
}

vec3 seenThroughAir(vec3 light, vec3 direction, float distanceMetres) {
  return mix(hazeLight(direction), light, exp(-extinction * max(distanceMetres - clearReach, 0.0)));
}
`;
