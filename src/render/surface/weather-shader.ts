import { MATERIAL } from '../../world/scenery/mesh.ts';
import {
  BARE,
  BEAM_LIGHT,
  FILM,
  LEVEL,
  OPEN_SKY,
  PUDDLES_FROM,
  SNOW_COLOUR,
  SOAKED,
  STREET_LIGHT,
  WATER,
} from '../../world/weather/look/surface-weather.ts';
import { LIGHT_SCALE } from '../light/weather-light-scale.ts';
import { MOST_BEAMS, MOST_WET_LAMPS } from '../light/weather-uniforms.ts';

const vec3 = ([r, g, b]: readonly [number, number, number]) => `vec3(${number(r)}, ${number(g)}, ${number(b)})`;

function number(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

const soaked = Object.entries(SOAKED)
  .map(([material, kept]) => `if (isOf(${number(Number(material))})) return ${number(kept)};`)
  .join('\n  ');

/**
 * GLSL: surfaces in weather, as sensors/raster/weather-surface.ts and headlamp-beams.ts have them. Needs isOf, noise,
 * skyLight and the weather's uniforms.
 */
export const WEATHER_GLSL = /* glsl */ `
uniform float wetness;
uniform float ice;
uniform float snow;
uniform float lampLevel;
uniform sampler2D lampCells;
uniform vec4 lampCellsPlace;
uniform vec4 beamPlaces[${MOST_BEAMS}];
uniform vec2 beamDirections[${MOST_BEAMS}];
uniform vec3 wetLampPlaces[${MOST_WET_LAMPS}];
uniform vec3 wetLampLights[${MOST_WET_LAMPS}];

float keptWhenSoaked() {
  ${soaked}
  return 1.0;
}

bool isPaved() {
  return isOf(${number(MATERIAL.asphalt)}) || isOf(${number(MATERIAL.paint)});
}

float roadSnow(vec2 p) {
  float patches = noise(p * 0.35) * 0.6 + noise(p * 1.4 + 4.0) * 0.4;
  return clamp((patches - ${number(BARE)}) * 3.2 + 0.35, 0.12, 0.95);
}

vec3 weathered(vec3 color) {
  color *= 1.0 - wetness * (1.0 - keptWhenSoaked());
  if (snow <= 0.0 || isOf(${number(MATERIAL.carPaint)}) || isOf(${number(MATERIAL.glass)}) || isOf(${number(MATERIAL.lamp)})) return color;
  vec2 p = vWorldPlace.xy;
  float level = clamp((normalize(vWorldNormal).z - 0.25) * 2.2, 0.0, 1.0);
  float lies = isPaved() ? roadSnow(p) : clamp(1.25 - 0.5 * noise(p * 0.5), 0.0, 1.0);
  float brightness = 0.94 + 0.12 * noise(p * 1.7);
  return mix(color, ${vec3(SNOW_COLOUR)} * brightness, snow * level * lies);
}

float streetLight(vec3 place, float up) {
  vec2 uv = (place.xy - lampCellsPlace.xy) * lampCellsPlace.zw + 0.5 / vec2(textureSize(lampCells, 0));
  if (lampCellsPlace.z == 0.0 || any(lessThan(uv, vec2(0.0))) || any(greaterThan(uv, vec2(1.0)))) return 0.0;
  vec2 cell = texture(lampCells, uv).rg;
  return cell.r * clamp((cell.g - place.z) / 1.2, 0.0, 1.0) * (0.35 + 0.65 * max(up, 0.0));
}

float beamLight(vec3 place, vec3 normal) {
  float light = 0.0;
  for (int k = 0; k < ${MOST_BEAMS}; k++) {
    if (beamPlaces[k].w == 0.0) continue;
    vec2 along = beamDirections[k];
    vec3 way = place - beamPlaces[k].xyz;
    float ahead = dot(way.xy, along);
    if (ahead < 0.3 || ahead > 70.0) continue;
    float aside = (way.y * along.x - way.x * along.y) / (ahead + 1.2);
    float spread = aside * aside / 0.25;
    float rise = way.z / ahead + 0.01;
    float cut = rise <= 0.0 ? 1.0 : 0.05 + 0.95 * clamp(1.0 - rise / 0.02, 0.0, 1.0);
    float facing = normal.z > 0.7 ? 0.5 : clamp(-dot(normal.xy, along), 0.0, 1.0);
    float fall = ahead / 13.0;
    light += 1.5 * cut * facing * clamp(ahead / 4.0, 0.0, 1.0) / ((1.0 + fall * fall) * (1.0 + spread * spread));
  }
  return light;
}

vec3 lampLight(vec3 place, vec3 normal) {
  if (lampLevel < 0.12) return vec3(0.0);
  vec3 light = streetLight(place, normal.z) * ${vec3(STREET_LIGHT)} + beamLight(place, normal) * ${vec3(BEAM_LIGHT)};
  return ${number(LIGHT_SCALE)} * lampLevel * light;
}

// Lamps in a film of water: highlights by the half vector (Blinn 1977), which draw out towards the eye.
vec3 mirroredLamps(vec3 fromEye) {
  vec3 light = vec3(0.0);
  for (int k = 0; k < ${MOST_WET_LAMPS}; k++) {
    vec3 way = wetLampPlaces[k] - vWorldPlace;
    vec3 middle = normalize(normalize(way) - fromEye);
    light += wetLampLights[k] * pow(max(middle.z, 0.0), 260.0) / (1.0 + dot(way, way) / 900.0);
  }
  return light;
}

// What a film of water or ice on level ground mirrors.
vec3 mirroredByGround(vec3 light, vec3 fromEye, float up) {
  if (wetness + ice <= 0.0 || up < ${number(LEVEL)} || !(isPaved() || isOf(${number(MATERIAL.concrete)}))) return light;
  vec2 p = vWorldPlace.xy;
  float fresnel = ${number(WATER)} + ${number(1 - WATER)} * pow(1.0 - clamp(-fromEye.z, 0.0, 1.0), 5.0);
  float puddle = wetness * clamp(6.0 * (noise(p * 0.23) * 0.7 + noise(p * 0.9 + 3.0) * 0.3 - ${number(PUDDLES_FROM)}), 0.0, 1.0);
  float film = ${number(FILM)} * max(wetness, 0.8 * ice);
  float share = fresnel * (film + (1.0 - film) * 0.75 * puddle);
  vec3 bounce = normalize(vec3(fromEye.xy, max(0.02, -fromEye.z + 0.05)));
  vec3 mirrored = ${number(OPEN_SKY)} * skyLight(bounce);
  if (wetness > 0.0 && lampLevel >= 0.12) light += wetness * mirroredLamps(fromEye);
  return mix(light, mirrored, share);
}
`;
