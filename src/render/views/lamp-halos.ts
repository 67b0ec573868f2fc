import {
  AdditiveBlending,
  BufferAttribute,
  BufferGeometry,
  DynamicDrawUsage,
  Points,
  ShaderMaterial,
  Vector2,
} from 'three';
import { LAMP_EXTINCTION } from '../../world/weather/look/surface-weather.ts';

/** Room for so many lamps. */
const CAPACITY = 4096;

/** Soft round light around lamps. Filled anew for each frame. */
export class LampHalos {
  readonly object: Points;
  private readonly places = new BufferAttribute(new Float32Array(3 * CAPACITY), 3).setUsage(DynamicDrawUsage);
  private readonly colours = new BufferAttribute(new Float32Array(4 * CAPACITY), 4).setUsage(DynamicDrawUsage);
  private readonly pictureHeight = { value: 800 };
  private readonly extinction = { value: 0 };
  private count = 0;

  /** @param extinction of the air [1/m] */
  constructor(extinction: number) {
    this.setExtinction(extinction);
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', this.places);
    geometry.setAttribute('colour', this.colours);
    const material = new ShaderMaterial({
      uniforms: { pictureHeight: this.pictureHeight, extinction: this.extinction },
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      transparent: true,
      depthWrite: false,
      blending: AdditiveBlending,
    });
    this.object = new Points(geometry, material);
    this.object.frustumCulled = false;
    this.object.renderOrder = 110;
    const size = new Vector2();
    this.object.onBeforeRender = (renderer) => {
      this.pictureHeight.value = renderer.getDrawingBufferSize(size).y;
    };
  }

  setExtinction(extinction: number): void {
    this.extinction.value = LAMP_EXTINCTION * extinction;
  }

  begin(): void {
    this.count = 0;
  }

  /** A lamp at (x, y, z), its halo `size` [m] in radius. */
  add(
    x: number,
    y: number,
    z: number,
    size: number,
    strength: number,
    [r, g, b]: readonly [number, number, number],
  ): void {
    if (this.count === CAPACITY || strength < 0.01) return;
    this.places.setXYZ(this.count, x, y, z);
    this.colours.setXYZW(this.count, r * strength, g * strength, b * strength, size);
    this.count++;
  }

  commit(): void {
    this.object.geometry.setDrawRange(0, this.count);
    this.places.needsUpdate = true;
    this.colours.needsUpdate = true;
    this.object.visible = this.count > 0;
  }

  dispose(): void {
    this.object.geometry.dispose();
    (this.object.material as ShaderMaterial).dispose();
  }
}

const VERTEX = /* glsl */ `
attribute vec4 colour;
uniform float pictureHeight;
uniform float extinction;
varying vec3 vLight;
void main() {
  vec4 place = modelViewMatrix * vec4(position, 1.0);
  float away = max(1.0, -place.z);
  vLight = colour.rgb * exp(-extinction * away) / (1.0 + away / 120.0);
  // A little towards the eye, out of the lamp's housing.
  place.xyz *= 1.0 - 0.35 / away;
  gl_Position = projectionMatrix * place;
  // Twice the radius [m], as pixels.
  float pixels = pictureHeight * projectionMatrix[1][1] * colour.a / away;
  gl_PointSize = clamp(pixels, 0.004 * pictureHeight + 1.0, 0.2 * pictureHeight);
}
`;

const FRAGMENT = /* glsl */ `
varying vec3 vLight;
void main() {
  float rest = max(0.0, 1.0 - 2.0 * length(gl_PointCoord - 0.5));
  float fall = rest * rest * (0.3 + 1.7 * rest * rest * rest * rest);
  gl_FragColor = vec4(vLight * fall, 1.0);
}
`;
