import {
  type Camera,
  CanvasTexture,
  DoubleSide,
  Group,
  LinearFilter,
  Mesh,
  MeshBasicMaterial,
  PlaneGeometry,
  Quaternion,
  ShaderMaterial,
  SRGBColorSpace,
  Vector3,
} from 'three';
import type { DecisionKind, Plan } from '../../core/messages/plan.ts';
import { setPose, standFacingTraffic } from '../axes.ts';
import type { GroundHeight } from '../ground-height.ts';
import { FAIL, type LinearRgb, WARN } from '../meaning-colors.ts';
import type { View } from './view.ts';

/** [m] */
const WIDTH = 3.4;
const HEIGHT = 1.5;
const LABEL_HEIGHT = 0.62;
/** Distance at which the label has its own size [m], and within which factors it shrinks and grows nearer and farther. */
const FULL_SIZE_DISTANCE = 18;
const SMALLEST = 0.35;
const LARGEST = 6;
/** How far aside of the fence it is for an eye straight above [m]. */
const BESIDE = 3.5;
/** Size of the label's picture [pixels]. */
const LABEL_PIXELS = { width: 768, height: 140 } as const;

const COLORS: Partial<Record<DecisionKind, LinearRgb>> = { follow: WARN, avoid: WARN, wait: WARN };

/** Where the driver has decided to stop or to stay behind: a translucent wall across the lane with its reason on it. */
export class FenceView implements View<Plan> {
  readonly object = new Group();
  /** Apart from `object`, whose visibility is the viewer's choice. */
  private readonly fence = new Group();
  private readonly wall: Mesh<PlaneGeometry, ShaderMaterial>;
  private readonly label: Mesh<PlaneGeometry, MeshBasicMaterial>;
  private readonly picture = new OffscreenLabel();
  private readonly ground: GroundHeight;

  /** @param ground height of the ground, which a decision does not say */
  constructor(ground: GroundHeight) {
    this.ground = ground;
    const material = new ShaderMaterial({
      uniforms: { color: { value: WARN } },
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      transparent: true,
      depthWrite: false,
      side: DoubleSide,
    });
    this.wall = new Mesh(new PlaneGeometry(WIDTH, HEIGHT), material);
    this.label = new Mesh(
      new PlaneGeometry((LABEL_HEIGHT * LABEL_PIXELS.width) / LABEL_PIXELS.height, LABEL_HEIGHT),
      new MeshBasicMaterial({
        map: this.picture.texture,
        transparent: true,
        depthWrite: false,
        toneMapped: false,
        side: DoubleSide,
      }),
    );
    for (const [plane, height] of [
      [this.wall, HEIGHT / 2],
      [this.label, HEIGHT + 0.15 + LABEL_HEIGHT / 2],
    ] as const) {
      standFacingTraffic(plane);
      plane.position.set(0, 0, height);
      plane.renderOrder = 7;
      this.fence.add(plane);
    }
    this.label.onBeforeRender = (_renderer, _scene, camera) => keepLegible(this.label, camera);
    this.fence.visible = false;
    this.object.add(this.fence);
  }

  update({ decision, valid }: Plan): void {
    const { kind, reason, fenceX, fenceY, fenceYaw } = decision;
    this.fence.visible = valid && Number.isFinite(fenceX) && Number.isFinite(fenceY);
    if (!this.fence.visible) return;
    setPose(this.fence, fenceX, fenceY, this.ground.at(fenceX, fenceY), fenceYaw);
    this.wall.material.uniforms.color.value = COLORS[kind] ?? FAIL;
    this.picture.write(reason);
  }

  dispose(): void {
    this.wall.geometry.dispose();
    this.wall.material.dispose();
    this.label.geometry.dispose();
    this.label.material.dispose();
    this.picture.texture.dispose();
  }
}

const labelPlace = new Vector3();
const labelUp = new Vector3();
const turnedFence = new Quaternion();

/** Lets a label grow with its distance and face the eye, so that it is read from far as from near, and from every side. */
function keepLegible(label: Mesh, camera: Camera): void {
  const distance = labelPlace.setFromMatrixPosition(label.matrixWorld).distanceTo(camera.position);
  label.scale.setScalar(Math.min(LARGEST, Math.max(SMALLEST, distance / FULL_SIZE_DISTANCE)));
  label.parent?.getWorldQuaternion(turnedFence);
  label.quaternion.copy(turnedFence.invert()).multiply(camera.quaternion);
  // Over the wall as the picture has it: seen from above, beside the cars.
  labelUp.set(0, 1, 0).applyQuaternion(label.quaternion);
  const up = (LABEL_HEIGHT * label.scale.y) / 2 + BESIDE * (1 - labelUp.z);
  label.position.set(0, 0, HEIGHT + 0.15).addScaledVector(labelUp, up);
  label.updateMatrixWorld();
}

/** A line of text as a texture. */
class OffscreenLabel {
  readonly texture: CanvasTexture;
  private readonly canvas = document.createElement('canvas');
  private written = '';

  constructor() {
    Object.assign(this.canvas, LABEL_PIXELS);
    this.texture = new CanvasTexture(this.canvas);
    this.texture.colorSpace = SRGBColorSpace;
    this.texture.minFilter = LinearFilter;
    this.texture.generateMipmaps = false;
  }

  write(text: string): void {
    const context = this.canvas.getContext('2d');
    if (text === this.written || context === null) return;
    this.written = text;
    const { width, height } = LABEL_PIXELS;
    context.clearRect(0, 0, width, height);
    context.font = '600 72px "Inter Variable", system-ui, sans-serif';
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    const textWidth = Math.min(width - 8, context.measureText(text).width + 72);
    context.fillStyle = 'rgba(13, 17, 23, 0.82)';
    context.beginPath();
    context.roundRect((width - textWidth) / 2, 10, textWidth, height - 20, 24);
    context.fill();
    context.fillStyle = '#ffffff';
    context.fillText(text, width / 2, height / 2 + 4, width - 60);
    this.texture.needsUpdate = true;
  }
}

const VERTEX = /* glsl */ `
varying vec2 vUv;
void main() {
  vUv = uv;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}
`;

const FRAGMENT = /* glsl */ `
uniform vec3 color;
varying vec2 vUv;
void main() {
  vec2 place = vUv * vec2(${WIDTH.toFixed(1)}, ${HEIGHT.toFixed(1)});
  float stripe = smoothstep(0.45, 0.55, fract((place.x + place.y) * 1.6));
  float foot = 1.0 - vUv.y;
  float rim = smoothstep(0.965, 0.99, vUv.y);
  gl_FragColor = vec4(color, 0.16 + 0.34 * foot * foot + 0.10 * stripe * foot + 0.6 * rim);
  #include <colorspace_fragment>
}
`;
