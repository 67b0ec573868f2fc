import type { CameraBoxes } from '../../../core/camera-truth.ts';
import { wrapAngle } from '../../../core/math/angle.ts';
import { atan2 } from '../../../core/math/atan.ts';
import { ACTOR_KIND } from '../../../core/messages/actors-truth.ts';

/** KITTI's names by ACTOR_KIND; it has none for buses and motorcycles. */
const TYPES: readonly string[] = typesByKind();

/** Least visibility of KITTI's occlusion states 0 (fully visible) and 1 (partly occluded); less is 2 (largely). */
const FULLY = 0.9;
const PARTLY = 0.5;

/**
 * The label file of a picture, one line for each road user of which a pixel is seen: type, truncated, occluded, alpha,
 * 2D box, height, width, length, place of the box's floor in the camera's frame, rotation_y (KITTI object development
 * kit, readme.txt).
 */
export function kittiLabel(boxes: CameraBoxes): string {
  const lines: string[] = [];
  for (let i = 0; i < boxes.count; i++) {
    if (boxes.pixels[i] === 0) continue;
    const [right, down, forward] = boxes.position.subarray(3 * i, 3 * i + 3);
    const [length, width, height] = boxes.size.subarray(3 * i, 3 * i + 3);
    const rotation = boxes.rotationY[i];
    const numbers = [
      wrapAngle(rotation - atan2(right, forward)),
      ...boxes.seen.subarray(4 * i, 4 * i + 4),
      height,
      width,
      length,
      right,
      down,
      forward,
      rotation,
    ];
    const occluded = boxes.visibility[i] >= FULLY ? 0 : boxes.visibility[i] >= PARTLY ? 1 : 2;
    const start = `${TYPES[boxes.kind[i]]} ${boxes.truncation[i].toFixed(2)} ${occluded}`;
    lines.push(`${start} ${numbers.map((value) => value.toFixed(2)).join(' ')}\n`);
  }
  return lines.join('');
}

function typesByKind(): string[] {
  const types: string[] = [];
  types[ACTOR_KIND.car] = 'Car';
  types[ACTOR_KIND.van] = 'Van';
  types[ACTOR_KIND.truck] = 'Truck';
  types[ACTOR_KIND.bus] = 'Misc';
  types[ACTOR_KIND.motorcycle] = 'Misc';
  types[ACTOR_KIND.bicycle] = 'Cyclist';
  types[ACTOR_KIND.pedestrian] = 'Pedestrian';
  return types;
}
