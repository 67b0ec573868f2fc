import { InstancedMesh, Matrix4, MeshBasicMaterial, RingGeometry } from 'three';
import type { SeenBays } from '../../core/seen-bays.ts';
import { INFO } from '../meaning-colors.ts';
import type { View } from './view.ts';

/** Most corners that are drawn: within 5 m of the car lie some 30 of spaces 2.5 m wide. */
const CAPACITY = 64;
/** Of a corner's ring [m]: about as wide as the mark is painted inside, to be seen from behind the car outside. */
const INNER = 0.1;
const OUTER = 0.2;
/** Over the ground, so that its slopes do not swallow it [m]. */
const LIFT = 0.05;

/** Corners of parking spaces that are seen around the car: a ring on the ground around each. In the vehicle's frame. */
export class BaysView implements View<SeenBays> {
  readonly object: InstancedMesh<RingGeometry, MeshBasicMaterial>;
  private readonly matrix = new Matrix4();

  constructor() {
    const paint = new MeshBasicMaterial({ transparent: true, opacity: 0.9, depthWrite: false, toneMapped: false });
    paint.color.setRGB(...INFO);
    this.object = new InstancedMesh(new RingGeometry(INNER, OUTER, 24), paint, CAPACITY);
    this.object.count = 0;
    this.object.frustumCulled = false;
    this.object.renderOrder = 5;
  }

  update({ x, y }: SeenBays): void {
    const count = Math.min(CAPACITY, x.length);
    for (let i = 0; i < count; i++) this.object.setMatrixAt(i, this.matrix.makeTranslation(x[i], y[i], LIFT));
    this.object.count = count;
    this.object.instanceMatrix.needsUpdate = true;
  }

  dispose(): void {
    this.object.geometry.dispose();
    this.object.material.dispose();
    this.object.dispose();
  }
}
