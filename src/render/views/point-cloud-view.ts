import {
  BufferAttribute,
  BufferGeometry,
  Color,
  DynamicDrawUsage,
  Points,
  ShaderMaterial,
  SRGBColorSpace,
} from 'three';
import type { PointCloud } from '../../core/point-cloud.ts';
import { SEMANTIC, SEMANTIC_PALETTE } from '../../core/semantic-class.ts';
import { VIRIDIS_STOPS } from '../map/viridis.ts';
import type { PointColour } from '../point-colour.ts';
import type { View } from './view.ts';

const FIRST_CAPACITY = 32_768;

/** Diameter of a point: what it would have in the world [m], and on the screen at least and at most [pixels]. */
const SIZE = 0.075;
const LEAST_SIZE = 2.2;
const MOST_SIZE = 7;

/** A point lies in the surface that it was measured on: it is drawn this much of its distance, and so far, before it. */
const BIAS_SHARE = 0.004;
const BIAS = 0.12;

/** Upper end of the scale of heights over the ground, whose lower end is the ground [m]. */
const HIGHEST = 8;

/** Where the scales begin on the ramp: its darkest colours are lost on asphalt. */
const RAMP_START = 0.3;

/** Colours are made for areas; points, which are small and lie on what they are of, are so much nearer to white. */
const LIGHTNESS = 0.22;
const RAMP_LIGHTNESS = 0.08;

/** A lidar's points, in the sensor's frame, coloured by height, intensity or class. */
export class PointCloudView implements View<PointCloud> {
  readonly object: Points<BufferGeometry, ShaderMaterial>;
  private readonly geometry = new BufferGeometry();
  private readonly material: ShaderMaterial;
  private position = new BufferAttribute(new Float32Array(3 * FIRST_CAPACITY), 3);
  private value = new BufferAttribute(new Uint8Array(2 * FIRST_CAPACITY), 2);

  constructor() {
    this.material = new ShaderMaterial({
      uniforms: {
        mode: { value: MODES.height },
        mountHeight: { value: 0 },
        ramp: { value: VIRIDIS_STOPS.map(([red, green, blue]) => srgb(red, green, blue).lerp(WHITE, RAMP_LIGHTNESS)) },
        palette: { value: SEMANTIC_PALETTE.map(([red, green, blue]) => srgb(red, green, blue).lerp(WHITE, LIGHTNESS)) },
        pixelRatio: { value: 1 },
        focal: { value: 500 },
      },
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      transparent: true,
      depthWrite: false,
      toneMapped: false,
    });
    this.object = new Points(this.geometry, this.material);
    this.object.frustumCulled = false;
    this.object.renderOrder = 6;
    this.object.onBeforeRender = (renderer, _scene, camera) => {
      const { uniforms } = this.material;
      uniforms.pixelRatio.value = renderer.getPixelRatio();
      uniforms.focal.value = (renderer.domElement.height / 2) * camera.projectionMatrix.elements[5];
    };
    this.attach();
  }

  /** @param semantic class of each point, where it is known */
  update(cloud: PointCloud, _tick?: number, semantic: Uint8Array | null = null): void {
    const { count, x, y, z, intensity } = cloud;
    if (count > this.position.count) this.grow(count);
    const places = this.position.array as Float32Array;
    const values = this.value.array as Uint8Array;
    for (let i = 0, k = 0; i < count; i++, k += 3) {
      places[k] = x[i];
      places[k + 1] = y[i];
      places[k + 2] = z[i];
      values[2 * i] = intensity[i];
      values[2 * i + 1] = semantic === null ? SEMANTIC.sky : semantic[i];
    }
    for (const attribute of [this.position, this.value]) {
      attribute.clearUpdateRanges();
      attribute.addUpdateRange(0, count * attribute.itemSize);
      attribute.needsUpdate = true;
    }
    this.material.uniforms.mountHeight.value = cloud.mount.z;
    this.geometry.setDrawRange(0, count);
  }

  setColour(colour: PointColour): void {
    this.material.uniforms.mode.value = MODES[colour];
  }

  dispose(): void {
    this.geometry.dispose();
    this.material.dispose();
  }

  private attach(): void {
    for (const attribute of [this.position, this.value]) attribute.setUsage(DynamicDrawUsage);
    this.geometry.setAttribute('position', this.position);
    this.geometry.setAttribute('value', this.value);
    this.geometry.setDrawRange(0, 0);
  }

  private grow(count: number): void {
    // Buffers on the graphics card can't grow: the old ones go.
    this.geometry.dispose();
    this.position = new BufferAttribute(new Float32Array(6 * count), 3);
    this.value = new BufferAttribute(new Uint8Array(4 * count), 2);
    this.attach();
  }
}

const MODES: Readonly<Record<PointColour, number>> = { height: 0, intensity: 1, class: 2 };

const WHITE = new Color(1, 1, 1);

function srgb(red: number, green: number, blue: number): Color {
  return new Color().setRGB(red / 255, green / 255, blue / 255, SRGBColorSpace);
}

const VERTEX = /* glsl */ `
uniform float mountHeight;
uniform float pixelRatio;
uniform float focal;
uniform int mode;
uniform vec3 ramp[${VIRIDIS_STOPS.length}];
uniform vec3 palette[${SEMANTIC_PALETTE.length}];
attribute vec2 value;
varying vec3 colour;

vec3 onRamp(float share) {
  float at = mix(${RAMP_START}, 1.0, clamp(share, 0.0, 1.0)) * ${VIRIDIS_STOPS.length - 1}.0;
  int low = min(int(at), ${VIRIDIS_STOPS.length - 2});
  return mix(ramp[low], ramp[low + 1], at - float(low));
}

void main() {
  vec4 place = modelViewMatrix * vec4(position, 1.0);
  float away = length(place.xyz);
  if (mode == 2) colour = palette[int(value.y + 0.5)];
  else if (mode == 1) colour = onRamp(sqrt(value.x / 255.0));
  else {
    float height = (modelMatrix * vec4(position, 0.0)).z + mountHeight;
    colour = onRamp(sqrt(max(0.0, height / ${HIGHEST}.0)));
  }
  gl_Position = projectionMatrix * vec4(place.xyz * max(0.5, 1.0 - ${BIAS_SHARE} - ${BIAS} / away), 1.0);
  gl_PointSize = clamp(focal * ${SIZE} / away, ${LEAST_SIZE} * pixelRatio, ${MOST_SIZE.toFixed(1)} * pixelRatio);
}
`;

const FRAGMENT = /* glsl */ `
varying vec3 colour;

void main() {
  float radius = length(gl_PointCoord - 0.5);
  float alpha = 1.0 - smoothstep(0.38, 0.5, radius);
  if (alpha <= 0.0) discard;
  // A darker rim keeps points apart from each other and from light ground.
  vec3 shade = colour * mix(1.0, 0.7, smoothstep(0.25, 0.45, radius));
  gl_FragColor = vec4(shade, alpha);
  #include <colorspace_fragment>
}
`;
