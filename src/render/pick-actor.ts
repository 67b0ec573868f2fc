import { Box3, type Camera, Matrix4, Raycaster, Vector2, Vector3 } from 'three';
import type { ActorsTruth } from '../core/messages/actors-truth.ts';
import { composePose } from './axes.ts';

const UNSCALED = new Vector3(1, 1, 1);
const caster = new Raycaster();
const pointer = new Vector2();
const pose = new Matrix4();
const box = new Box3();
const hit = new Vector3();

/**
 * Index of the road user whose box lies first under a point of the picture, -1 for none.
 *
 * @param x @param y -1 to 1, right and up
 */
export function pickActor(camera: Camera, x: number, y: number, actors: ActorsTruth): number {
  let best = -1;
  let nearest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < actors.count; i++) {
    composePose(pose, actors.x[i], actors.y[i], actors.z[i], actors.yaw[i], actors.pitch[i], actors.roll[i], UNSCALED);
    caster.setFromCamera(pointer.set(x, y), camera);
    const eye = caster.ray.origin.clone();
    const length = actors.length[i] / 2;
    const width = actors.width[i] / 2;
    box.min.set(-length, -width, 0);
    box.max.set(length, width, actors.height[i]);
    caster.ray.applyMatrix4(pose.invert());
    if (caster.ray.intersectBox(box, hit) === null) continue;
    const distance = hit.applyMatrix4(pose.invert()).distanceTo(eye);
    if (distance >= nearest) continue;
    nearest = distance;
    best = i;
  }
  return best;
}
