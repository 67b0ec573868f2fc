import { DoubleSide, ShaderMaterial } from 'three';

/** Light of its own, soft edges, drawn on the road without fighting with it for depth. */
export function ribbonMaterial(): ShaderMaterial {
  return new ShaderMaterial({
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    transparent: true,
    depthWrite: false,
    side: DoubleSide,
    polygonOffset: true,
    polygonOffsetFactor: -4,
    polygonOffsetUnits: -4,
  });
}

const VERTEX = /* glsl */ `
attribute vec4 color;
attribute float across;
varying vec4 vColor;
varying float vAcross;
void main() {
  vColor = color;
  vAcross = across;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}
`;

const FRAGMENT = /* glsl */ `
varying vec4 vColor;
varying float vAcross;
void main() {
  float side = abs(vAcross);
  float softness = max(0.04, 1.5 * fwidth(vAcross));
  float inside = 1.0 - smoothstep(1.0 - softness, 1.0, side);
  float rim = smoothstep(0.80, 0.94, side) * 0.35;
  gl_FragColor = vec4(vColor.rgb, min(1.0, vColor.a * (1.0 + rim)) * inside);
  #include <colorspace_fragment>
}
`;
