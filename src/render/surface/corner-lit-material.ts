import { DoubleSide, ShaderMaterial, UniformsLib, UniformsUtils } from 'three';
import { ATMOSPHERE_GLSL, type AtmosphereUniforms } from '../light/atmosphere-shader.ts';

/**
 * The surface of the world for processors that draw moving pictures: diffuse light and the air are worked out at the
 * corners of triangles, and nothing but a colour is left for their pixels. Without shadows, patterns and reflections.
 */
export function cornerLitMaterial(atmosphere: AtmosphereUniforms): ShaderMaterial {
  return new ShaderMaterial({
    uniforms: { ...UniformsUtils.clone(UniformsLib.lights), ...atmosphere },
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    side: DoubleSide,
    lights: true,
  });
}

/** Lambert's law as three.js has it: light of the sun and of the sky's two halves, over pi. */
const VERTEX = /* glsl */ `
struct DirectionalLight { vec3 direction; vec3 color; };
struct HemisphereLight { vec3 direction; vec3 skyColor; vec3 groundColor; };
uniform DirectionalLight directionalLights[NUM_DIR_LIGHTS];
uniform HemisphereLight hemisphereLights[NUM_HEMI_LIGHTS];
attribute vec4 paint;
varying vec3 vLight;
${ATMOSPHERE_GLSL}
#include <tonemapping_pars_fragment>
#include <colorspace_pars_fragment>

void main() {
  vec4 place = modelMatrix * vec4(position, 1.0);
  gl_Position = projectionMatrix * viewMatrix * place;
  vec3 facing = normalMatrix * normal;
  vec3 light = vec3(0.0);
  #pragma unroll_loop_start
  for (int i = 0; i < NUM_DIR_LIGHTS; i++) {
    light += directionalLights[i].color * max(dot(facing, directionalLights[i].direction), 0.0);
  }
  #pragma unroll_loop_end
  #pragma unroll_loop_start
  for (int i = 0; i < NUM_HEMI_LIGHTS; i++) {
    light += mix(hemisphereLights[i].groundColor, hemisphereLights[i].skyColor, 0.5 * dot(facing, hemisphereLights[i].direction) + 0.5);
  }
  #pragma unroll_loop_end
  vec3 color = mix(paint.rgb / 12.92, pow((paint.rgb + 0.055) / 1.055, vec3(2.4)), step(0.04045, paint.rgb));
  vec3 fromEye = place.xyz - cameraPosition;
  float range = length(fromEye);
  light = seenThroughAir(color * light / 3.14159265, fromEye / range, range);
  vLight = sRGBTransferOETF(vec4(NeutralToneMapping(light), 1.0)).rgb;
}
`;

const FRAGMENT = /* glsl */ `
varying vec3 vLight;
void main() {
  gl_FragColor = vec4(vLight, 1.0);
}
`;
