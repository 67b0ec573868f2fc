/** GLSL: value noise, 0 to 1, smooth, in two dimensions; and the share of a pattern that a pixel can still resolve. */
export const NOISE_GLSL = /* glsl */ `
float hash21(vec2 cell) {
  vec3 p = fract(vec3(cell.xyx) * 0.1031);
  p += dot(p, p.yzx + 33.33);
  return fract((p.x + p.y) * p.z);
}

float noise(vec2 place) {
  vec2 cell = floor(place);
  vec2 t = place - cell;
  t = t * t * (3.0 - 2.0 * t);
  float below = mix(hash21(cell), hash21(cell + vec2(1.0, 0.0)), t.x);
  float above = mix(hash21(cell + vec2(0.0, 1.0)), hash21(cell + vec2(1.0, 1.0)), t.x);
  return mix(below, above, t.y);
}

float resolved(vec2 place) {
  vec2 step = fwidth(place);
  return 1.0 - smoothstep(0.35, 0.9, max(step.x, step.y));
}
`;
