import {
  BufferAttribute,
  BufferGeometry,
  DynamicDrawUsage,
  Group,
  LineBasicMaterial,
  LineLoop,
  Points,
  PointsMaterial,
} from 'three';
import type { Gnss } from '../../core/messages/motion-readings.ts';
import type { View } from './view.ts';

/** Fixes that are shown: the latest 20 s at 10 Hz. */
const KEPT = 200;
const CIRCLE_POINTS = 48;
/** Over the ground [m], and size of a fix [pixels]. */
const LIFT = 0.15;
const SIZE = 5;

/** Fixes of a receiver on the ground, and around the latest the circle that it states; in the map's axes, at the car's height. */
export class FixesView implements View<Gnss> {
  readonly object = new Group();
  private readonly points: Points<BufferGeometry, PointsMaterial>;
  private readonly circle: LineLoop<BufferGeometry, LineBasicMaterial>;
  private readonly places: BufferAttribute;
  private count = 0;

  constructor(color: number) {
    this.places = new BufferAttribute(new Float32Array(3 * KEPT), 3).setUsage(DynamicDrawUsage);
    const look = { color, transparent: true, depthWrite: false, toneMapped: false } as const;
    const dots = new PointsMaterial({ ...look, size: SIZE, sizeAttenuation: false, opacity: 0.8 });
    this.points = new Points(new BufferGeometry().setAttribute('position', this.places), dots);
    const rim = Array.from({ length: CIRCLE_POINTS }, (_, k) => (2 * Math.PI * k) / CIRCLE_POINTS);
    const unit = rim.flatMap((angle) => [Math.cos(angle), Math.sin(angle), 0]);
    const ring = new BufferGeometry().setAttribute('position', new BufferAttribute(Float32Array.from(unit), 3));
    this.circle = new LineLoop(ring, new LineBasicMaterial({ ...look, opacity: 0.9 }));
    for (const part of [this.points, this.circle]) {
      part.frustumCulled = false;
      part.renderOrder = 5;
      this.object.add(part);
    }
    this.points.geometry.setDrawRange(0, 0);
    this.circle.visible = false;
  }

  update({ valid, x, y, sigma }: Gnss): void {
    this.circle.visible = valid;
    if (!valid) return;
    this.places.setXYZ(this.count % KEPT, x, y, LIFT);
    this.places.needsUpdate = true;
    this.count++;
    this.points.geometry.setDrawRange(0, Math.min(KEPT, this.count));
    this.circle.position.set(x, y, LIFT);
    this.circle.scale.setScalar(sigma);
  }

  dispose(): void {
    for (const { geometry, material } of [this.points, this.circle]) {
      geometry.dispose();
      material.dispose();
    }
  }
}
