import { DoubleSide, type IUniform, MeshLambertMaterial, type WebGLProgramParametersWithUniforms } from 'three';
import { MATERIAL } from '../../world/scenery/mesh.ts';
import type { AtmosphereUniforms } from '../light/atmosphere-shader.ts';
import { ATMOSPHERE_GLSL } from '../light/atmosphere-shader.ts';
import type { WeatherUniforms } from '../light/weather-uniforms.ts';
import type { LampUniforms } from './lamp-uniforms.ts';
import { NOISE_GLSL } from './noise-shader.ts';
import { WEATHER_GLSL } from './weather-shader.ts';

/** The material of what stands still, and the same for models that actors wear. */
export interface SurfaceMaterials {
  readonly fixed: MeshLambertMaterial;
  readonly worn: MeshLambertMaterial;
}

/**
 * The one material of the world: diffuse light and shadow by three.js, and on top of it what the flat attributes of a
 * mesh ask for: a procedural pattern by MATERIAL, reflections of the sky on glass and car paint, lamps by slot, and the
 * air in between. `plain` leaves pattern and reflection out, for machines that draw slowly; `weather` brings
 * what weather does to surfaces.
 */
export function surfaceMaterial(
  atmosphere: AtmosphereUniforms,
  lamps: LampUniforms,
  options: { readonly instanced: boolean; readonly plain: boolean; readonly weather?: WeatherUniforms | null },
): MeshLambertMaterial {
  const material = new MeshLambertMaterial({ side: DoubleSide, shadowSide: DoubleSide });
  const { weather = null } = options;
  const defines = [
    options.instanced ? '#define WORN_BY_ACTORS' : '',
    options.plain ? '#define PLAIN' : '',
    weather === null ? '' : '#define WEATHER',
  ].join('\n');
  material.onBeforeCompile = (shader) => patch(shader, { ...atmosphere, ...lamps, ...weather }, defines);
  material.customProgramCacheKey = () => `surface ${defines}`;
  return material;
}

function patch(shader: WebGLProgramParametersWithUniforms, uniforms: Record<string, IUniform>, defines: string): void {
  Object.assign(shader.uniforms, uniforms);
  shader.vertexShader = shader.vertexShader
    .replace('#include <common>', `${defines}\n#include <common>\n${VERTEX_DECLARATIONS}`)
    .replace('#include <begin_vertex>', `#include <begin_vertex>\n${VERTEX_BODY}`);
  shader.fragmentShader = shader.fragmentShader
    .replace('#include <common>', `${defines}\n#include <common>\n${FRAGMENT_DECLARATIONS}`)
    .replace('#include <color_fragment>', 'diffuseColor.rgb = weathered(pattern(vPaint));')
    .replace('#include <opaque_fragment>', `${FRAGMENT_LIGHT}\n#include <opaque_fragment>`);
}

const VERTEX_DECLARATIONS = /* glsl */ `
attribute vec4 paint;
attribute float slot;
#ifdef WORN_BY_ACTORS
attribute vec3 tint;
attribute float lights;
#endif
uniform highp sampler2D signalStates;
uniform float blink;
#ifdef WEATHER
uniform float beamsOn;
uniform float lampLevel;
#endif

flat varying float vMaterial;
varying vec3 vPaint;
flat varying vec3 vGlow;
varying vec3 vPlace;
varying vec3 vWorldPlace;
varying vec3 vWorldNormal;

vec3 linearFromSrgb(vec3 c) {
  return mix(c / 12.92, pow((c + 0.055) / 1.055, vec3(2.4)), step(0.04045, c));
}

bool hasBit(float bits, float bit) {
  return mod(floor(bits / bit), 2.0) > 0.5;
}

// State of a signal's lamp: 0 red, 1 amber, 2 green, by SIGNAL_STATE 1 red, 2 red and amber, 3 green, 4 and 5 amber.
bool signalLampBurns(float index, float lamp) {
  float state = floor(texelFetch(signalStates, ivec2(int(index), 0), 0).r * 255.0 + 0.5);
  if (lamp < 0.5) return state == 1.0 || state == 2.0;
  if (lamp < 1.5) return state == 2.0 || state == 4.0 || state == 5.0;
  return state == 3.0;
}
`;

const VERTEX_BODY = /* glsl */ `
vMaterial = floor(paint.a * 255.0 + 0.5);
vPaint = linearFromSrgb(paint.rgb);
vGlow = vec3(0.0);
vPlace = position;
mat4 toWorld = modelMatrix;
#ifdef USE_INSTANCING
  toWorld = modelMatrix * instanceMatrix;
#endif
vWorldPlace = (toWorld * vec4(position, 1.0)).xyz;
vWorldNormal = mat3(toWorld) * normal;
#ifdef WORN_BY_ACTORS
  if (slot == 1.0) vPaint = tint;
  #ifdef WEATHER
    if (slot == 2.0) vGlow = vec3(0.45, 0.012, 0.01) * beamsOn;
    if (slot == 6.0) vGlow = vec3(1.4, 1.3, 1.1) * beamsOn;
  #endif
  if (slot == 2.0 && hasBit(lights, 1.0)) vGlow = vec3(1.25, 0.03, 0.02);
  if (slot == 3.0 && hasBit(lights, 2.0)) vGlow = vec3(1.2, 0.45, 0.02) * blink;
  if (slot == 4.0 && hasBit(lights, 4.0)) vGlow = vec3(1.2, 0.45, 0.02) * blink;
  if (slot == 5.0 && hasBit(lights, 8.0)) vGlow = vec3(0.1, 0.35, 1.6);
#else
  #ifdef WEATHER
    if (slot == 6.0) vGlow = vPaint * 0.45 * lampLevel;
  #endif
  if (slot >= 8.0) {
    float lamp = mod(slot - 8.0, 3.0);
    bool burns = signalLampBurns(floor((slot - 8.0) / 3.0), lamp);
    vec3 light = lamp < 0.5 ? vec3(1.4, 0.05, 0.03) : lamp < 1.5 ? vec3(1.4, 0.6, 0.02) : vec3(0.06, 1.2, 0.4);
    vGlow = burns ? light : vec3(0.0);
    vPaint = burns ? vec3(0.0) : light * 0.04;
  }
#endif
`;

const FRAGMENT_DECLARATIONS = /* glsl */ `
flat varying float vMaterial;
varying vec3 vPaint;
flat varying vec3 vGlow;
varying vec3 vPlace;
varying vec3 vWorldPlace;
varying vec3 vWorldNormal;
${ATMOSPHERE_GLSL}
${NOISE_GLSL}

bool isOf(float material) {
  return abs(vMaterial - material) < 0.5;
}

#ifdef WEATHER
${WEATHER_GLSL}
#else
vec3 weathered(vec3 color) {
  return color;
}
#endif

vec3 asphalt(vec3 color, vec2 p) {
  float patches = noise(p * 0.11) * 0.6 + noise(p * 0.47 + 7.0) * 0.4;
  float wear = noise(p * 2.3);
  float grain = (hash21(floor(p * 34.0)) - 0.5) * resolved(p * 34.0);
  return color * (0.82 + 0.26 * patches + 0.10 * wear + 0.30 * grain);
}

vec3 grass(vec3 color, vec2 p) {
  float meadow = noise(p * 0.045) * 0.6 + noise(p * 0.21) * 0.4;
  float tufts = (noise(p * 3.1) - 0.5) * resolved(p * 3.1);
  vec3 dry = color * vec3(1.22, 1.10, 0.92);
  return mix(color * vec3(0.86, 0.92, 0.92), dry, meadow * 0.75) * (1.0 + 0.30 * tufts);
}

vec3 foliage(vec3 color, vec2 p) {
  float boughs = noise(p * 1.3);
  float leaves = (noise(p * 7.0) - 0.5) * resolved(p * 7.0) + (noise(p * 17.0) - 0.5) * resolved(p * 17.0);
  return color * (0.70 + 0.50 * boughs + 0.55 * leaves);
}

vec3 pattern(vec3 color) {
#ifdef PLAIN
  return color;
#else
  vec2 p = vPlace.xy;
  vec3 facing = abs(vWorldNormal);
  vec2 sides = facing.z > max(facing.x, facing.y) ? p : vec2(facing.x > facing.y ? p.y : p.x, vPlace.z);
  if (isOf(${MATERIAL.asphalt}.0)) return asphalt(color, p);
  if (isOf(${MATERIAL.grass}.0)) return grass(color, p);
  if (isOf(${MATERIAL.paint}.0)) return color * (1.0 - 0.35 * smoothstep(0.45, 0.9, noise(p * 6.0)) * resolved(p * 6.0));
  if (isOf(${MATERIAL.concrete}.0)) return color * (0.90 + 0.14 * noise(p * 0.8) + 0.08 * noise(p * 5.0) * resolved(p * 5.0));
  if (isOf(${MATERIAL.foliage}.0)) return foliage(color, sides);
  if (isOf(${MATERIAL.facade}.0)) return color * (0.93 + 0.12 * noise(sides * 0.5));
  return color;
#endif
}

/** Light that a smooth surface mirrors: sky above, ground below. */
vec3 mirrored(vec3 direction) {
  vec3 ground = 0.16 * horizonColor;
  return mix(ground, skyLight(normalize(vec3(direction.xy, max(direction.z, 0.0)))), smoothstep(-0.12, 0.10, direction.z));
}
`;

const FRAGMENT_LIGHT = /* glsl */ `
vec3 fromEye = vWorldPlace - cameraPosition;
float range = length(fromEye);
fromEye /= range;
#ifndef PLAIN
  bool isGlass = isOf(${MATERIAL.glass}.0);
  bool isCarPaint = isOf(${MATERIAL.carPaint}.0);
  if (isGlass || isCarPaint) {
    vec3 outwards = normalize(vWorldNormal);
    if (dot(outwards, fromEye) > 0.0) outwards = -outwards;
    float grazing = pow(1.0 - abs(dot(outwards, fromEye)), 5.0);
    vec3 bounce = reflect(fromEye, outwards);
    float mirror = isGlass ? mix(0.10, 0.9, grazing) : mix(0.04, 0.6, grazing);
    float sunlit = min(1.0, dot(reflectedLight.directDiffuse, vec3(8.0)));
    vec3 spark = vec3(1.0, 0.9, 0.72) * pow(max(dot(bounce, sunDirection), 0.0), isGlass ? 400.0 : 140.0) * sunlit;
    outgoingLight = outgoingLight * (1.0 - mirror) + mirror * mirrored(bounce) + (isGlass ? 6.0 : 2.0) * spark;
  }
#endif
#ifdef WEATHER
  vec3 upwards = normalize(vWorldNormal);
  outgoingLight += diffuseColor.rgb * lampLight(vWorldPlace, upwards);
  outgoingLight = mirroredByGround(outgoingLight, fromEye, upwards.z);
#endif
outgoingLight = seenThroughAir(outgoingLight + vGlow, fromEye, range);
`;
