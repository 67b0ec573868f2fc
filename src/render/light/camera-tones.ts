import { ShaderChunk } from 'three';

/** What three.js has for tone mapping by its users, to be replaced. */
const PLACE = 'vec3 CustomToneMapping( vec3 color ) { return color; }';

/**
 * Makes CustomToneMapping the camera's curve, sensors/raster/tone-curve.ts: linear up to 0.65, then a soft shoulder
 * towards 1. The curves that three.js brings take more from the dark, which at night is everything.
 */
export function adoptCameraTones(): void {
  ShaderChunk.tonemapping_pars_fragment = ShaderChunk.tonemapping_pars_fragment.replace(PLACE, CAMERA_TONES);
}

const CAMERA_TONES = /* glsl */ `
vec3 CustomToneMapping(vec3 color) {
  color *= toneMappingExposure;
  vec3 high = 0.65 + 0.35 * (1.0 - exp((0.65 - color) / 0.35));
  return mix(color, high, step(0.65, color));
}
`;
