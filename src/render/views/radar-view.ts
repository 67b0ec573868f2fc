import {
  BufferAttribute,
  BufferGeometry,
  Color,
  DynamicDrawUsage,
  Group,
  InstancedMesh,
  LineBasicMaterial,
  LineSegments,
  Matrix4,
  MeshBasicMaterial,
  OctahedronGeometry,
  SRGBColorSpace,
  Vector3,
} from 'three';
import type { RadarScan } from '../../core/radar-scan.ts';
import { composePose } from '../axes.ts';
import type { View } from './view.ts';

/** Detections that are drawn, the nearest. */
const CAPACITY = 512;

/** Coming, standing and going away: signed values are blue, white, red. */
const COMING = new Color().setHex(0xf85149, SRGBColorSpace);
const STANDING = new Color().setHex(0xf0f3f6, SRGBColorSpace);
const GOING = new Color().setHex(0x4cc2ff, SRGBColorSpace);
/** Range rate of full colour [m/s]. */
const FULL = 15;

/** Half height of a diamond at -20 and at 30 dBsm [m]. */
const SMALL = 0.15;
const LARGE = 0.6;

/** What a stroke from a detection is long: the way that its distance changes by in this time [s]. */
const STROKE = 0.2;

const pose = new Matrix4();
const size = new Vector3();
const color = new Color();

/** A radar's detections, in its own frame: diamonds as large as the echo, strokes along which they come or go. */
export class RadarView implements View<RadarScan> {
  readonly object = new Group();
  private readonly diamonds: InstancedMesh;
  private readonly strokes: LineSegments<BufferGeometry, LineBasicMaterial>;
  private readonly places = new Float32Array(6 * CAPACITY);
  private readonly colors = new Float32Array(6 * CAPACITY);

  constructor() {
    this.diamonds = new InstancedMesh(new OctahedronGeometry(1), new MeshBasicMaterial(), CAPACITY);
    this.diamonds.frustumCulled = false;
    this.diamonds.count = 0;
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', new BufferAttribute(this.places, 3).setUsage(DynamicDrawUsage));
    geometry.setAttribute('color', new BufferAttribute(this.colors, 3).setUsage(DynamicDrawUsage));
    geometry.setDrawRange(0, 0);
    this.strokes = new LineSegments(
      geometry,
      new LineBasicMaterial({ vertexColors: true, transparent: true, opacity: 0.7 }),
    );
    this.strokes.frustumCulled = false;
    this.object.add(this.diamonds, this.strokes);
  }

  update({ count, range, azimuth, rangeRate, rcs }: RadarScan): void {
    const shown = Math.min(count, CAPACITY);
    for (let i = 0; i < shown; i++) {
      const forward = Math.cos(azimuth[i]);
      const left = Math.sin(azimuth[i]);
      const share = Math.min(1, Math.max(0, (rcs[i] + 20) / 50));
      const half = SMALL + (LARGE - SMALL) * share;
      composePose(pose, range[i] * forward, range[i] * left, 0, 0, 0, 0, size.setScalar(half));
      this.diamonds.setMatrixAt(i, pose);
      colorOfRate(rangeRate[i]);
      this.diamonds.setColorAt(i, color);
      const end = Math.max(0, range[i] + STROKE * rangeRate[i]);
      this.places.set([range[i] * forward, range[i] * left, 0, end * forward, end * left, 0], 6 * i);
      this.colors.set([color.r, color.g, color.b, color.r, color.g, color.b], 6 * i);
    }
    this.diamonds.count = shown;
    this.diamonds.instanceMatrix.needsUpdate = true;
    if (this.diamonds.instanceColor !== null) this.diamonds.instanceColor.needsUpdate = true;
    this.strokes.geometry.setDrawRange(0, 2 * shown);
    this.strokes.geometry.attributes.position.needsUpdate = true;
    this.strokes.geometry.attributes.color.needsUpdate = true;
  }

  dispose(): void {
    this.diamonds.geometry.dispose();
    (this.diamonds.material as MeshBasicMaterial).dispose();
    this.diamonds.dispose();
    this.strokes.geometry.dispose();
    this.strokes.material.dispose();
  }
}

function colorOfRate(rate: number): void {
  const share = Math.min(1, Math.abs(rate) / FULL);
  color.copy(STANDING).lerp(rate < 0 ? COMING : GOING, share);
}
